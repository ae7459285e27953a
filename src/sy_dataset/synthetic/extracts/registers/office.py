"""What every register is kept with: the office's calendar, its ids, its staff and its children."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, where
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.names import family_names, given_names
from sy_dataset.synthetic.people import COUNCILS, LETTERS
from sy_dataset.synthetic.world import NFA

INVENTED = "Invented text."
STAFF = 60
"""People whom each office names."""
MEETS_AFTER = 14
"""Days of the month by which the Performance and Quality Assurance group has met."""


def regularly(county: County, months: int) -> Frame:
    """Every council and every first day of so many months, within the window: council, on."""
    first = county.period.first.astype("datetime64[M]") + 1
    starts = np.arange(first, county.period.horizon.astype("datetime64[M]") + 1)
    starts = starts[(starts.astype(int) + 9) % months == 0]  # April begins the year
    each = len(starts)
    return {
        "council": np.repeat(np.arange(len(COUNCILS), dtype=np.int8), each),
        "on": np.tile(starts.astype("datetime64[D]"), len(COUNCILS)),
    }


def ids(council: Values, kind: str) -> Values:
    """Ids of a register's rows, in the order in which they stand."""
    return identifiers(LETTERS[council] + kind, len(council), 5)


def person(council: Values, chance: Chance, seed: int) -> tuple[Values, Values]:
    """The id and the name of a person of the office or of an agency, for each row."""
    number = chance.whole(len(council), 1, STAFF) + council * STAFF
    given, family = given_names(seed)[number * 37 + 11], family_names(seed)[number * 53 + 29]
    return text(LETTERS[council], "W9", number), text(given, " ", family)


def next_meeting(on: Values) -> Values:
    """The first monthly meeting after each day."""
    month = on.astype("datetime64[M]")
    meets = working_day(month.astype("datetime64[D]") + (MEETS_AFTER - 2) * DAY)
    later = working_day((month + 1).astype("datetime64[D]") + (MEETS_AFTER - 2) * DAY)
    return where(meets > on, meets, later)


def open_cases(county: County, council: int, on: np.datetime64) -> Values:
    """The numbers of the cases, not closed at once, that a council had open on a day."""
    case = county.case
    here = (case["council"] == council) & (case["route"] != NFA) & (case["referred"] < on)
    return np.flatnonzero(here & ~(case["closed"] < on))


def drawn_cases(
    county: County, council: Values, on: Values, count: int, chance: Chance
) -> tuple[Values, Values, Values]:
    """Open cases by chance for each row, `count` or what there are: row, case, and how many of."""
    rows, cases, sizes = [], [], []
    for row, (which, day) in enumerate(zip(council.tolist(), on, strict=True)):
        able = open_cases(county, which, day)
        picked = chance.rng.permutation(able)[:count]
        rows.append(np.full(len(picked), row))
        cases.append(picked)
        sizes.append(len(able))
    none = [np.zeros(0, dtype=int)]
    return np.concatenate(rows or none), np.concatenate(cases or none), np.array(sizes, dtype=int)
