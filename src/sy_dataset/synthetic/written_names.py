"""How names come to be written otherwise: by ear, short, without marks, in part.

Every form keeps the rare pair of letters by which an invented name is known.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.names import HEADS, unaccented

BY_EAR = (("a", "e"), ("i", "ee"), ("u", "oo"), ("o", "u"), ("e", "a"))
"""What one hears as another; a name is changed in the first that it has, from a random one on."""
SHORT = "ie"
UNLIKE = 7
"""Of so many short forms one is as different from the name as Bill is from William (assumed).
Who links real names has a list of those; of invented names there can be none."""


def by_ear(names: Values, which: Values, draws: Values) -> Values:
    """The names, spelt as somebody else heard them where the mask says so."""
    return _changed(names, which, draws, _heard)


def short(names: Values, which: Values, draws: Values) -> Values:
    """The forenames, in their short form where the mask says so: the same for the same name."""
    return _changed(names, which, draws, _short)


def in_part(names: Values, which: Values, draws: Values) -> Values:
    """The surnames; of those of two parts one, both reversed, or with a blank, where it says so."""
    return _changed(names, which, draws, _in_part)


def without_marks(names: Values, which: Values) -> Values:
    """The names, without accents where the mask says so."""
    written = names.copy()
    written[which] = unaccented(names[which])
    return written


def misspelt(names: Values, which: Values, draws: Values) -> Values:
    """The names, with an error of the fingers where the mask says so."""
    return _changed(names, which, draws, _misspelt)


def _changed(
    names: Values, which: Values, draws: Values, change: Callable[[str, float], str]
) -> Values:
    places = np.flatnonzero(which)
    written = names.copy()
    pairs = zip(names[places].tolist(), draws[places].tolist(), strict=True)
    written[places] = [name and change(name, draw) for name, draw in pairs]
    return written


def _heard(name: str, draw: float) -> str:
    begin = int(draw * len(BY_EAR))
    for place in range(len(BY_EAR)):
        was, heard = BY_EAR[(begin + place) % len(BY_EAR)]
        if was in name:
            return name.replace(was, heard, 1)
    return name


def _short(name: str, _: float) -> str:
    vowel = next((place for place, letter in enumerate(name) if letter in "aeiouëó"), 1)
    stem = name[: vowel + 3]  # up to the rare pair
    if sum(map(ord, name)) % UNLIKE == 0:  # as different as Bill is from William
        head = HEADS[(len(name) * 5 + ord(name[-1])) % len(HEADS)]
        stem = head + stem[vowel:]
    return stem + SHORT


def _in_part(name: str, draw: float) -> str:
    first, hyphen, second = name.partition("-")
    if not hyphen:
        return name
    return (first, second, f"{second}-{first}", f"{first} {second}")[int(draw * 4)]


def _misspelt(name: str, draw: float) -> str:
    """Two letters swapped, one doubled, left out or mistaken, at the end, after the rare pair."""
    swapped = name[:-2] + name[:-3:-1]
    forms = (swapped, name + name[-1], name[:-2] + name[-1], name[:-1] + "e")
    chosen = forms[int(draw * len(forms))]
    return chosen if len(chosen) > len("Bazqu") and chosen != name else swapped
