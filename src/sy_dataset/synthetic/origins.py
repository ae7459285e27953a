"""Where a child's names come from: how many share them, and how often they are written otherwise.

The shares are assumed; that errors of names fall more on children of minority groups is published
(Libuy and others, 2021: the pupils who were not found in hospital records).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sy_dataset.synthetic.chance import Values, where

GROUPS = {
    "WBRI": "white british", "W": "white other", "M": "mixed", "A": "asian", "B": "black",
    "C": "other", "O": "other", "REFU": "not known", "NOBT": "not known",
}  # fmt: skip
"""Code, or its first letter, of the ethnicity that the county gave a child."""
COMMON = {"asian": 3.2, "black": 2.6, "other": 2.6}
"""How much names are alike: 2.2 gives one child in eighty the most common, 3.2 one in twenty."""
USUAL = 2.2
OTHER_SCRIPT = {"asian": 1.0, "black": 0.8, "other": 1.0, "white other": 0.3}
"""Share of the children whose names were first written in other letters, or by ear."""
FAMILY_FIRST = {"asian": 1.0, "black": 0.5, "other": 1.0}
"""How often the order of names is mistaken, beside a tenth for all others."""
MISWRITTEN = {"white british": 1.0}
"""How often a name is mistyped; for all others half as often again."""
MARKED = 0.35
"""Share of the names of white children from elsewhere that have letters with marks."""
MARKS = str.maketrans({"l": "ł", "n": "ń", "s": "ś"})


def groups_of(codes: Values) -> Values:
    """The broad group of each code."""
    return _each(codes, lambda group: group)


def commonness(codes: Values) -> Values:
    """The power of a uniform draw that gives the number of a name."""
    return _each(codes, lambda group: COMMON.get(group, USUAL)).astype(float)


def by_ear(codes: Values) -> Values:
    return _each(codes, lambda group: OTHER_SCRIPT.get(group, 0.0)).astype(float)


def order_mistaken(codes: Values) -> Values:
    return _each(codes, lambda group: FAMILY_FIRST.get(group, 0.1)).astype(float)


def miswritten(codes: Values) -> Values:
    return _each(codes, lambda group: MISWRITTEN.get(group, 1.5)).astype(float)


def marked(names: Values, numbers: Values, codes: Values) -> Values:
    """The names, those of white children from elsewhere with marks for some numbers of names."""
    has = (groups_of(codes) == "white other") & (numbers * 37 % 1000 < MARKED * 1000)
    written = names.copy()
    written[has] = [name[:1] + name[1:].translate(MARKS) for name in names[has].tolist()]
    return written


def _each(codes: Values, answer: Callable[[str], object]) -> Values:
    found, which = np.unique(codes.astype(str), return_inverse=True)
    groups = [GROUPS.get(code) or GROUPS[code[0]] for code in found.tolist()]
    answers: Values = np.array([answer(group) for group in groups], dtype=object)[which]
    return answers


def like_the_other(given: Values, eldest: Values, heads: int, tail: int, names: int) -> Values:
    """Numbers of the forenames of twins, who stand after the eldest of their birth.

    Some differ in the last syllable alone, some in the first letters alone.
    """
    nth = np.arange(len(given)) - eldest
    number = given[eldest]
    first = number - number % heads + (number % heads + nth) % heads
    return where(eldest % 2 == 1, first, (number + tail * nth) % names)
