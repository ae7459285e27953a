"""Contacts at the front door: when, from whom, how they were rated and decided."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.people import LETTERS, MOST_NIGHTS, Period, local_ids
from sy_dataset.synthetic.rows import uniform_days

SOURCES = {
    "6": 27, "2A": 17, "2B": 2, "3A": 4, "3B": 4, "3C": 2, "3D": 3, "3E": 6, "3F": 1, "1A": 8,
    "1B": 3, "1C": 1, "1D": 1, "4": 2, "5A": 2, "5B": 5, "5C": 2, "5D": 2, "7": 3, "8": 3, "9": 1,
    "10": 1,
}  # fmt: skip
REFERRERS = {
    "1": "PUBLIC", "2": "EDUCATION", "3": "HEALTH", "4": "COUNCIL", "5": "COUNCIL", "6": "POLICE",
    "7": "JUSTICE", "8": "VOLUNTARY", "9": "PUBLIC", "10": "OTHER",
}  # fmt: skip
"""Kind of agency by the number that a source code begins with."""

OUTCOMES = {"NFA": 0.54, "IA": 0.22, "EH": 0.13, "REF": 0.11}
OUTCOMES_OF_NEED = {"NFA": 0.27, "IA": 0.1, "EH": 0.08, "REF": 0.55}
"""A quarter of the children come back often, and mostly for good reason."""
RATINGS = {"RED": 0.12, "AMBER": 0.38, "GREEN": 0.42, "BLUE": 0.08}
EXAMPLES = 3
NIGHTLY = 4
DECISION_HOURS = {"RED": 2.2, "AMBER": 12.0, "GREEN": 36.0, "BLUE": 10.0, None: 9.0}
"""Median hours from receipt to decision; None is a contact that needed no rating."""


def make_contacts(records: Frame, period: Period, seed: int) -> Frame:
    """One entry per child per contact; `record` is the place in the council's records."""
    chance = Chance(seed, "contacts")
    in_need = chance.happens(len(records["child"]), 0.25)
    record, on = _days(records, in_need, period, chance)
    count = len(record)
    council = records["council"][record]
    source = chance.pick(count, SOURCES)
    received = clock.avoid_clock_change(_times(_weekdays(records, record, on, chance), chance))
    rating = where(chance.happens(count, 0.5), chance.pick(count, RATINGS), None)
    of_need = chance.pick(count, OUTCOMES_OF_NEED)
    outcome = where(in_need[record], of_need, chance.pick(count, OUTCOMES))
    both = chance.rng.random(count)
    example = _first_of_each_council(council)
    rating[example], outcome[example], both[example] = "AMBER", "REF", 0.5
    return {
        "record": record,
        "council": council,
        "child": records["child"][record],
        "person_id": records["person_id"][record],
        "contact_id": local_ids(LETTERS[council], "C"),
        "received": received,
        "source": source,
        "referrer": _referrers(source),
        "rating": rating,
        "outcome": outcome,
        "decided": _decisions(received, rating, chance),
        "in_ssd": both < 0.975,
        "in_mash": both >= 0.025,
        "is_example": example,
    }


def _first_of_each_council(council: Values) -> Values:
    """The earliest contacts of each council: they go all the way, so that no extract is empty."""
    first = np.zeros(len(council), dtype=bool)
    for which in range(len(LETTERS)):
        first[np.flatnonzero(council == which)[:EXAMPLES]] = True
    return first


def _days(records: Frame, in_need: Values, period: Period, chance: Chance) -> tuple[Values, Values]:
    """The record and the day of every contact; each record has one at least."""
    count = len(records["child"])
    first = uniform_days(records["opens"], records["first_by"], chance.rng.random(count))
    years_open = (records["closes"] - first) / DAY / 365.25
    often = where(in_need, 1.25, 0.55) * chance.rng.gamma(1.4, 0.7, count)
    further = chance.rng.poisson(often * np.maximum(years_open, 0))
    record = np.repeat(np.arange(count), further)
    draws = chance.rng.random(len(record)) ** 1.6  # a family is most often heard of again soon
    later = uniform_days(first[record] + DAY, records["closes"][record], draws)
    tonight, night = _of_each_night(records, period, chance)
    every = np.concatenate([np.arange(count), record, tonight])
    on = np.concatenate([first, np.minimum(later, records["closes"][record]), night])
    order = np.lexsort((np.arange(len(every)), on))
    return every[order], on[order]


def _of_each_night(records: Frame, period: Period, chance: Chance) -> tuple[Values, Values]:
    """A few contacts on every day that a night covers, so that no night is like the last."""
    night = np.repeat(period.last + np.arange(-1, MOST_NIGHTS + 1) * DAY, NIGHTLY)
    known = np.flatnonzero(
        (records["closes"] == period.horizon) & (records["opens"] < period.last - DAY)
    )
    return known[chance.whole(len(night), 0, len(known) - 1)], night


def _weekdays(records: Frame, record: Values, on: Values, chance: Chance) -> Values:
    """Most of what would fall on a weekend comes on the Friday before."""
    weekday = (on.astype(int) + 3) % 7
    moved = on - np.maximum(weekday - 4, 0) * DAY
    moves = chance.happens(len(on), 0.65) & (moved >= records["opens"][record])
    return where(moves, moved, on)


def _times(on: Values, chance: Chance) -> Values:
    """Mostly from 08:00 to 18:00, some at night."""
    count = len(on)
    by_day = chance.rng.triangular(8 * 60, 11.5 * 60, 18 * 60, count)
    at_night = chance.rng.random(count) * 24 * 60
    minute = where(chance.happens(count, 0.86), by_day, at_night).astype(int)
    return on.astype("datetime64[s]") + minute * np.timedelta64(60, "s")


def _referrers(source: Values) -> Values:
    """The kind of agency that a source code stands for."""
    codes, places = np.unique(source.astype(str), return_inverse=True)
    kinds = [REFERRERS.get(code) or REFERRERS[code[0]] for code in codes]
    return np.array(kinds, dtype=object)[places]


def _decisions(received: Values, rating: Values, chance: Chance) -> Values:
    """When the outcome was decided; at night only for red contacts."""
    count = len(rating)
    median = np.array([DECISION_HOURS[name] for name in rating])
    hours = np.maximum(chance.skewed(count, median, 0.65), 0.4)
    decided = clock.minutes(clock.hours_later(received, hours))
    in_daytime = clock.by_day(decided, chance.whole(count, 0, 110))
    return clock.avoid_clock_change(where(rating == "RED", decided, in_daytime))
