"""Operation Encompass: which school or college was told of a domestic abuse incident, and when.

Not published for this force and assumed: nine in ten told before the next school day, which
begins at a quarter to nine in the terms of `seasons`; why some were never told. Settings are
those of the education extracts (see `school_rolls`), but for one in fifty that the police did
not find. Most who are sixteen or over and at no school are at a college.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, identifiers, no_date, where
from sy_dataset.synthetic.clock import days, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import school_rolls
from sy_dataset.synthetic.extracts.domestic_abuse import incidents, numbered
from sy_dataset.synthetic.extracts.out_of_school import at_home
from sy_dataset.synthetic.extracts.patients import age_on
from sy_dataset.synthetic.extracts.police import local_numbers
from sy_dataset.synthetic.extracts.spans import standing
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.rows import Rows

SCHOOL_FROM = np.timedelta64(8 * 60 + 45, "m")
RECEPTION_AGE, COLLEGE_AGE, LAST_AGE = 4.0, 16.0, 18.0
IN_TIME, NEVER_SENT, NOT_FOUND = 0.9, 0.035, 0.02
NOT_SENT = {"NOT_PROCESSED": 0.55, "NO_KEY_ADULT": 0.25, "RISK": 0.15, "OTHER": 0.05}
AT_COLLEGE = 0.85
COLLEGES, FIRST_COLLEGE = 3, 960_000
"""Invented colleges in each authority, and the number that theirs begin from."""
COLLEGE, HOME, NONE = "FURTHER_EDUCATION", "HOME_EDUCATION", "NONE_FOUND"


def next_school_day(county: County, at: Values) -> Values:
    """When the first school day after each moment begins."""
    period, margin = county.period, np.timedelta64(90, "D")
    open_days = school_rolls.school_days(period.first - margin, period.horizon + margin)
    starts = open_days.astype("M8[s]") + SCHOOL_FROM
    begins: Values = starts[np.searchsorted(starts, at, "right")]
    return begins


def notifications(county: County) -> Rows:
    """police_encompass_notification: one row per incident, child of school age and setting."""
    found, children = incidents(county)
    chance, occurred = county.chance("encompass"), found["occurred"][children["incident"]]
    birth = county.child["birth"][children["child"]]
    age = age_on(birth, occurred)
    due = np.flatnonzero((age >= RECEPTION_AGE) & (age < LAST_AGE))
    setting = _settings(county, children["child"][due], days(occurred[due]), age[due], chance)
    due = due[setting["is_due"]]
    setting = {name: values[setting["is_due"]] for name, values in setting.items()}
    at, kind = occurred[due], setting["kind"]
    reported = found["reported"][children["incident"][due]]
    begins = next_school_day(county, at)
    unknown = kind == NONE
    never = unknown | chance.happens(len(due), NEVER_SENT)
    reason = where(unknown, "NO_SETTING_FOUND", chance.pick(len(due), NOT_SENT))
    columns: Frame = {
        "encompass_notification_id": identifiers("EN", len(due), 8),
        "incident_id": numbered(found)[children["incident"][due]],
        "person_id": local_numbers(county)[children["child"][due]],
        "person_role_code": children["role"][due],
        "incident_at": at,
        "setting_urn": setting["urn"],
        "setting_type_code": kind,
        "next_school_day_start_at": no_date(begins, unknown),
        "notified_at": no_date(_told(reported, begins, chance), never),
        "not_sent_reason_code": blank(reason, ~never),
        "_begins": begins,
    }
    reveals = {"notified_at": {}, "_begins": {"not_sent_reason_code": None}}
    return Rows(columns, days(reported), None, reveals)


def _settings(
    county: County, child: Values, on: Values, age: Values, chance: Chance
) -> dict[str, Values]:
    """The setting of each child on a day: kind, urn, is_due; those too young have none."""
    roll = school_rolls.rolls(county)
    place = school_rolls.roll_on(roll, child, on)
    at_school, count = place != NOBODY, len(child)
    theirs = school_rolls.of(roll, np.maximum(place, 0))
    phase = np.array(school_rolls.PHASES, dtype=object)[school_rolls.phase_on(theirs, on)]
    home = at_home(county, roll)
    taught = standing(home["roll"], home["since"], home["until"], np.maximum(place, 0), on)
    college = ~at_school & (age >= COLLEGE_AGE) & chance.happens(count, AT_COLLEGE)
    lost = chance.happens(count, NOT_FOUND)
    kind = np.select(
        [lost, at_school & (taught != NOBODY), at_school, college],
        [np.full(count, NONE, object), np.full(count, HOME, object), phase,
         np.full(count, COLLEGE, object)],
        NONE,
    )  # fmt: skip
    number = FIRST_COLLEGE + county.child["council"][child].astype(int) * 10 + child % COLLEGES
    urn = where(at_school, school_rolls.urn_on(theirs, on), school_rolls.written(number))
    urn = blank(urn, (kind == NONE) | (kind == HOME))
    old_enough = at_school | (age >= RECEPTION_AGE + 1)
    return {"kind": kind, "urn": urn, "is_due": old_enough}


def _told(reported: Values, begins: Values, chance: Chance) -> Values:
    """When a setting was told: on the morning before school for most, else some hours after."""
    count = len(reported)
    early = begins - chance.whole(count, 8, 150) * np.timedelta64(60, "s")
    late = begins + chance.whole(count, 5, 600) * np.timedelta64(60, "s")
    soon = reported + chance.whole(count, 20, 600) * np.timedelta64(60, "s")
    far = (begins - reported) > np.timedelta64(3, "D")  # over holidays they are told at once
    at_once = far & chance.happens(count, 0.7)
    by_day = clock.by_day(soon, chance.whole(count, 0, 90))
    at = where(at_once, by_day, where(chance.happens(count, IN_TIME), early, late))
    after = np.maximum(at, reported + np.timedelta64(15, "m"))
    return clock.avoid_clock_change(minutes(after))


ROWS = {"police_encompass_notification": notifications}
