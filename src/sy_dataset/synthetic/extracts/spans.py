"""What stood open for a child on a day, what several children share, and hours of work."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Values, where
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.world import NFA

DAYS = 1_000_000
"""More than any number of a day, so that a child and a day make one number."""


def standing(of: Values, since: Values, until: Values, who: Values, on: Values) -> Values:
    """The number of the span of each `who` that holds the day `on`; NOBODY where none does.

    of, since, until  whose each span is, its first day and its last, NaT while it is open; of
                      spans that overlap, only the one that began last is looked at
    """
    order = np.lexsort((since, of))
    if not len(order):
        return np.full(len(who), NOBODY)
    keys = of[order].astype(np.int64) * DAYS + clock.days(since[order]).astype(np.int64)
    asked = who.astype(np.int64) * DAYS + clock.days(on).astype(np.int64)
    place = np.searchsorted(keys, asked, "right") - 1
    found = order[np.maximum(place, 0)]
    holds = (place >= 0) & (of[found] == who) & ~(until[found] < on)
    return where(holds, found, NOBODY)


def case_on(county: County, child: Values, on: Values) -> Values:
    """The number of the case, not closed at once, that a child had on a day, else NOBODY."""
    case = county.case
    lasting = np.flatnonzero(case["route"] != NFA)
    found = standing(
        case["child"][lasting], case["referred"][lasting], case["closed"][lasting], child, on
    )
    return where(found >= 0, lasting[np.maximum(found, 0)], NOBODY) if len(lasting) else found


def contact_of_case(county: County, told: Values) -> Values:
    """The number of the contact that led to each case, of those that a mask holds, or NOBODY."""
    contact = county.contact
    led = np.flatnonzero(told & (contact["case"] >= 0))
    found = np.full(len(county.case["child"]), NOBODY)
    found[contact["case"][led]] = led
    return found


def one_of(values: Values, numbers: Values) -> Values:
    """The value that each number names; None for NOBODY."""
    if not len(values):
        return np.full(len(numbers), None, dtype=object)
    return where(numbers >= 0, values[numbers], None)


def shared(*parts: Values) -> tuple[Values, int]:
    """A number for each different combination of whole numbers or days, and how many there are."""
    whole = [part.astype(np.int64) - int(part.astype(np.int64).min(initial=0)) for part in parts]
    key = whole[0]
    for part in whole[1:]:
        key = key * (int(part.max(initial=0)) + 1) + part
    found, of = np.unique(key, return_inverse=True)
    return of, len(found)


def in_hours(on: Values, chance: Chance) -> Values:
    """A moment of each day between 09:00 and 16:55."""
    minutes = chance.whole(len(on), 9 * 12, 17 * 12 - 1) * 5
    moment: Values = on.astype("datetime64[s]") + minutes * np.timedelta64(60, "s")
    return moment


def next_case(county: County, child: Values, on: Values) -> Values:
    """The number of the first case, not closed at once, of each child after a day, or NOBODY."""
    case = county.case
    lasting = np.flatnonzero(case["route"] != NFA)
    order = lasting[np.lexsort((case["referred"][lasting], case["child"][lasting]))]
    if not len(order):
        return np.full(len(child), NOBODY)
    keys = case["child"][order] * DAYS + case["referred"][order].astype(np.int64)
    place = np.searchsorted(keys, child * DAYS + on.astype(np.int64), "right")
    found = order[np.minimum(place, len(order) - 1)]
    return where((place < len(order)) & (case["child"][found] == child), found, NOBODY)
