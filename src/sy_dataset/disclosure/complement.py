"""Complementary suppression: which parts of a whole to hide so that none can be reckoned.

A row of authorities with a total is a sum. One hidden part is the total less the others,
so another is hidden with it, never a zero: a zero hides nothing. Both look the same.

Which other is a matter of position: the next part that is not zero, round the row. Hiding
the smallest instead would tell a reader who knows the rule that it is no larger than the
smallest shown: of 5, 9 and 9 with the total 23, "[c], 9, [c]" leaves only 5 and 9. It would
also change from night to night as counts change, and two nights together would show both.

The standard method for large tables is cell suppression by linear programming (Fischetti
and Salazar; tau-Argus; sdcTable). A row of a handful of authorities needs only the rule
below; a test holds it to an attacker who knows it and tries every possible row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sy_dataset.disclosure.figures import (
    NOT_AVAILABLE,
    SUPPRESSED,
    Figure,
    count_figure,
    is_small,
)


@dataclass(frozen=True)
class HiddenParts:
    """Positions of the parts to hide, and whether the total must be hidden too."""

    parts: frozenset[int]
    total: bool


def parts_to_hide(
    sums: Sequence[Sequence[int]], suppress_at_or_below: int, *, also: frozenset[int] = frozenset()
) -> HiddenParts:
    """What to hide so that no hidden part of any of the sums can be had by subtraction.

    sums  counts of the same parts, in the same order, each with its shown total: for a
          percentage these are numerator, rest and denominator
    also  positions that are hidden for another reason

    Hidden parts are joined by the next part until they protect each other; when no part is
    left to hide, the total is hidden.
    """
    hidden = {
        position
        for counts in sums
        for position, count in enumerate(counts)
        if is_small(count, suppress_at_or_below)
    } | also
    total = any(is_small(sum(counts), suppress_at_or_below) for counts in sums)
    while not total and (counts := _at_risk(sums, hidden, suppress_at_or_below)):
        following = _next_part(counts, hidden)
        total = following is None
        hidden |= set() if following is None else {following}
    return HiddenParts(frozenset(hidden), total)


def protected_row(
    parts: Sequence[int | None], suppress_at_or_below: int
) -> tuple[list[Figure], Figure]:
    """The figures of a row of counts and of its total.

    A missing part is not available, and then so is the total: a sum of some parts is not
    the whole.
    """
    known = [part or 0 for part in parts]
    hide = parts_to_hide([known], suppress_at_or_below)
    figures = [
        SUPPRESSED if position in hide.parts else count_figure(part, suppress_at_or_below)
        for position, part in enumerate(parts)
    ]
    if None in parts:
        return figures, NOT_AVAILABLE
    return figures, SUPPRESSED if hide.total else count_figure(sum(known), suppress_at_or_below)


def _at_risk(
    sums: Sequence[Sequence[int]], hidden: set[int], suppress_at_or_below: int
) -> Sequence[int] | None:
    """The first sum of which a hidden small part could be narrowed down, or None."""
    for counts in sums:
        parts = [counts[position] for position in hidden if counts[position]]
        has_small = any(is_small(part, suppress_at_or_below) for part in parts)
        if has_small and not _protect_each_other(parts, suppress_at_or_below):
            return counts
    return None


def _protect_each_other(parts: Sequence[int], suppress_at_or_below: int) -> bool:
    """Two at least; a sum near the least leaves only ones, near the most only fives."""
    together = sum(parts)
    least = len(parts) + suppress_at_or_below - 1
    most = len(parts) * suppress_at_or_below - 2
    all_are_small = max(parts) <= suppress_at_or_below
    return len(parts) >= 2 and together >= least and not (all_are_small and together > most)


def _next_part(counts: Sequence[int], hidden: set[int]) -> int | None:
    """The next part after the first hidden one, round the row, that is shown and not zero."""
    first = min(position for position in hidden if counts[position])
    around = [(first + step) % len(counts) for step in range(1, len(counts))]
    return next((p for p in around if counts[p] and p not in hidden), None)
