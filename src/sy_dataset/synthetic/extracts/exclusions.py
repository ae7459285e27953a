"""Suspensions and permanent exclusions.

Levels by authority and phase are those that the Department for Education published for
2023/24, earlier years lie below them as England's did. Half as many again of the children in
need are suspended at least once as an equal spread would give; of looked-after children about
as many. Reasons, lengths and what followed are assumed. Nobody is suspended outside school days.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, after_working_days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import school_rolls
from sy_dataset.synthetic.extracts.school_rolls import PHASES
from sy_dataset.synthetic.extracts.spans import case_on
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows

SUSPENSIONS = np.array([[2.28, 62.1, 5.7, 2.0], [3.83, 55.0, 9.2, 2.0],
                        [1.53, 27.1, 14.7, 2.0], [2.89, 36.8, 7.8, 2.0]])  # fmt: skip
"""Per 100 pupils a year, by council and phase; of independent schools assumed."""
SUSPENDED = np.array([[0.96, 12.9, 4.0, 1.0], [1.33, 12.7, 4.7, 1.0],
                      [0.74, 9.3, 6.6, 1.0], [1.32, 10.4, 4.4, 1.0]])  # fmt: skip
"""Pupils with one or more a year, per 100."""
PERMANENT = np.array([[0.048, 0.558, 0.0, 0.0], [0.028, 0.376, 0.0, 0.0],
                      [0.032, 0.297, 0.25, 0.0], [0.023, 0.374, 0.0, 0.0]])  # fmt: skip
TIMES_MORE = np.array([0.88, 2.9, 2.9, 2.7])
"""How much likelier a pupil is suspended, by what a council does for them."""
OF_2023 = {2019: 0.36, 2020: 0.37, 2021: 0.61, 2022: 0.82}
"""School years before 2023/24, by the year in which they begin, as shares of that year."""
REASONS = {
    "DB": 0.51, "VA": 0.17, "PP": 0.13, "PA": 0.05, "VP": 0.04, "DM": 0.02, "DA": 0.03, "OW": 0.01,
    "BU": 0.01, "RA": 0.01, "MT": 0.01, "TH": 0.004, "SM": 0.004, "LG": 0.002, "OT": 0.02,
}  # fmt: skip
SESSIONS = {"1": 0.12, "2": 0.36, "4": 0.18, "3": 0.05, "6": 0.1, "10": 0.11, "5": 0.03, "8": 0.05}
OUTCOMES = {"UPHELD": 0.86, "CANCELLED": 0.06, "REINSTATED": 0.05, "RECONSIDER": 0.03}
LUNCHTIME = 0.01


def every_exclusion(county: County, roll: Frame) -> Frame:
    """One entry per exclusion in the order of its day: roll, on, until, sessions, is_permanent.

    until  the last day of a suspension; NaT for a permanent one
    """
    chance, period = county.chance("exclusions"), county.period
    first, last = school_rolls.school_year(np.array([period.first, period.horizon]))
    parts = [_of_year(county, roll, year, chance) for year in range(first, last + 1)]
    found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    inside = (found["on"] >= period.first) & (found["on"] <= period.horizon)
    pupil = school_rolls.of(roll, found["roll"])
    inside &= (found["on"] >= pupil["begins"]) & (found["until"] <= pupil["ends"])
    order = np.flatnonzero(inside)[np.argsort(found["on"][inside], kind="stable")]
    found = {name: values[order] for name, values in found.items()}
    found["until"] = no_date(found["until"], found["is_permanent"])
    return found


def _of_year(county: County, roll: Frame, year: int, chance: Chance) -> Frame:
    """The exclusions of one school year; each pupil's follow each other without overlap."""
    begins, ends = school_rolls.september(np.array([year, year + 1]))
    days = school_rolls.school_days(begins, ends - DAY)
    here = (roll["begins"] <= ends) & (roll["ends"] > begins)
    number = school_rolls.year_of(roll, begins)
    which = np.flatnonzero(here & (number >= 0))
    pupil = school_rolls.of(roll, which)
    phase, council = school_rolls.phase_on(pupil, begins), pupil["council"]
    middle = np.full(len(which), begins + 150 * DAY)
    lean = TIMES_MORE[school_rolls.status_on(county, pupil["child"], middle)]
    lean = lean * _by_age(number[which]) * OF_2023.get(year, 1.0)
    share = np.minimum(SUSPENDED[council, phase] / 100 * lean, 0.6)
    more = SUSPENSIONS[council, phase] / SUSPENDED[council, phase]
    times = where(chance.happens(len(which), share), chance.rng.geometric(1 / more), 0)
    expelled = chance.happens(len(which), PERMANENT[council, phase] / 100 * lean)
    of = np.repeat(which, np.minimum(times, 12) + expelled)
    last = np.r_[of[1:] != of[:-1], True][: len(of)]
    is_expelled = np.zeros(len(roll["child"]), dtype=bool)
    is_expelled[which[expelled]] = True
    return _dated(of, last & is_expelled[of], days, chance)


def _by_age(number: Values) -> Values:
    """Older primary pupils and years 8 to 10 more than others; the mean of a phase is about 1."""
    ages = np.array([0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 0.8, 1.15, 1.35, 1.3, 0.9, 0.1, 0.05])
    weights: Values = ages[np.clip(number, 0, 13)]
    return weights


def _dated(of: Values, permanent: Values, days: Values, chance: Chance) -> Frame:
    """Days of each exclusion: the year is cut into as many parts as the pupil has of them."""
    count = len(of)
    first = np.r_[True, of[1:] != of[:-1]][:count]
    group = np.cumsum(first) - 1
    size = np.bincount(group)[group] if count else group
    turn = np.arange(count) - np.flatnonzero(first)[group] if count else group
    draw = (turn + chance.rng.random(count) * 0.5) / np.maximum(size, 1)
    sessions = chance.pick(count, SESSIONS).astype(int)
    room = np.maximum(len(days) // (2 * np.maximum(size, 1)) - 1, 1)
    length = np.minimum((sessions + 1) // 2, room)
    place = np.minimum((draw * len(days)).astype(int), len(days) - 1)
    end = np.minimum(place + length - 1, len(days) - 1)
    return {
        "roll": of,
        "on": days[place],
        "until": days[end],
        "sessions": np.minimum(sessions, 2 * (end - place + 1)),
        "is_permanent": permanent,
    }


def exclusions(county: County) -> Rows:
    """education_exclusions: one row per suspension or permanent exclusion."""
    chance, roll = county.chance("education_exclusions"), school_rolls.rolls(county)
    found = every_exclusion(county, roll)
    pupil, on, count = school_rolls.of(roll, found["roll"]), found["on"], len(found["roll"])
    permanent = found["is_permanent"]
    lunch = ~permanent & (found["sessions"] == 1) & chance.happens(count, LUNCHTIME * 8)
    told = after_working_days(on, where(chance.happens(count, 0.85), 0, 4))
    reviewed = permanent | (found["sessions"] > 9)
    decided = after_working_days(on, chance.whole(count, 10, 25))
    known = case_on(county, pupil["child"], on) >= 0
    first = chance.pick(count, REASONS)
    second = chance.pick(count, REASONS)
    sessions = found["sessions"].astype(object)
    columns: Frame = {
        "exclusion_id": local_ids(pupil["council"], "EX"),
        "pupil_id": pupil["pupil_id"],
        "school_urn": school_rolls.urn_on(pupil, on),
        "school_phase_code": np.array(PHASES, dtype=object)[school_rolls.phase_on(pupil, on)],
        "exclusion_type_code": np.select(
            [permanent, lunch], ["PERMANENT", "LUNCHTIME"], "SUSPENSION"
        ).astype(object),
        "exclusion_start_date": on,
        "exclusion_end_date": found["until"],
        "session_count": blank(sessions, permanent),
        "first_reason_code": first,
        "second_reason_code": blank(second, ~chance.happens(count, 0.14) | (first == second)),
        "la_notified_date": no_date(told, chance.happens(count, 0.03)),
        "is_social_worker_notified": yes_no(chance.happens(count, 0.78), known),
        "review_outcome_code": blank(chance.pick(count, OUTCOMES), ~reviewed),
        "_decided": decided,
    }
    reveals = {"la_notified_date": {}, "_decided": {"review_outcome_code": None}}
    return Rows(columns, on, pupil["council"], reveals)


ROWS = {"education_exclusions": exclusions}
