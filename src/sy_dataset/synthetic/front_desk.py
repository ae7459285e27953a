"""How a contact comes in: its hour, its rating, and when it is decided."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Values, where
from sy_dataset.synthetic.seasons import GROUPS, POLICE, SCHOOL

RATINGS = RED, AMBER, GREEN, BLUE, UNRATED = range(5)
RATING_CODES = np.array(["RED", "AMBER", "GREEN", "BLUE", None], dtype=object)
RATED = np.array([0.12, 0.38, 0.42, 0.08])
DECISION_HOURS = np.array([2.0, 11.0, 34.0, 10.0, 8.0])
"""Median hours from receipt to decision, by rating."""
LIMIT_HOURS = np.array([4.0, 24.0, 72.0, 0.0, 0.0])
"""Hours that the partnership allows; many decisions are made just in time. 0 is no limit."""
HEAPED = 0.16

OF_GROUP: dict[str, dict[str, float]] = {
    "police": {"6": 1.0},
    "school": {"2A": 1.0},
    "health": {"3A": 20, "3B": 20, "3C": 9, "3D": 15, "3E": 31, "3F": 5},
    "other": {
        "2B": 5, "1A": 20, "1B": 8, "1C": 2, "1D": 2, "4": 5, "5A": 5, "5B": 14, "5C": 5, "5D": 8,
        "7": 8, "8": 11, "9": 5, "10": 2,
    },
}  # fmt: skip
"""Source codes within each group; the shares of the groups are published, these are invented."""

REFERRERS = {
    "1": "PUBLIC", "2": "EDUCATION", "3": "HEALTH", "4": "COUNCIL", "5": "COUNCIL", "6": "POLICE",
    "7": "JUSTICE", "8": "VOLUNTARY", "9": "PUBLIC", "10": "OTHER",
}  # fmt: skip
"""Kind of agency by the number that a source code begins with."""


def arrivals(on: Values, group: Values, chance: Chance) -> Values:
    """The moment of each contact: by day for most, at any hour for a third of the police's."""
    count = len(on)
    by_day = chance.rng.triangular(8 * 60, 11.5 * 60, 18 * 60, count)
    in_school = chance.rng.triangular(8 * 60, 14.5 * 60, 17 * 60, count)
    at_night = chance.rng.random(count) * 24 * 60
    minute = where(group == GROUPS.index(SCHOOL), in_school, by_day)
    late = chance.happens(count, where(group == GROUPS.index(POLICE), 0.35, 0.07))
    late &= group != GROUPS.index(SCHOOL)
    minute = where(late, at_night, minute).astype(int)
    return clock.avoid_clock_change(on.astype("datetime64[s]") + minute * np.timedelta64(60, "s"))


def ratings(count: int, rated: float | Values, chance: Chance) -> Values:
    """A rating for the share that is rated, UNRATED for the others."""
    given = chance.rng.choice(len(RATED), size=count, p=RATED)
    return where(chance.happens(count, rated), given, UNRATED)


def decisions(received: Values, rating: Values, chance: Chance) -> Values:
    """When the outcome was decided; at night only for red contacts."""
    count = len(rating)
    hours = np.maximum(chance.skewed(count, DECISION_HOURS[rating], 0.65), 0.4)
    limit = LIMIT_HOURS[rating]
    just = (limit > 0) & chance.happens(count, HEAPED)
    hours = where(just, limit - chance.rng.random(count) * 0.04 * limit, hours)
    decided = clock.minutes(clock.hours_later(received, hours))
    in_daytime = clock.by_day(decided, chance.whole(count, 0, 110))
    return clock.avoid_clock_change(where((rating == RED) | just, decided, in_daytime))


def sources(group: Values, chance: Chance) -> Values:
    """A source code of its group for each contact."""
    codes = np.full(len(group), None, dtype=object)
    for place, name in enumerate(GROUPS):
        these = np.flatnonzero(group == place)
        codes[these] = chance.pick(len(these), OF_GROUP[name])
    return codes


def referrers(source: Values) -> Values:
    """The kind of agency that a source code stands for."""
    codes, places = np.unique(source.astype(str), return_inverse=True)
    kinds = [REFERRERS.get(code) or REFERRERS[code[0]] for code in codes]
    return np.array(kinds, dtype=object)[places]
