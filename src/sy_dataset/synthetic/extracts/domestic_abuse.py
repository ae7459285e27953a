"""Domestic abuse incidents that the police recorded, and the children in them.

Not published for this force and assumed: two notices in five are about domestic abuse, and one
incident in four led to no notice; grades; a conference for high risk and a few others; whom in
health the police told.
"""

from __future__ import annotations

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
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.patients import age_on, clock_times
from sy_dataset.synthetic.extracts.police import local_numbers, notices
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows, uniform_days

ADULT = 18.0
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
    here = (age >= 0) & (age < ADULT) & (child["arrived"][who] <= on[incident])
    incident, who = incident[here], who[here]
    kept, place = np.unique(incident, return_inverse=True)
    at = clock.avoid_clock_change(clock_times(on[kept], chance, 0, 20, 24))
    return at, who, place


def numbered(found: Frame) -> Values:
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
        "incident_id": numbered(found),
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
        "incident_id": numbered(found)[children["incident"]],
        "person_id": local_numbers(county)[children["child"]],
        "person_role_code": children["role"],
        "presence_code": where(involved, "INVOLVED", presence),
        "is_resident": yes_no(chance.happens(count, 0.93), chance.happens(count, 0.97)),
        "notice_id": children["notice_id"],
        "_noticed": children["noticed"],
    }
    appears = days(found["reported"])[children["incident"]]
    return Rows(columns, appears, None, {"_noticed": {"notice_id": None}})


ROWS = {
    "police_domestic_abuse_incident": domestic_abuse_incidents,
    "police_domestic_abuse_child": domestic_abuse_children,
}
