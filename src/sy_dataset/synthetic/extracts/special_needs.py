"""Special educational needs: requests, assessments and plans of the children councils know.

The share with a plan is the published one of each council for school-age children in need and
in care. For the others known, for requests that were refused, and for the clocks (six weeks to
the decision on a request, twenty to the plan) nothing is published here; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.levels import LAST, share
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.people import COUNCILS, LETTERS
from sy_dataset.synthetic.rows import Rows, uniform_days
from sy_dataset.synthetic.world import NEED

OTHERS_WITH_PLAN, BY_DISABILITY = 0.045, 0.6
IN_CARE, IN_NEED_BY_DISABILITY, FEWEST = 0.16, 0.08, 0.02
"""Of the children in need, those in care and those in need by disability, who have plans of their
own share; what is left to the others is never less than the last."""
REFUSED = 0.3
"""Requests without a plan for each plan: refused, withdrawn, or assessed and not issued."""
SIX_WEEKS, TWENTY_WEEKS = 42, 140
NEEDS = {
    "ASD": 33, "SEMH": 24, "SLCN": 19, "MLD": 8, "SLD": 6, "SPLD": 3, "PD": 3, "HI": 1.5, "VI": 1,
    "PMLD": 1, "OTH": 0.5,
}  # fmt: skip
EXCEPTIONS = {"Absence of the child": 0.4, "School holidays": 0.4, "Missed appointments": 0.2}
CEASED = {"Reached 25": 0.1, "Left education": 0.5, "Moved to another authority": 0.4}


def special_needs(county: County) -> Frame:
    """Requests for a plan: child, requested, answered, assessed, planned, ceased, has_plan.

    One a child, of children who can be known to a council. `agreed` says that an assessment was
    made; days that never came are NaT. `has_plan` says that a plan stands on the last day.
    """
    chance, child = county.chance("special needs"), county.child
    count = len(child["birth"])
    wants = chance.rng.random(count)
    shares = _shares(county)
    gets = wants < shares
    asks = np.flatnonzero(wants < shares * (1 + REFUSED))
    birth = child["birth"][asks]
    latest = np.minimum(county.period.horizon, birth + 16 * 365 * DAY)
    draws = chance.rng.beta(1.3, 1.8, len(asks))
    requested = uniform_days(birth + 912 * DAY, latest, draws)
    able = birth + 912 * DAY < county.period.last - 30 * DAY
    issued = gets[asks]
    soon = where(chance.happens(len(asks), 0.7), SIX_WEEKS - chance.whole(len(asks), 0, 6),
                 chance.whole(len(asks), 20, 60))  # fmt: skip
    agreed = issued | chance.happens(len(asks), 0.35)
    whole = where(chance.happens(len(asks), 0.52), TWENTY_WEEKS - chance.whole(len(asks), 0, 12),
                  TWENTY_WEEKS + chance.skewed(len(asks), 55, 0.7).astype(int))  # fmt: skip
    planned = no_date(requested + whole * DAY, ~issued)
    assessed = no_date(requested + (whole - 28) * DAY, ~agreed)
    ends = planned + chance.whole(len(asks), 400, 4000) * DAY
    ceased = no_date(ends, ~chance.happens(len(asks), 0.12) | (ends > county.period.last))
    frame: Frame = {
        "child": asks, "requested": requested, "answered": requested + soon * DAY,
        "agreed": agreed, "assessed": assessed, "planned": planned, "ceased": ceased,
        "is_late": whole > TWENTY_WEEKS, "number": np.arange(len(asks)),
        "has_plan": (planned <= county.period.last) & np.isnat(ceased),
    }  # fmt: skip
    return {name: values[able] for name, values in frame.items()}


def _shares(county: County) -> Values:
    """How likely each child has a plan: by the last authority that knew it in need or in care."""
    count = len(county.child["birth"])
    shares = np.full(count, OTHERS_WITH_PLAN)
    case, spell = county.case, county.spell
    need = np.flatnonzero(case["route"] == NEED)
    councils = np.arange(len(COUNCILS))
    whole, of_care = (share(f"in_{state}_with_plan", councils, LAST) for state in ("need", "care"))
    others = whole - IN_CARE * of_care - IN_NEED_BY_DISABILITY * BY_DISABILITY
    others = np.maximum(others / (1 - IN_CARE - IN_NEED_BY_DISABILITY), FEWEST)
    disabled = case["need"][need] == "N2"
    shares[case["child"][need]] = where(disabled, BY_DISABILITY, others[case["council"][need]])
    in_care = of_care[spell["council"]]
    shares[spell["child"]] = np.maximum(in_care, shares[spell["child"]])
    return shares


def _of_records(county: County) -> Frame:
    """The requests of the children whom a council knows and who have not moved away, by record."""
    asked, record = special_needs(county), county.record
    place = np.full(len(county.child["birth"]), -1)
    place[asked["child"]] = np.arange(len(asked["child"]))
    of = place[record["child"]]
    here = np.flatnonzero((of >= 0) & _lives_here(county))
    frame = {name: values[of[here]] for name, values in asked.items()}
    own = np.char.mod("%07d", frame["number"] + 1).astype(object)
    letters = LETTERS[record["council"][here]]
    return frame | {
        "record": here,
        "council": record["council"][here],
        "person_id": record["person_id"][here],
        "known": record["known"][here],
        **{kind: letters + kind + own for kind in ("SR", "ER", "EA", "EP")},
    }


def has_plan(county: County) -> Values:
    """Whether each record's council keeps a plan of the child on the last day."""
    child = np.zeros(len(county.child["birth"]), dtype=bool)
    asked = special_needs(county)
    child[asked["child"][asked["has_plan"]]] = True
    held: Values = child[county.record["child"]] & _lives_here(county)
    return held


def _lives_here(county: County) -> Values:
    """Whether each record's child still lives in the authority: a plan moves with the child."""
    lives: Values = county.record["council"] == county.child["council"][county.record["child"]]
    return lives


def send(county: County) -> Rows:
    """ssd_send: one row per child for whom a plan was requested."""
    of, chance = _of_records(county), county.chance("ssd_send")
    count = len(of["record"])
    upn = blank(county.child["upn"][of["child"]], chance.happens(count, 0.04))
    unknown = upn == None  # noqa: E711 - an array is compared
    learner = np.char.mod("%010d", 9_000_000_000 + of["number"]).astype(object)
    old = county.child["birth"][of["child"]] + 14 * 365 * DAY < county.period.last
    columns: Frame = {
        "send_record_id": of["SR"],
        "upn": upn,
        "uln": blank(learner, ~old),
        "upn_unknown_code": where(unknown, chance.pick(count, {"UN1": 0.8, "UN2": 0.2}), None),
        "person_id": of["person_id"],
    }
    return Rows(columns, np.maximum(of["requested"], of["known"]), of["council"])


def requests(county: County) -> Rows:
    """ssd_ehcp_requests: one row per request, with the decision when it is made."""
    of, chance = _of_records(county), county.chance("ssd_ehcp_requests")
    count = len(of["record"])
    refused = where(chance.happens(count, 0.12), "W", "N")
    columns: Frame = {
        "ehcp_request_id": of["ER"],
        "send_record_id": of["SR"],
        "request_date": of["requested"],
        "request_outcome_date": of["answered"],
        "request_outcome_code": where(
            of["agreed"], where(chance.happens(count, 0.04), "A", "Y"), refused
        ).astype(object),
    }
    reveals = {"request_outcome_date": {"request_outcome_code": None}}
    return Rows(columns, np.maximum(of["requested"], of["known"]), of["council"], reveals)


def assessments(county: County) -> Rows:
    """ssd_ehcp_assessment: one row per assessment agreed to, with its outcome."""
    of, chance = _of_records(county), county.chance("ssd_ehcp_assessment")
    count = len(of["record"])
    excused = of["is_late"] & chance.happens(count, 0.2)
    issued = ~np.isnat(of["planned"])
    columns: Frame = {
        "ehcp_assessment_id": of["EA"],
        "ehcp_request_id": of["ER"],
        "assessment_outcome_date": np.maximum(of["assessed"], of["answered"]),
        "assessment_outcome_code": where(
            issued, "Y", where(chance.happens(count, 0.15), "W", "N")
        ).astype(object),
        "time_limit_exceptions": blank(chance.pick(count, EXCEPTIONS), ~excused),
    }
    reveals = {
        "assessment_outcome_date": {"assessment_outcome_code": None, "time_limit_exceptions": None}
    }
    rows = Rows(columns, np.maximum(of["answered"], of["known"]), of["council"], reveals)
    return rows.only(of["agreed"])


def named_plans(county: County) -> Rows:
    """ssd_ehcp_named_plan: one row per plan that was issued."""
    of, chance = _of_records(county), county.chance("ssd_ehcp_named_plan")
    columns: Frame = {
        "ehcp_named_plan_id": of["EP"],
        "ehcp_assessment_id": of["EA"],
        "plan_start_date": of["planned"],
        "plan_ceased_date": of["ceased"],
        "plan_ceased_reason": blank(chance.pick(len(of["record"]), CEASED), np.isnat(of["ceased"])),
    }
    return _of_plans(columns, of).only(~np.isnat(of["planned"]))


def active_plans(county: County) -> Rows:
    """ssd_ehcp_active_plans: one row per plan that has not ceased, reviewed about once a year."""
    of, chance = _of_records(county), county.chance("ssd_ehcp_active_plans")
    count = len(of["record"])
    reviewed = county.period.last - chance.whole(count, 5, 420) * DAY
    columns: Frame = {
        "ehcp_id": of["EP"],
        "ehcp_request_id": of["ER"],
        "last_review_date": no_date(reviewed, reviewed < of["planned"] + 100 * DAY),
    }
    return _of_plans(columns, of).only(_stands(of))


def _of_plans(columns: Frame, of: Frame) -> Rows:
    appears = np.fmax(of["planned"], of["known"])
    return Rows(columns, appears, of["council"], {"plan_ceased_date": {"plan_ceased_reason": None}}
                if "plan_ceased_date" in columns else {})  # fmt: skip


def _stands(of: Frame) -> Values:
    return ~np.isnat(of["planned"]) & np.isnat(of["ceased"])


def needs(county: County) -> Rows:
    """ssd_sen_need: the needs of each plan that has not ceased, the main one first."""
    of, chance = _of_records(county), county.chance("ssd_sen_need")
    count = len(of["record"])
    codes = list(NEEDS)
    weights = np.array(list(NEEDS.values()))
    order = np.argsort(chance.rng.exponential(size=(count, len(codes))) / weights, axis=1)
    several = chance.rng.choice([1, 2, 3], count, p=[0.55, 0.35, 0.1])
    row, rank = np.nonzero((np.arange(3) < several[:, None]) & _stands(of)[:, None])
    columns: Frame = {
        "sen_need_id": text(of["EP"][row], "-", rank + 1),
        "ehcp_id": of["EP"][row],
        "sen_need_type_code": np.array(codes, dtype=object)[order[row, rank]],
        "need_rank": rank + 1,
    }
    appears = np.fmax(of["planned"], of["known"])[row]
    return Rows(columns, appears, of["council"][row])


ROWS = {
    "ssd_send": send,
    "ssd_ehcp_requests": requests,
    "ssd_ehcp_assessment": assessments,
    "ssd_ehcp_named_plan": named_plans,
    "ssd_ehcp_active_plans": active_plans,
    "ssd_sen_need": needs,
}
