"""Initial conferences, review conferences and core groups, and who took part in them.

Conferences and reviews are those of the Standard Safeguarding Dataset but for a few. The first
core group is due within ten working days of the conference and later ones every six weeks.
Nothing of attendance and core groups is published; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, before_working_day, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import protecting, school_rolls, social_care
from sy_dataset.synthetic.extracts.spans import shared
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.people import LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows, joined

ICPC, RCPC, CORE = KINDS = ("ICPC", "RCPC", "CORE")
FIRST_CORE, NEXT_CORE = 10, 42
"""Working days until the first core group, and days until each later one."""
MOST_CORE = 24
IN_TIME = 0.84
NOT_RECORDED, DIFFERENT = 0.02, 0.03
"""Shares of conferences and reviews that this record lacks, and of facts told otherwise."""
QUORATE_FIRST, QUORATE_CORE = 0.88, 0.8
PRESENT = ("PN1", "PN2", "PN3", "PN4")
OLDER_PRESENT, OLDER = 0.24, 8 * 365
"""Share of the children of eight or more who come."""
SCHOOL_AGE = (5 * 365, 16 * 365)
INVITED = {
    "SOCIAL_CARE": ("LA", 1.0, 0.995, 1.0, 0.97), "POLICE": ("POLICE", 0.96, 0.62, 0.2, 0.7),
    "HEALTH_VISITOR": ("HEALTH", 0.97, 0.88, 0.95, 0.8), "GP": ("HEALTH", 0.9, 0.12, 0.05, 0.5),
    "SCHOOL_NURSE": ("HEALTH", 0.9, 0.66, 0.7, 0.66), "SCHOOL": ("EDUCATION", 0.97, 0.86, 0.9, 0.8),
    "EARLY_YEARS": ("EDUCATION", 0.45, 0.7, 0.4, 0.6), "MIDWIFE": ("HEALTH", 0.95, 0.8, 0.9, 0.7),
    "SUBSTANCE_USE": ("HEALTH", 0.2, 0.5, 0.16, 0.5),
    "DOMESTIC_ABUSE": ("VOLUNTARY", 0.18, 0.55, 0.16, 0.4),
    "PROBATION": ("PROBATION", 0.12, 0.5, 0.08, 0.6), "HOUSING": ("HOUSING", 0.08, 0.4, 0.06, 0.3),
}  # fmt: skip
"""By service: its agency, shares of conferences it is asked to and comes to, of core groups that
it is asked to, and of reports that come in time."""


def meetings(county: County) -> Rows:
    """mash_protection_meeting: one row per child per meeting, from the day it is called."""
    meeting, chance = every_meeting(county), county.chance("mash_protection_meeting")
    count, held = len(meeting["held"]), meeting["held"]
    old = meeting["age"] > OLDER
    present = meeting["present"] & old
    record = working_day(held + chance.whole(count, 1, 18) * DAY)
    columns: Frame = {
        "protection_meeting_id": meeting["protection_meeting_id"],
        "meeting_id": meeting["meeting_id"],
        "meeting_kind_code": np.array(KINDS, dtype=object)[meeting["kind"]],
        "person_id": meeting["person_id"],
        "icpc_id": meeting["icpc_id"],
        "cp_review_id": meeting["cp_review_id"],
        "cp_plan_id": meeting["cp_plan_id"],
        "due_date": meeting["due"],
        "meeting_date": held,
        "is_quorate": meeting["quorate"],
        "is_postponed": chance.happens(count, where(held > meeting["due"], 0.45, 0.05)),
        "is_parent_present": chance.happens(count, 0.86),
        "is_child_present": present,
        "is_child_view_heard": present | chance.happens(count, where(old, 0.85, 0.6)),
        "is_school_age": (meeting["age"] >= SCHOOL_AGE[0]) & (meeting["age"] < SCHOOL_AGE[1]),
        "record_shared_date": no_date(record, chance.happens(count, 0.1)),
        "_planned": no_date(held, meeting["kind"] != KINDS.index(ICPC)),
    }
    known = ("is_quorate", "is_postponed", "is_parent_present", "is_child_present")
    reveals = {
        "meeting_date": dict.fromkeys((*known, "is_child_view_heard", "is_school_age")),
        "record_shared_date": {},
        "_planned": {"cp_plan_id": None},
    }
    return Rows(columns, meeting["called"], meeting["council"], reveals)


def every_meeting(county: County) -> Frame:
    """One entry per child and meeting: what it is, when it was called, due and held."""
    parts = [_conferences(county), _reviews(county), _core_groups(county)]
    meeting = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    child = county.case["child"][meeting["case"]]
    meeting["age"] = (meeting["held"] - county.child["birth"][child]) / DAY
    meeting["council"] = county.case["council"][meeting["case"]]
    meeting["person_id"] = county.case["person_id"][meeting["case"]]
    return meeting | {"protection_meeting_id": local_ids(meeting["council"], "PM")}


def _conferences(county: County) -> Frame:
    """The initial conferences under the numbers and on the days that the case system has."""
    conference, chance = county.conference, county.chance("protection conferences")
    rows, count = social_care.conferences(county), len(conference["held"])
    frame: Frame = {
        "case": conference["case"],
        "kind": np.full(count, KINDS.index(ICPC)),
        "due": rows["icpc_target_date"],
        "held": conference["held"],
        "called": rows.appears_on,
        "meeting_id": rows["meeting_id"],
        "icpc_id": rows["icpc_id"],
        "cp_review_id": np.full(count, None, dtype=object),
        "cp_plan_id": rows["cp_plan_id"],
        "quorate": chance.happens(count, QUORATE_FIRST),
        "present": chance.happens(count, OLDER_PRESENT),
    }
    return _only(frame, ~chance.happens(count, NOT_RECORDED))


def _only(frame: Frame, which: Values) -> Frame:
    return {name: values[which] for name, values in frame.items()}


def _reviews(county: County) -> Frame:
    """The reviews under the numbers and on the days that the case system has."""
    chance, review = county.chance("protection reviews"), protecting.protection_reviews(county)
    rows, plan = protecting.cp_reviews(county), review["plan"]
    count = len(plan)
    took_part = rows["participation_code"]
    frame: Frame = {
        "case": county.plan["case"][plan],
        "kind": np.full(count, KINDS.index(RCPC)),
        "due": review["due"],
        "held": review["held"],
        "called": review["planned"],
        "meeting_id": rows["meeting_id"],
        "icpc_id": np.full(count, None, dtype=object),
        "cp_review_id": rows["cp_review_id"],
        "cp_plan_id": rows["cp_plan_id"],
        "quorate": rows["is_quorate"] ^ chance.happens(count, DIFFERENT),
        "present": np.isin(took_part.astype(str), PRESENT) ^ chance.happens(count, DIFFERENT),
    }
    return _only(frame, ~chance.happens(count, NOT_RECORDED))


def _core_groups(county: County) -> Frame:
    """The core groups of every plan, each due so long after the one before; siblings share."""
    chance = county.chance("core groups")
    plan, horizon = county.plan, county.period.horizon + 60 * DAY
    event = county.case["event"][plan["case"]]
    home, homes = shared(event, plan["started"])
    last, of = plan["started"], np.arange(len(home))
    found: list[tuple[Values, Values, Values, Values]] = []
    for turn in range(MOST_CORE):
        due = last + NEXT_CORE * DAY if turn else after_working_days(last, FIRST_CORE)
        late = ~chance.happens(homes, IN_TIME)[home[of]]
        early = chance.whole(homes, 0, 12)[home[of]] // 3  # most on the last day or just before it
        after = chance.whole(homes, 1, 24)[home[of]]
        held = where(late, working_day(due + after * DAY), before_working_day(due - early * DAY))
        held = np.maximum(held, last + DAY)
        goes_on = ~(held >= plan["ended"][of]) & (held <= horizon)
        of, last, due, called = of[goes_on], held[goes_on], due[goes_on], last[goes_on]
        found.append((of, last, due, called))
    of, held, due, called = (np.concatenate(part) for part in zip(*found, strict=True))
    meeting, _ = shared(home[of], held)
    nothing = np.full(len(of), None, dtype=object)
    count = len(of)
    return {
        "case": plan["case"][of],
        "kind": np.full(count, KINDS.index(CORE)),
        "due": due,
        "held": held,
        "called": called,
        "meeting_id": text(LETTERS[plan["council"][of]], "CM", meeting),
        "icpc_id": nothing,
        "cp_review_id": nothing,
        "cp_plan_id": plan["cp_plan_id"][of],
        "quorate": chance.happens(count, QUORATE_CORE),
        "present": chance.happens(count, OLDER_PRESENT),
    }


def attendances(county: County) -> Rows:
    """mash_protection_attendance: one row per child, meeting and service that was asked."""
    meeting = every_meeting(county)
    return joined([_service(county, meeting, name) for name in INVITED])


def _service(county: County, meeting: Frame, service: str) -> Rows:
    agency, asked, comes, to_core, reports = INVITED[service]
    chance, count = county.chance(f"mash_protection_attendance {service}"), len(meeting["held"])
    is_core = meeting["kind"] == KINDS.index(CORE)
    invited = chance.happens(count, where(is_core, to_core, asked)) & _concerns(service, meeting)
    which = np.flatnonzero(invited)
    meeting = _only(meeting, which)
    count = len(which)
    came = chance.happens(count, comes)
    report = ~is_core[which] & chance.happens(count, reports)
    sent = before_working_day(meeting["held"] - chance.whole(count, 0, 6) * DAY)
    sent = np.maximum(sent, meeting["called"])
    columns: Frame = {
        "protection_meeting_id": meeting["protection_meeting_id"],
        "agency_code": np.full(count, agency, dtype=object),
        "service_code": np.full(count, service, dtype=object),
        "is_invited": np.ones(count, dtype=bool),
        "has_attended": came,
        "is_report_received": where(is_core[which], None, report.astype(object)),
        "report_received_date": no_date(sent, ~report),
        "school_urn": _schools(county, meeting, service == "SCHOOL"),
    }
    return Rows(columns, meeting["held"], meeting["council"])


def _concerns(service: str, meeting: Frame) -> Values:
    """Whether a service has to do with children of an age."""
    age = meeting["age"]
    if service == "MIDWIFE":
        return age < 28
    if service in ("HEALTH_VISITOR", "EARLY_YEARS"):
        return (age >= (14 if service == "HEALTH_VISITOR" else 700)) & (age < SCHOOL_AGE[0])
    if service in ("SCHOOL", "SCHOOL_NURSE"):
        return (age >= SCHOOL_AGE[0]) & (age < 18 * 365)
    return np.ones(len(age), dtype=bool)


def _schools(county: County, meeting: Frame, is_school: bool) -> Values:
    """The number of each child's school on the day; None for other services."""
    count = len(meeting["held"])
    if not is_school or not count:
        return np.full(count, None, dtype=object)
    roll = school_rolls.rolls(county)
    child = county.case["child"][meeting["case"]]
    at = school_rolls.roll_on(roll, child, meeting["held"])
    urns = school_rolls.urn_on(school_rolls.of(roll, np.maximum(at, 0)), meeting["held"])
    return blank(urns, at < 0)


ROWS = {
    "mash_protection_meeting": meetings,
    "mash_protection_attendance": attendances,
}
