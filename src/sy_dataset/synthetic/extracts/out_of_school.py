"""Children of school age who are not at school: taught at home by their parents, or missing.

In England 1.5 in a hundred children of school age were taught at home in autumn 2025
(Department for Education). About one in 250 is missing education on a given day; that, the
reasons and the lengths of time are assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import school_rolls
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows, uniform_days

AT_HOME, AT_HOME_DAYS = 0.026, 900
"""Share of pupils who are ever taught at home, and how long on average."""
MISSING_A_YEAR, MISSING_DAYS = 0.014, 100
HOME_REASONS = {
    "LIFESTYLE": 0.16, "MENTAL_HEALTH": 0.16, "SCHOOL_GENERAL": 0.13, "SCHOOL_SEND": 0.1,
    "BULLYING": 0.05, "RELIGIOUS": 0.03, "PHYSICAL_HEALTH": 0.04, "PREFERRED_SCHOOL": 0.04,
    "AVOID_ATTENDANCE": 0.03, "AVOID_EXCLUSION": 0.02, "SCHOOL_SUGGESTED": 0.01, "OTHER": 0.08,
    "UNKNOWN": 0.15,
}  # fmt: skip
SUITABILITY = {"SUITABLE": 0.62, "NOT_ASSESSED": 0.2, "NOT_SUITABLE": 0.1, "NO_RESPONSE": 0.08}
HOME_ENDS = {"SCHOOL": 0.72, "MOVED": 0.14, "ORDER": 0.05, "MISSING": 0.03, "OTHER": 0.06}
REASONS = {
    "AWAITING_PLACE": 0.3, "MOVED_IN": 0.22, "WHEREABOUTS": 0.12, "LEFT_ROLL": 0.1,
    "HOME_NOT_SUITABLE": 0.06, "HEALTH": 0.04, "EXCLUDED": 0.03, "SEND": 0.05, "REFUSED": 0.03,
    "TRAVELLER": 0.02, "OTHER": 0.02, "UNKNOWN": 0.01,
}  # fmt: skip
ENDINGS = {
    "SCHOOL": 0.68, "MOVED": 0.15, "HOME": 0.06, "ALTERNATIVE": 0.05, "NOT_FOUND": 0.04,
    "OTHER": 0.02,
}  # fmt: skip
TOLD_BY = {"EDUCATION": 0.7, "LA": 0.12, "HEALTH": 0.08, "POLICE": 0.03, "OTHER": 0.07}
NEW_TO_SCHOOL = 0.12
"""Share of children taught at home who were at no school before."""


def at_home(county: County, roll: Frame) -> Frame:
    """One entry per time of home education: roll, since, until (NaT while it lasts)."""
    chance, count = county.chance("home education"), len(roll["child"])
    taught = np.flatnonzero(chance.happens(count, AT_HOME))
    begins, ends = _compulsory(roll, taught)
    last = np.minimum(ends, county.period.horizon) - 30 * DAY
    lean = np.sqrt(chance.rng.random(len(taught)))  # more begin of late
    since = uniform_days(begins, last, lean)
    new = chance.happens(len(taught), NEW_TO_SCHOOL)
    since = where(new, begins, since)
    until = since + (30 + chance.rng.exponential(AT_HOME_DAYS, len(taught)).astype(int)) * DAY
    lasts = until >= np.minimum(ends, county.period.horizon + 60 * DAY)
    until = no_date(np.minimum(until, ends), lasts & (ends > county.period.horizon))
    kept = (since <= last) & ~(until < county.period.first)
    span = {"roll": taught, "since": since, "until": until, "is_new": new, "ends": ends}
    return {name: values[kept] for name, values in span.items()}


def _compulsory(roll: Frame, which: Values) -> tuple[Values, Values]:
    """The first and last day on which the pupils are on a roll and of school age."""
    entered = roll["entered"][which]
    begins = np.maximum(roll["begins"][which], school_rolls.september(entered + 1))
    ends = school_rolls.september(entered + school_rolls.LAST_COMPULSORY_YEAR + 1) - 63 * DAY
    return begins, np.minimum(roll["ends"][which], ends)


def missing(county: County, roll: Frame) -> Frame:
    """One entry per time of missing education: roll, since, until; none while taught at home."""
    chance, period = county.chance("missing education"), county.period
    everyone = np.arange(len(roll["child"]))
    begins, ends = _compulsory(roll, everyone)
    begins, ends = np.maximum(begins, period.first), np.minimum(ends, period.horizon)
    years = np.maximum((ends - begins) / DAY / 365, 0)
    often = chance.rng.gamma(0.6, 1 / 0.6, len(everyone)) * MISSING_A_YEAR
    lost = np.flatnonzero(chance.happens(len(everyone), 1 - np.exp(-often * years)))
    since = uniform_days(begins[lost], ends[lost] - 20 * DAY, chance.rng.random(len(lost)))
    length = 10 + chance.rng.exponential(MISSING_DAYS - 10, len(lost)).astype(int)
    until = since + length * DAY
    over = _compulsory(roll, lost)[1]
    until = no_date(np.minimum(until, over), (until > period.horizon) & (over > period.horizon))
    home = at_home(county, roll)
    kept = ~np.isin(lost, home["roll"]) & (since < over)
    span = {"roll": lost, "since": since, "until": until, "ends": over}
    return {name: values[kept] for name, values in span.items()}


def home_educations(county: County) -> Rows:
    """education_home_education: one row per child per time of elective home education."""
    chance, roll = county.chance("education_home_education"), school_rolls.rolls(county)
    span = at_home(county, roll)
    pupil, count = school_rolls.of(roll, span["roll"]), len(span["roll"])
    told = span["since"] + chance.whole(count, 0, 14) * DAY
    decided = told + chance.whole(count, 30, 150) * DAY
    suitable = chance.pick(count, SUITABILITY)
    judged = np.isin(suitable.astype(str), ("SUITABLE", "NOT_SUITABLE"))
    judged &= ~(decided > span["until"])
    over = span["until"] >= span["ends"]
    ends = where(over, "ABOVE_AGE", chance.pick(count, HOME_ENDS))
    seen = np.minimum(county.period.last, where(np.isnat(span["until"]), _AHEAD, span["until"]))
    seen = np.maximum(told + 20 * DAY, seen - chance.whole(count, 0, 300) * DAY)
    columns: Frame = {
        "home_education_id": local_ids(pupil["council"], "HE"),
        "pupil_id": pupil["pupil_id"],
        "notified_date": told,
        "home_education_start_date": span["since"],
        "home_education_end_date": span["until"],
        "reason_code": chance.pick(count, HOME_REASONS),
        "previous_school_urn": blank(_urns(pupil, span["since"]), span["is_new"]),
        "latest_contact_date": no_date(seen, chance.happens(count, 0.1)),
        "suitability_code": where(
            judged, suitable, where(suitable == "NO_RESPONSE", suitable, "NOT_ASSESSED")
        ),
        "suitability_decided_date": no_date(decided, ~judged),
        "end_reason_code": blank(ends, np.isnat(span["until"])),
        "is_ehcp": school_rolls.has_plan(county)[pupil["child"]],
    }
    reveals: dict[str, dict[str, str | None]] = {
        "home_education_end_date": {"end_reason_code": None},
        "latest_contact_date": {},
        "suitability_decided_date": {"suitability_code": "NOT_ASSESSED"},
    }
    return Rows(columns, told, pupil["council"], reveals)


_AHEAD = np.datetime64("2900-01-01", "D")


def _urns(pupil: Frame, since: Values) -> Values:
    """The school that each pupil was at on the day before."""
    return school_rolls.urn_on(pupil, since - DAY)


def missing_educations(county: County) -> Rows:
    """education_missing_education: one row per child per time of missing education."""
    chance, roll = county.chance("education_missing_education"), school_rolls.rolls(county)
    span = missing(county, roll)
    pupil, count = school_rolls.of(roll, span["roll"]), len(span["roll"])
    told = span["since"] + chance.whole(count, 0, 25) * DAY
    told = where(told > span["until"], span["until"], told)
    reason = chance.pick(count, REASONS)
    over = span["until"] >= span["ends"]
    ended = where(over, "ABOVE_AGE", chance.pick(count, ENDINGS))
    new = np.isin(reason.astype(str), ("MOVED_IN", "AWAITING_PLACE")) & chance.happens(count, 0.7)
    columns: Frame = {
        "missing_education_id": local_ids(pupil["council"], "ME"),
        "pupil_id": pupil["pupil_id"],
        "reported_date": told,
        "reported_by_code": chance.pick(count, TOLD_BY),
        "missing_start_date": span["since"],
        "missing_end_date": span["until"],
        "reason_code": reason,
        "resolution_code": blank(ended, np.isnat(span["until"])),
        "previous_school_urn": blank(_urns(pupil, span["since"]), new),
        "is_safeguarding_checked": yes_no(chance.happens(count, 0.85), chance.happens(count, 0.95)),
    }
    reveals = {"missing_end_date": {"resolution_code": None}}
    return Rows(columns, told, pupil["council"], reveals)


def away_on(roll: Frame, spans: list[Frame], on: np.datetime64) -> Values:
    """Whether each pupil is taught at home or missing education on a day."""
    away = np.zeros(len(roll["child"]), dtype=bool)
    for span in spans:
        now = (span["since"] <= on) & ~(span["until"] < on)
        away[span["roll"][now]] = True
    return away


ROWS = {
    "education_home_education": home_educations,
    "education_missing_education": missing_educations,
}
