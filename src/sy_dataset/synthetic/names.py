"""Names made from syllables. No list of names stands here, and no real name can come out.

Each name holds a pair of letters that no English word, markup, program or code holds, so
that a search for a name finds that name and nothing else. A name is known by its number:
numbers that differ by TAIL differ in the last syllable alone.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from sy_dataset.synthetic.chance import Chance, Values, where

HEADS = ("B", "D", "Gr", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "St", "W")
VOWELS = ("a", "e", "i", "o", "u")
RARE = (
    "zq", "xv", "qz", "jx", "vz", "qx", "xz", "vq",
    "jz", "wq", "zx", "xj", "jq", "vx", "kq", "zj",
)  # fmt: skip
FAMILY_TAILS = ("nd", "rn", "lt", "mph", "rsk", "sten", "lby", "row", "nden", "rt", "lk", "msey")
GIVEN_TAILS = ("ra", "len", "mi", "sa", "ric", "nel", "lo", "dan", "tia", "ver", "bin", "nya")
TAIL = len(HEADS) * len(VOWELS) * len(RARE) * len(VOWELS)
PLAIN = str.maketrans("ëółńś", "eolns")
NAMES = TAIL * len(GIVEN_TAILS)
"""How many names there are of each kind."""


@cache
def syllable_names(tails: tuple[str, ...]) -> Values:
    """Every name of at least six letters, by its number."""
    rest = np.arange(TAIL * len(tails))
    names = np.full(len(rest), "", dtype="<U16")
    for part in (HEADS, VOWELS, RARE, VOWELS, tails):
        rest, which = np.divmod(rest, len(part))
        names = np.char.add(names, np.array(part)[which])
    return names.astype(object)


@cache
def family_names(seed: int) -> Values:
    """Surnames by their number: some with an apostrophe, a hyphen or an accent."""
    chance = Chance(seed, "family_names")
    names = syllable_names(FAMILY_TAILS)
    draw = chance.rng.random(NAMES)
    names = where(draw < 0.02, "O'" + names, names)
    names = where(
        (draw >= 0.02) & (draw < 0.05), names + "-" + chance.rng.permutation(names), names
    )
    return _accented(names, chance)


@cache
def given_names(seed: int) -> Values:
    """Forenames by their number."""
    return _accented(syllable_names(GIVEN_TAILS), Chance(seed, "given_names"))


def unaccented(names: Values) -> Values:
    """The names as a system writes them that knows no accents."""
    plain = [name and name.translate(PLAIN) for name in names.tolist()]
    return np.array(plain, dtype=object)


def _accented(names: Values, chance: Chance) -> Values:
    accented = [name.replace("e", "ë", 1).replace("o", "ó", 1) for name in names]
    return where(chance.happens(len(names), 0.03), np.array(accented, dtype=object), names)
