"""A figure that may be printed. Suppressed, zero, not applicable and not available differ.

Sources: DfE, Children in need statistics, data guidance (counts from 1 to 5 are shown as c,
a true zero is shown, secondary suppression where needed, regional totals to the nearest
10); Government Analysis Function, symbols in tables ([c], [x], [z]).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shown(StrEnum):
    """How a figure stands on the page."""

    EXACT = "exact"
    ROUNDED = "rounded"
    SUPPRESSED = "suppressed"
    ZERO = "zero"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"


SYMBOLS = {
    Shown.SUPPRESSED: "[c]",
    Shown.ZERO: "0",
    Shown.NOT_APPLICABLE: "[z]",
    Shown.NOT_AVAILABLE: "[x]",
}


@dataclass(frozen=True)
class Figure:
    """A figure as it may be printed; what is not shown is not in it.

    value  missing unless the figure is exact, rounded or zero
    unit   printed after the value, e.g. "%"
    """

    value: int | float | None
    shown: Shown
    unit: str = ""

    def __post_init__(self) -> None:
        has_value = self.shown in (Shown.EXACT, Shown.ROUNDED, Shown.ZERO)
        if has_value != (self.value is not None):
            may = "must" if has_value else "must not"
            raise ValueError(f"a figure that is {self.shown} {may} hold a value")
        if (self.shown is Shown.ZERO) and self.value != 0:
            raise ValueError("a zero must be 0")

    def __str__(self) -> str:
        if self.value is None:
            return SYMBOLS[self.shown]
        return f"{self.value:,}{self.unit}"


SUPPRESSED = Figure(None, Shown.SUPPRESSED)
NOT_APPLICABLE = Figure(None, Shown.NOT_APPLICABLE)
NOT_AVAILABLE = Figure(None, Shown.NOT_AVAILABLE)
ZERO = Figure(0, Shown.ZERO)


def is_small(count: int, suppress_at_or_below: int) -> bool:
    """Whether a count is one of those that may not be shown: from 1 up to the threshold.

    Raises ValueError for a negative count: it would say something about other counts.
    """
    if count < 0:
        raise ValueError("a count cannot be negative")
    return 0 < count <= suppress_at_or_below


def count_figure(count: int | None, suppress_at_or_below: int) -> Figure:
    """An exact count; a missing one is not available."""
    if count is None:
        return NOT_AVAILABLE
    if is_small(count, suppress_at_or_below):
        return SUPPRESSED
    return Figure(count, Shown.EXACT) if count else ZERO


def rounded_figure(count: int | None, suppress_at_or_below: int, to: int = 10) -> Figure:
    """A count to the nearest `to`, half up: Python's round() would take 25 to 20.

    A true zero stays 0. A count that would round to zero without being it is suppressed,
    as is every count up to the threshold.
    """
    if count is None:
        return NOT_AVAILABLE
    rounded = round_half_up(count, to)
    if is_small(count, suppress_at_or_below) or (count and not rounded):
        return SUPPRESSED
    return Figure(rounded, Shown.ROUNDED) if count else ZERO


def round_half_up(count: int, to: int) -> int:
    """A whole number to the nearest multiple of `to`; the middle goes up."""
    return (2 * count + to) // (2 * to) * to


def percentage_figure(
    numerator: int | None, denominator: int | None, suppress_at_or_below: int
) -> Figure:
    """A whole percentage, half up; not applicable of nothing.

    Suppressed when the numerator, the denominator or the rest is small: 98 % of 50 says
    that there is one of whom it is not true. Raises ValueError if the numerator is larger.
    """
    if numerator is None or denominator is None:
        return NOT_AVAILABLE
    if numerator > denominator:
        raise ValueError("a part cannot be larger than its whole")
    if denominator == 0:
        return NOT_APPLICABLE
    parts = (numerator, denominator, denominator - numerator)
    if any(is_small(part, suppress_at_or_below) for part in parts):
        return SUPPRESSED
    percentage = (200 * numerator + denominator) // (2 * denominator)
    return Figure(percentage, Shown.ROUNDED if numerator else Shown.ZERO, "%")
