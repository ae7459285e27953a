"""Seeded draws. Each topic has a stream of its own: one more draw in it changes no other."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Values = npt.NDArray[Any]
"""One column: strings are objects with None as missing, dates are datetime64 with NaT."""
Frame = dict[str, Values]
"""Columns of equal length."""


class Chance:
    """The draws of one topic of one county."""

    def __init__(self, seed: int, topic: str) -> None:
        self.rng = np.random.default_rng([seed, zlib.crc32(topic.encode())])

    def aside(self) -> Chance:
        """Draws of their own beside this topic's, none of which they change."""
        other = Chance.__new__(Chance)
        [other.rng] = self.rng.spawn(1)
        return other

    def happens(self, count: int, share: float | Values) -> Values:
        """True with the given probability, one draw an entry."""
        return self.rng.random(count) < share

    def whole(self, count: int, low: int | Values, high: int | Values) -> Values:
        """Whole numbers from `low` to `high`, both included; never below `low`."""
        return self.rng.integers(low, np.maximum(low, high) + 1, size=count)

    def pick(self, count: int, weights: Mapping[str, float]) -> Values:
        """Keys of `weights`, each as often as its weight says."""
        shares = np.array(list(weights.values()), dtype=float)
        which = self.rng.choice(len(shares), size=count, p=shares / shares.sum())
        return np.array(list(weights), dtype=object)[which]

    def skewed(self, count: int, median: float | Values, spread: float) -> Values:
        """Log-normal numbers: most near the median, a few far above it."""
        return np.asarray(median) * np.exp(self.rng.normal(0.0, spread, count))

    def distinct(self, count: int, below: int) -> Values:
        """Different whole numbers from 0 to `below` - 1. Raises ValueError if there are too few."""
        return self.rng.choice(below, size=count, replace=False)


def identifiers(prefixes: Values | str, count: int, digits: int = 8, start: int = 1) -> Values:
    """Local identifiers: a prefix and a running number, e.g. BRF00000012."""
    numbers = pc.utf8_lpad(
        pc.cast(pa.array(np.arange(start, start + count)), pa.string()), digits, "0"
    )
    before = prefixes if isinstance(prefixes, str) else pa.array(prefixes, pa.string())
    made: Values = pc.binary_join_element_wise(before, numbers, "").to_numpy(zero_copy_only=False)
    return made


def where(mask: Values, yes: Any, no: Any) -> Values:
    """`yes` where the mask is true, else `no`; numpy's takes None but is not typed so."""
    chosen: Values = np.where(mask, yes, no)
    return chosen


def blank(values: Values, missing: Values) -> Values:
    """The values with None where the mask says so."""
    return where(missing, None, values)


def no_date(values: Values, missing: Values) -> Values:
    """The dates or times with NaT where the mask says so."""
    return where(missing, np.array("NaT", dtype=values.dtype), values)


def yes_no(values: Values, known: Values) -> Values:
    """True, False or None as objects; None where the answer is not known."""
    return where(known, values.astype(object), None)
