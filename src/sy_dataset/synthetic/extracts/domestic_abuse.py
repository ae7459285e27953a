"""Domestic abuse incidents that the police recorded, the children in them, and the schools told.

Not published for this force and assumed: two notices in five are about domestic abuse, and one
incident in four led to no notice; grades; a conference for high risk and a few others; nine in
ten schools told before the next school day. Terms are those of `seasons`, with school from a
quarter to nine. Schools are invented, one of a kind for a part of each authority.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    blank,
    identifiers,
    no_date,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY, as_date, days, hours_later, minutes, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.patients import age_on, clock_times
from sy_dataset.synthetic.extracts.police import local_numbers, notices
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows, uniform_days
from sy_dataset.synthetic.seasons import school_holidays
from sy_dataset.working_days import bank_holidays

OF_NOTICES = 0.42
WITHOUT_NOTICE = 0.33
"""Incidents without a notice, for each with one."""
UNGRADED = 0.04
GRADES = {"STANDARD": 0.78, "MEDIUM": 0.19, "HIGH": 0.03}
"""Of incidents without a notice; the others have the grade of their notice."""
MARAC = {"HIGH": 0.88, "MEDIUM": 0.06}
ROLES = {"VICTIM": 0.72, "SUBJECT": 0.2, "WITNESS": 0.08}
PRESENCES = {"NOT_PRESENT": 0.2, "PRESENT": 0.32, "WITNESSED": 0.38, "INVOLVED": 0.1}
TOLD_HEALTH = {True: 0.84, False: 0.12}
"""Share of incidents that health was told of, by whether there was a notice."""
SCHOOL_FROM = np.timedelta64(8 * 60 + 45, "m")
FIRST_AGE, SECONDARY_AGE, COLLEGE_AGE, LAST_AGE = 4.6, 11.6, 16.6, 18.0
OUT_OF_SCHOOL = {"NONE_FOUND": 0.02, "HOME_EDUCATION": 0.015, "SPECIAL": 0.02, "ALTERNATIVE": 0.015,
                 "INDEPENDENT": 0.02}  # fmt: skip
IN_TIME, NEVER_SENT = 0.9, 0.04
NOT_SENT = {"NOT_PROCESSED": 0.55, "NO_KEY_ADULT": 0.25, "RISK": 0.15, "OTHER": 0.05}
SCHOOLS = 60
"""Invented schools of each kind in an authority."""


def incidents(county: County) -> tuple[Frame, Frame]:
    """The incidents, and the children in them by `incident`, the place of theirs.

    incident  council, occurred, reported, grade, is_noticed; in no order
    child     incident, child, role, notice_id, noticed (when that was written)
    """
    chance, rows = county.chance("domestic abuse"), notices(county)
    _, first, of = np.unique(rows["notice_id"].astype(str), return_index=True, return_inverse=True)
    chosen = chance.happens(len(first), OF_NOTICES)
    place = np.cumsum(chosen) - 1
    led = np.flatnonzero(chosen[of])
    heads = first[chosen]
    role = chance.pick(len(led), ROLES)
    role = where(rows["person_role_code"][led] == "SUSPECT", "SUSPECT", role)
    at, who, incident = _quiet(county, len(heads), chance)
    count, others = len(heads), len(at)
    occurred = np.concatenate([rows["incident_at"][heads], at])
    delay = where(chance.happens(count + others, 0.8), 0.0, chance.skewed(count + others, 5, 1))
    reported = clock.avoid_clock_change(
        minutes(hours_later(occurred, np.minimum(delay + 0.2, 60.0)))
    )
    latest = np.concatenate([rows["created_at"][heads], at + np.timedelta64(3, "D")])
    grade = np.concatenate([rows["risk_grade_code"][heads], chance.pick(others, GRADES)])
    found: Frame = {
        "council": np.concatenate([rows["_council"][heads], _home(county, who, at, incident)]),
        "occurred": occurred,
        "reported": np.maximum(np.minimum(reported, latest), occurred),
        "grade": where(chance.happens(count + others, UNGRADED), "NOT_ASSESSED", grade),
        "is_noticed": np.arange(count + others) < count,
    }
    children: Frame = {
        "incident": np.concatenate([place[of[led]], count + incident]),
        "child": np.concatenate([rows["_child"][led], who]),
        "role": np.concatenate([role, chance.pick(len(who), ROLES)]),
        "notice_id": np.concatenate(
            [rows["notice_id"][led], np.full(len(who), None, dtype=object)]
        ),
        "noticed": np.concatenate([rows["created_at"][led], at[incident]]),
    }
    return found, children


def _home(county: County, who: Values, at: Values, incident: Values) -> Values:
    """The authority in which each incident's household lives."""
    home = np.zeros(len(at), dtype=np.int8)
    home[incident] = county.child["council"][who]
    return home


def _quiet(county: County, noticed: int, chance: Chance) -> tuple[Values, Values, Values]:
    """Incidents without a notice: moment; and their children, with the place of the incident."""
    child, period = county.child, county.period
    known = np.flatnonzero(local_numbers(county) != None)  # noqa: E711 - an array is compared
    homes, begins, sizes = np.unique(
        child["household"][known], return_index=True, return_counts=True
    )
    count = round(noticed * WITHOUT_NOTICE)
    home = chance.whole(count, 0, len(homes) - 1)
    on = uniform_days(np.full(count, period.first), period.horizon, chance.rng.random(count))
    incident = np.repeat(np.arange(count), sizes[home])
    within = np.arange(len(incident)) - np.repeat(np.cumsum(sizes[home]) - sizes[home], sizes[home])
    who = known[begins[home][incident] + within]
    age = age_on(child["birth"][who], on[incident])
    here = (age >= 0) & (age < LAST_AGE) & (child["arrived"][who] <= on[incident])
    incident, who = incident[here], who[here]
    kept, place = np.unique(incident, return_inverse=True)
    at = clock.avoid_clock_change(clock_times(on[kept], chance, 0, 20, 24))
    return at, who, place


def _numbered(found: Frame) -> Values:
    """Identifiers of the incidents, in the order in which they were reported."""
    rank = np.empty(len(found["reported"]), dtype=np.int64)
    rank[np.argsort(found["reported"], kind="stable")] = np.arange(len(rank))
    named: Values = identifiers("DA", len(rank), 8)[rank]
    return named


def domestic_abuse_incidents(county: County) -> Rows:
    """police_domestic_abuse_incident: one row per incident."""
    found, _ = incidents(county)
    chance, count = county.chance("police_domestic_abuse_incident"), len(found["reported"])
    grade = found["grade"]
    share = where(grade == "HIGH", MARAC["HIGH"], where(grade == "MEDIUM", MARAC["MEDIUM"], 0.0))
    heard = chance.happens(count, share)
    told = chance.happens(count, where(found["is_noticed"], TOLD_HEALTH[True], TOLD_HEALTH[False]))
    at = minutes(hours_later(found["reported"], np.clip(chance.skewed(count, 30, 0.7), 2, 300)))
    at = clock.avoid_clock_change(clock.by_day(at, chance.whole(count, 0, 100)))
    told_whom = {"MIDWIFE": 0.05, "HEALTH_VISITOR": 0.4, "SCHOOL_NURSE": 0.4, "SEVERAL": 0.15}
    columns: Frame = {
        "incident_id": _numbered(found),
        "occurred_at": found["occurred"],
        "reported_at": found["reported"],
        "dash_grade_code": grade,
        "is_child_in_household": chance.happens(count, 0.96),
        "is_referred_to_marac": heard,
        "marac_date": no_date(
            working_day(days(found["reported"]) + chance.whole(count, 8, 30) * DAY), ~heard
        ),
        "is_shared_with_health": told,
        "shared_with_health_at": no_date(at, ~told),
        "health_recipient_code": blank(chance.pick(count, told_whom), ~told),
        "la_code": LA_CODES[found["council"]],
        "_told": at,
    }
    reveals = {
        "_told": {"is_shared_with_health": None},
        "shared_with_health_at": {"health_recipient_code": None},
    }
    return Rows(columns, days(found["reported"]), None, reveals)


def domestic_abuse_children(county: County) -> Rows:
    """police_domestic_abuse_child: one row per child in an incident."""
    found, children = incidents(county)
    chance, count = county.chance("police_domestic_abuse_child"), len(children["child"])
    presence = chance.pick(count, PRESENCES)
    involved = children["role"] == "SUSPECT"
    columns: Frame = {
        "incident_id": _numbered(found)[children["incident"]],
        "person_id": local_numbers(county)[children["child"]],
        "person_role_code": children["role"],
        "presence_code": where(involved, "INVOLVED", presence),
        "is_resident": yes_no(chance.happens(count, 0.93), chance.happens(count, 0.97)),
        "notice_id": children["notice_id"],
        "_noticed": children["noticed"],
    }
    appears = days(found["reported"])[children["incident"]]
    return Rows(columns, appears, None, {"_noticed": {"notice_id": None}})


@cache
def _school_days(first: np.datetime64, last: np.datetime64) -> Values:
    """The moments at which a school day begins."""
    every = np.arange(first, last)
    closed = school_holidays(as_date(first), as_date(last)) | set(bank_holidays())
    off = np.array(sorted(closed), dtype="datetime64[D]")
    weekday = (every.astype(int) + 3) % 7 < 5  # day 0 was a Thursday
    starts: Values = every[weekday & ~np.isin(every, off)].astype("M8[s]") + SCHOOL_FROM
    return starts


def next_school_day(county: County, at: Values) -> Values:
    """When the first school day after each moment begins."""
    period, margin = county.period, np.timedelta64(90, "D")
    starts = _school_days(period.first - margin, period.horizon + margin)
    begins: Values = starts[np.searchsorted(starts, at, "right")]
    return begins


def encompass_notifications(county: County) -> Rows:
    """police_encompass_notification: one row per incident, child of school age and setting."""
    found, children = incidents(county)
    chance = county.chance("police_encompass_notification")
    occurred = found["occurred"][children["incident"]]
    birth = county.child["birth"][children["child"]]
    age = age_on(birth, occurred)
    due = np.flatnonzero((age >= FIRST_AGE) & (age < LAST_AGE) & chance.happens(len(age), 0.97))
    child, at, age = children["child"][due], occurred[due], age[due]
    reported = found["reported"][children["incident"][due]]
    begins = next_school_day(county, at)
    kind = _kinds(county, child, age)
    unknown = kind == "NONE_FOUND"
    never = unknown | chance.happens(len(due), NEVER_SENT)
    told = _told(reported, begins, chance)
    reason = where(unknown, "NO_SETTING_FOUND", chance.pick(len(due), NOT_SENT))
    columns: Frame = {
        "encompass_notification_id": identifiers("EN", len(due), 8),
        "incident_id": _numbered(found)[children["incident"][due]],
        "person_id": local_numbers(county)[child],
        "person_role_code": children["role"][due],
        "incident_at": at,
        "setting_urn": _settings(county, child, kind),
        "setting_type_code": kind,
        "next_school_day_start_at": no_date(begins, unknown),
        "notified_at": no_date(told, never),
        "not_sent_reason_code": blank(reason, ~never),
        "_due": begins,
    }
    reveals = {"notified_at": {}, "_due": {"not_sent_reason_code": None}}
    return Rows(columns, days(reported), None, reveals)


def _told(reported: Values, begins: Values, chance: Chance) -> Values:
    """When a setting was told: on the morning before school for most, else some hours after."""
    count = len(reported)
    early = begins - chance.whole(count, 8, 150) * np.timedelta64(60, "s")
    late = begins + chance.whole(count, 5, 600) * np.timedelta64(60, "s")
    soon = reported + chance.whole(count, 20, 600) * np.timedelta64(60, "s")
    far = (begins - reported) > np.timedelta64(3, "D")  # over holidays they are told at once
    at = where(far & chance.happens(count, 0.7), clock.by_day(soon, chance.whole(count, 0, 90)),
               where(chance.happens(count, IN_TIME), early, late))  # fmt: skip
    after = np.maximum(at, reported + np.timedelta64(15, "m"))
    return clock.avoid_clock_change(minutes(after))


def _kinds(county: County, child: Values, age: Values) -> Values:
    """The kind of setting of each child; it stays the same but for growing older."""
    chance = county.chance("kinds of setting")
    draw = chance.rng.random(len(county.child["birth"]))[child]
    kind = np.select([age < SECONDARY_AGE, age < COLLEGE_AGE], ["PRIMARY", "SECONDARY"],
                     "FURTHER_EDUCATION").astype(object)  # fmt: skip
    edge = 0.0
    for name, share in OUT_OF_SCHOOL.items():
        kind[(draw >= edge) & (draw < edge + share)] = name
        edge += share
    return kind


def _settings(county: County, child: Values, kind: Values) -> Values:
    """An invented reference number of a school near the child's home."""
    _, place = np.unique(kind.astype(str), return_inverse=True)
    near = county.child["at"][child] % SCHOOLS
    number = 900_000 + county.child["council"][child].astype(int) * 1000 + place * SCHOOLS + near
    told_council = np.isin(kind.astype(str), ["HOME_EDUCATION", "NONE_FOUND"])
    return blank(number.astype(str).astype(object), told_council)


ROWS = {
    "police_domestic_abuse_incident": domestic_abuse_incidents,
    "police_domestic_abuse_child": domestic_abuse_children,
    "police_encompass_notification": encompass_notifications,
}
