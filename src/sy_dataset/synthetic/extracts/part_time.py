"""Alternative provision and reduced timetables: pupils who are not at their school full time.

Neither is published by authority; the levels, reasons and lengths are assumed. A permanent
exclusion is followed by a place in alternative provision from the sixth school day on, as the
law asks, for nearly all.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import school_rolls
from sy_dataset.synthetic.extracts.exclusions import every_exclusion
from sy_dataset.synthetic.extracts.spans import case_on
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows, uniform_days

PROVISION_A_YEAR, TIMETABLES_A_YEAR = 0.006, 0.009
"""Of pupils in years 7 to 11."""
YOUNGER = 0.2
"""How much rarer both are in primary schools."""
TYPES = {
    "PRU": 0.46, "INDEPENDENT": 0.14, "UNREGISTERED": 0.14, "ONLINE": 0.08, "COLLEGE": 0.07,
    "HOSPITAL": 0.06, "OTHER": 0.05,
}  # fmt: skip
PROVISION_REASONS = {"PREVENT": 0.5, "HEALTH": 0.24, "SEND": 0.14, "NO_PLACE": 0.08, "OTHER": 0.04}
PAID_BY = {"SCHOOL": 0.58, "LA": 0.3, "BOTH": 0.12}
WITHOUT_NUMBER = ("UNREGISTERED", "ONLINE", "OTHER")
TIMETABLE_REASONS = {
    "ANXIETY": 0.26, "BEHAVIOUR": 0.24, "HEALTH": 0.14, "SEND": 0.14, "REINTEGRATION": 0.14,
    "TRANSITION": 0.05, "OTHER": 0.03,
}  # fmt: skip
PLANNED_DAYS = {"28": 0.4, "42": 0.35, "56": 0.15, "84": 0.1}
PROVIDERS = 6
FIRST_PROVIDER_URN = 9_000


def alternative_provisions(county: County) -> Rows:
    """education_alternative_provision: one row per pupil per placement."""
    chance, roll = county.chance("education_alternative_provision"), school_rolls.rolls(county)
    of, since, is_expelled = _placed(county, roll, chance)
    pupil, count = school_rolls.of(roll, of), len(of)
    until = since + np.clip(chance.skewed(count, 120, 0.7), 14, 900).astype(int) * DAY
    until = np.minimum(until, pupil["ends"])
    kind = where(is_expelled & chance.happens(count, 0.85), "PRU", chance.pick(count, TYPES))
    nameless = np.isin(kind.astype(str), WITHOUT_NUMBER)
    number = chance.whole(count, 0, PROVIDERS - 1) + FIRST_PROVIDER_URN
    provider = (
        school_rolls.FIRST_URN + pupil["council"].astype(int) * school_rolls.URNS_A_COUNCIL + number
    )
    columns: Frame = {
        "alternative_provision_id": local_ids(pupil["council"], "AP"),
        "pupil_id": pupil["pupil_id"],
        "home_school_urn": blank(school_rolls.urn_on(pupil, since), is_expelled),
        "provider_urn": blank(school_rolls.written(provider), nameless),
        "provision_type_code": kind,
        "provision_start_date": since,
        "provision_end_date": no_date(until, until > county.period.horizon),
        "sessions_per_week_count": where(is_expelled, 10, chance.whole(count, 1, 5) * 2),
        "commissioner_code": where(is_expelled, "LA", chance.pick(count, PAID_BY)),
        "reason_code": where(is_expelled, "EXCLUDED", chance.pick(count, PROVISION_REASONS)),
    }
    return Rows(columns, since, pupil["council"], {"provision_end_date": {}})


def _placed(county: County, roll: Frame, chance: Chance) -> tuple[Values, Values, Values]:
    """The pupil and first day of each placement, and whether it followed an exclusion."""
    found = every_exclusion(county, roll)
    expelled = found["is_permanent"] & chance.happens(len(found["roll"]), 0.95)
    others, on = occasions(county, roll, PROVISION_A_YEAR, chance)
    of = np.concatenate([found["roll"][expelled], others])
    since = np.concatenate([working_day(found["on"][expelled] + 8 * DAY), on])
    is_expelled = np.arange(len(of)) < int(expelled.sum())
    kept = since <= np.minimum(roll["ends"][of], county.period.horizon)
    return of[kept], since[kept], is_expelled[kept]


def occasions(county: County, roll: Frame, a_year: float, chance: Chance) -> tuple[Values, Values]:
    """Pupils and days on which something begins, so often a year, rarer in primary schools."""
    period = county.period
    begins = np.maximum(roll["begins"], period.first)
    ends = np.minimum(roll["ends"] - 30 * DAY, period.horizon)
    years = np.maximum((ends - begins) / DAY / 365, 0)
    of = np.flatnonzero(chance.happens(len(years), a_year * years))
    on = uniform_days(begins[of], ends[of], chance.rng.random(len(of)))
    kept = (school_rolls.year_of(school_rolls.of(roll, of), on) >= 7) | chance.happens(
        len(of), YOUNGER
    )
    of, on = of[kept], working_day(on[kept])
    inside = on <= ends[of]
    return of[inside], on[inside]


def timetables(county: County, roll: Frame) -> Frame:
    """One entry per reduced timetable: roll, since, until, sessions a week."""
    chance = county.chance("reduced timetables")
    of, since = occasions(county, roll, TIMETABLES_A_YEAR, chance)
    count = len(of)
    planned = since + chance.pick(count, PLANNED_DAYS).astype(int) * DAY
    over = chance.happens(count, 0.3)
    until = planned + where(over, chance.whole(count, 7, 90), chance.whole(count, -14, 0)) * DAY
    until = np.minimum(until, roll["ends"][of])
    weekly = chance.whole(count, 2, 8)
    return {"roll": of, "since": since, "until": until, "planned": planned, "weekly": weekly}


def reduced_timetables(county: County) -> Rows:
    """education_reduced_timetables: one row per pupil per reduced timetable."""
    chance, roll = county.chance("education_reduced_timetables"), school_rolls.rolls(county)
    span = timetables(county, roll)
    pupil, since, count = school_rolls.of(roll, span["roll"]), span["since"], len(span["roll"])
    reviewed = working_day(since + chance.whole(count, 10, 30) * DAY)
    known = case_on(county, pupil["child"], since) >= 0
    columns: Frame = {
        "reduced_timetable_id": local_ids(pupil["council"], "RT"),
        "pupil_id": pupil["pupil_id"],
        "school_urn": school_rolls.urn_on(pupil, since),
        "timetable_start_date": since,
        "planned_end_date": no_date(span["planned"], chance.happens(count, 0.06)),
        "timetable_end_date": no_date(span["until"], span["until"] > county.period.horizon),
        "sessions_per_week_count": span["weekly"],
        "reason_code": chance.pick(count, TIMETABLE_REASONS),
        "review_date": no_date(reviewed, chance.happens(count, 0.25) | (reviewed > span["until"])),
        "is_parent_agreed": yes_no(chance.happens(count, 0.93), chance.happens(count, 0.96)),
        "is_social_worker_notified": yes_no(chance.happens(count, 0.7), known),
    }
    reveals: dict[str, dict[str, None]] = {"timetable_end_date": {}, "review_date": {}}
    return Rows(columns, since, pupil["council"], reveals)


ROWS = {
    "education_alternative_provision": alternative_provisions,
    "education_reduced_timetables": reduced_timetables,
}
