"""Names made from syllables. No list of names stands here, and no real name can come out.

Each name holds a pair of letters that no English word, markup, program or code holds, so
that a search for a name finds that name and nothing else.
"""

from __future__ import annotations

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


def syllable_names(count: int, tails: tuple[str, ...], chance: Chance) -> Values:
    """Different names of at least six letters. Raises ValueError beyond some 76,000."""
    parts = (HEADS, VOWELS, RARE, VOWELS, tails)
    rest = chance.distinct(count, int(np.prod([len(part) for part in parts])))
    names = np.full(count, "", dtype="<U16")
    for part in parts:
        rest, which = np.divmod(rest, len(part))
        names = np.char.add(names, np.array(part)[which])
    return names.astype(object)


def family_names(count: int, chance: Chance) -> Values:
    """One surname a household: some with an apostrophe, a hyphen or an accent."""
    names = syllable_names(count, FAMILY_TAILS, chance)
    other = syllable_names(count, FAMILY_TAILS, chance)
    draw = chance.rng.random(count)
    names = where(draw < 0.02, "O'" + names, names)
    names = where((draw >= 0.02) & (draw < 0.05), names + "-" + other, names)
    return _accented(names, chance)


def given_names(count: int, chance: Chance) -> Values:
    """A pool of forenames, all different."""
    return _accented(syllable_names(count, GIVEN_TAILS, chance), chance)


def unaccented(names: Values) -> Values:
    """The names as a system writes them that knows no accents."""
    plain = [name and name.replace("ë", "e").replace("ó", "o") for name in names]
    return np.array(plain, dtype=object)


def _accented(names: Values, chance: Chance) -> Values:
    accented = [name.replace("e", "ë", 1).replace("o", "ó", 1) for name in names]
    return where(chance.happens(len(names), 0.03), np.array(accented, dtype=object), names)
