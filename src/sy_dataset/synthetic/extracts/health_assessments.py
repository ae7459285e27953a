"""Health assessments of looked-after children, step by step, as the health service holds them.

They are the assessments that the councils record (see `care_health`), but for one in thirty
that is a day off, missing on one side or not. Not published and assumed: how long requests,
consent and reports take; a tenth of the requests for initial assessments too late to keep to
20 working days; why an assessment was late.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, before_working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.care_health import INITIAL_LIMIT, health_checks
from sy_dataset.synthetic.extracts.patients import PROVIDERS, patients, place_of
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows, joined

INITIAL, REVIEW = "Initial Health Assessment", "Review Health Assessment"
REQUEST_LIMIT = 5
"""Working days for the council's request for an initial assessment."""
DIFFERENT = {"": 0.968, "missing": 0.012, "day off": 0.012, "not done": 0.008}
NOT_DONE = {
    "Refused": "DECLINED", "Not attended": "NOT_BROUGHT", "Overdue": "NO_CAPACITY",
    "Cancelled": "NO_CAPACITY",
}  # fmt: skip
WHY_LATE = {"NO_CAPACITY": 0.45, "NOT_BROUGHT": 0.3, "NO_CONSENT": 0.25}
OUT_OF_AREA = 0.12
LATE_REQUESTS = 0.1
STAYED_SHORT = 3
"""Days in care from which an assessment is asked for at all."""


def _asked(county: County, who: Frame) -> Frame:
    """Assessments of children on the register: of, spell, kind, on, is_done, status.

    With those of children who left before it, which the council does not list: `on` is NaT.
    """
    check, spell, place = health_checks(county), county.spell, place_of(county, who)
    listed = np.flatnonzero(np.isin(check["kind"].astype(str), [INITIAL, REVIEW]))
    begun = np.zeros(len(spell["child"]), dtype=bool)
    begun[check["spell"][check["kind"] == INITIAL]] = True
    left = np.flatnonzero(~begun & (spell["left"] > spell["entered"] + STAYED_SHORT * DAY))
    many = len(left)
    asked: Frame = {
        "spell": np.concatenate([check["spell"][listed], left]),
        "kind": np.concatenate([check["kind"][listed], np.full(many, INITIAL, dtype=object)]),
        "on": np.concatenate([check["on"][listed], np.full(many, "NaT", "M8[D]")]),
        "is_done": np.concatenate([check["is_done"][listed], np.zeros(many, dtype=bool)]),
        "status": np.concatenate([check["status"][listed], np.full(many, None, dtype=object)]),
    }
    asked["of"] = place[spell["child"][asked["spell"]]]
    since = who["since"][asked["of"]]
    held = (asked["of"] >= 0) & ~(asked["on"] < county.period.first)
    held &= ~(asked["on"] < since)
    held &= ~np.isnat(asked["on"]) | (spell["entered"][asked["spell"]] >= county.period.first)
    return {name: values[held] for name, values in asked.items()}


def _steps(county: County, who: Frame, asked: Frame, chance: Chance) -> Frame:
    """When each assessment was requested, consented to, offered, due, done and reported."""
    count, spell = len(asked["on"]), asked["spell"]
    entered, left = county.spell["entered"][spell], county.spell["left"][spell]
    entered = np.maximum(entered, who["since"][asked["of"]])
    first = asked["kind"] == INITIAL
    late_request = first & chance.happens(count, LATE_REQUESTS)
    wait = where(late_request, chance.whole(count, 8, 20), chance.whole(count, 0, REQUEST_LIMIT))
    ahead = before_working_day(asked["on"] - chance.whole(count, 35, 56) * DAY)
    requested = where(first, after_working_days(entered, wait), np.maximum(ahead, entered))
    requested = np.fmin(requested, np.fmin(asked["on"] - 4 * DAY, left - DAY))
    requested = np.maximum(requested, entered)
    difference = chance.pick(count, DIFFERENT)
    late_entry = where(difference == "day off", 1, 0) * DAY
    done = asked["is_done"] & (difference != "not done")
    consented = np.fmin(requested + chance.whole(count, 0, 9) * DAY, asked["on"])
    earlier = where(chance.happens(count, 0.75), 0, chance.whole(count, 3, 15)) * DAY
    offered = np.maximum(asked["on"] - earlier, consented)
    completed = no_date(asked["on"] + late_entry, ~done)
    sent = after_working_days(asked["on"] + 2 * DAY, chance.whole(count, 1, 12))
    return {
        "requested": requested,
        "consented": consented,
        "offered": offered,
        "completed": completed,
        "sent": no_date(sent, ~done),
        "due": where(first, after_working_days(entered, INITIAL_LIMIT), asked["on"] + 30 * DAY),
        "left": left,
        "is_late_request": late_request & (wait > REQUEST_LIMIT),
        "is_sent": difference != "missing",
    }


def _why(asked: Frame, step: Frame, outside: Values, chance: Chance) -> Frame:
    """Why an assessment was not done or was late, and the day from which that is known."""
    count = len(asked["on"])
    why = chance.pick(count, WHY_LATE)
    why = where(outside, "OUT_OF_AREA", where(step["is_late_request"], "LATE_REQUEST", why))
    late = (asked["kind"] == INITIAL) & (step["completed"] > step["due"])
    reason = where(late, why, None)
    for status, code in NOT_DONE.items():
        reason = where(asked["status"] == status, code, reason)
    gone = np.isnat(asked["on"])
    reason = where(gone, "NO_LONGER_LOOKED_AFTER", reason)
    unknown = np.isnat(step["completed"]) & (reason == None)  # noqa: E711 - an array is compared
    known = where(gone, step["left"], np.fmax(step["due"], asked["on"]) + DAY)
    return {"reason": where(unknown, "NOT_BROUGHT", reason), "known": known}


def assessments(county: County) -> Rows:
    """ics_cla_health_assessment: one row per assessment requested for a looked-after child."""
    who, chance = patients(county), county.chance("ics_cla_health_assessment")
    asked = _asked(county, who)
    of, count = asked["of"], len(asked["of"])
    step = _steps(county, who, asked, chance)
    council = county.spell["council"][asked["spell"]]
    outside = chance.happens(count, OUT_OF_AREA)
    why = _why(asked, step, outside, chance)
    columns: Frame = {
        "person_id": who["person_id"][of],
        "assessment_type_code": where(asked["kind"] == INITIAL, "INITIAL", "REVIEW").astype(object),
        "la_code": LA_CODES[council],
        "provider_code": PROVIDERS[council],
        "is_placed_out_of_area": outside,
        "requested_date": step["requested"],
        "consent_received_date": step["consented"],
        "first_offered_date": step["offered"],
        "completed_date": step["completed"],
        "report_sent_date": step["sent"],
        "not_done_reason_code": why["reason"],
        "_known": why["known"],
    }
    reveals: dict[str, dict[str, Any]] = {
        "consent_received_date": {"first_offered_date": np.datetime64("NaT", "D")},
        "completed_date": {},
        "report_sent_date": {},
        "_known": {"not_done_reason_code": None},
    }
    rows = joined([Rows(columns, step["requested"], None, reveals).only(step["is_sent"])])
    named = rows.columns | {"health_assessment_id": identifiers("HA", len(rows), 8)}
    return Rows(named, rows.appears_on, None, rows.reveals)


ROWS = {"ics_cla_health_assessment": assessments}
