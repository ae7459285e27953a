"""The child-level lists of an inspection: children and families, six months back from the last day.

The codes are the published ones; each council writes its own words for them. Lists 1 to 7 stand
here, those of children in care, care leavers and adoption in `annex_a_care`. Who allocated
workers are follows the case system; organisations of early help are assumed there. When a child
in need was last seen is not published; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.annex_a_care import CARE_LISTS
from sy_dataset.synthetic.extracts.annex_a_words import (
    ABUSE,
    CLOSURES,
    NEEDS,
    SOURCES,
    people,
    true_false,
    worked_by,
)
from sy_dataset.synthetic.extracts.early_help import early_help
from sy_dataset.synthetic.extracts.legal import legal_statuses
from sy_dataset.synthetic.extracts.protecting import cin_visits, cp_visits, protection_reviews
from sy_dataset.synthetic.extracts.returns import Days, in_force, records_of, taken, within
from sy_dataset.synthetic.extracts.social_care import assessments as assessed
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.world import NFA

HALF_YEAR = 182 * DAY
YEAR = 365 * DAY
ORGANISATIONS = {"Early help service": 0.5, "School": 0.3, "Health visiting": 0.12, "Nursery": 0.08}


def lists(county: County) -> dict[str, Rows]:
    """The lists by their table's name, as they stand on the last day."""
    frames = {name: made(county) for name, made in (LISTS | CARE_LISTS).items()}
    told = people(county, [frame.pop("_record") for frame in frames.values()])
    whole = zip(frames, told, frames.values(), strict=True)
    return {name: _rows(county, who | frame) for name, who, frame in whole}


def _rows(county: County, frame: Frame) -> Rows:
    council = frame.pop("_council")
    last = np.full(len(council), county.period.last)
    return Rows(frame, np.full(len(council), county.period.first), council, period=last)


def _since(county: County) -> Days:
    since: Days = county.period.last - HALF_YEAR
    return since


def _until(on: Values, county: County) -> Values:
    return no_date(on, on > county.period.last)


def contacts(county: County) -> Frame:
    """List 1: contacts."""
    contact = county.contact
    on = days(contact["received"])
    of = np.flatnonzero(within(on, _since(county), county.period.last))
    return {"_record": contact["record"][of]} | {
        "contact_date": on[of],
        "contact_source_code": coded(contact["source"][of], SOURCES),
    }


def early_help_assessments(county: County) -> Frame:
    """List 2: early help assessments, made in the first weeks of an episode of early help."""
    episode, chance = early_help(county), county.chance("annex a early help")
    started = episode["started"]
    ended = np.minimum(started + chance.whole(len(started), 10, 45) * DAY, episode["ended"])
    of = np.flatnonzero(within(started, _since(county), county.period.last))
    return {"_record": episode["record"][of]} | {
        "assessment_start_date": started[of],
        "assessment_end_date": _until(ended[of], county),
        "assessing_organisation": chance.pick(len(of), ORGANISATIONS),
    }


def referrals(county: County) -> Frame:
    """List 3: referrals, with how many there were of the child in a year."""
    case = county.case
    of = np.flatnonzero(within(case["referred"], _since(county), county.period.last))
    recent = within(case["referred"], county.period.last - YEAR, county.period.last)
    return (
        {"_record": case["record"][of]}
        | {
            "referral_date": case["referred"][of],
            "referral_source_code": coded(case["source"][of], SOURCES),
            "is_no_further_action": case["is_nfa"][of],
            "referrals_in_12_months_count": _times(county, case["record"][recent])[
                case["record"][of]
            ],
        }
        | worked_by(county, of, case["referred"][of])
    )


def _times(county: County, records: Values) -> Values:
    return np.bincount(records, minlength=len(county.record["child"]))


def assessments(county: County) -> Frame:
    """List 4: assessments that were open or authorised."""
    done, rows = county.assessment, assessed(county)
    seen = rows["is_child_seen"]
    held = in_force(done["started"], done["authorised"], _since(county), county.period.last)
    of = np.flatnonzero(held)
    authorised = _until(done["authorised"][of], county)
    known = ~np.isnat(authorised)
    return (
        {"_record": done["record"][of]}
        | {
            "assessment_start_date": done["started"][of],
            "seen_in_assessment_code": where(known, true_false(seen[of]), "Unknown"),
            "assessment_authorised_date": authorised,
            "is_support_required": yes_no(~done["is_nfa"][of], known),
        }
        | worked_by(county, done["case"][of], done["started"][of])
    )


def s47_and_icpc(county: County) -> Frame:
    """List 5: section 47 enquiries and the conferences they led to."""
    enquiry, conference, last = county.enquiry, county.conference, county.period.last
    of = np.flatnonzero(within(enquiry["started"], _since(county), last))
    number = np.full(len(enquiry["case"]), -1)
    asked = conference["enquiry"] >= 0
    number[conference["enquiry"][asked]] = np.flatnonzero(asked)
    held_by = number[of]
    held = no_date(np.append(conference["held"], NEVER)[held_by], held_by < 0)
    known: Values = held <= last
    ended: Values = enquiry["ended"][of] <= last
    year = last - YEAR
    asked_of = enquiry["record"][within(enquiry["started"], year, last)]
    met_of = conference["record"][within(conference["held"], year, last)]
    record = enquiry["record"][of]
    return (
        {"_record": record}
        | {
            "strategy_discussion_date": enquiry["started"][of],
            "is_conference_unnecessary": yes_no(~enquiry["confers"][of], ended),
            "conference_date": no_date(held, ~known),
            "conference_result_code": where(
                known, true_false(np.append(conference["protects"], False)[held_by]), None
            ),
            "s47_enquiries_in_12_months_count": _times(county, asked_of)[record],
            "conferences_in_12_months_count": _times(county, met_of)[record],
        }
        | worked_by(county, enquiry["case"][of], enquiry["started"][of])
    )


def children_in_need(county: County) -> Frame:
    """List 6: cases that were followed up and open."""
    case, last = county.case, county.period.last
    held = in_force(case["referred"], case["closed"], _since(county), last)
    of = np.flatnonzero(held & (case["route"] != NFA))
    closed = _until(case["closed"][of], county)
    reason = coded(case["close_reason"][of], CLOSURES)
    return (
        {"_record": case["record"][of]}
        | {
            "cin_start_date": case["referred"][of],
            "primary_need_code": coded(case["need"][of], NEEDS),
            "last_seen_date": _last_seen(county)[of],
            "cin_end_date": closed,
            "closure_reason_code": blank(reason, np.isnat(closed)),
            "case_status_code": _status(county, of, closed),
        }
        | worked_by(county, of, np.fmin(closed, last))
    )


def _last_seen(county: County) -> Values:
    """The last visit to the child of each case, under a plan of either kind; NaT for none."""
    seen = np.full(len(county.record["child"]), NEVER)
    for rows in (cin_visits(county), cp_visits(county)):
        made = rows.only(rows["is_child_seen"] & (rows["visit_date"] <= county.period.last))
        np.fmax.at(seen, records_of(county, made["person_id"]), made["visit_date"])
    case = county.case
    last = seen[case["record"]]
    late = np.fmin(case["closed"], county.period.last)
    return no_date(last, ~within(last, case["referred"], late))


def _status(county: County, of: Values, closed: Values) -> Values:
    """Where each case stands on the last day: in care, protected, in need, or being assessed."""
    last, count = county.period.last, len(county.case["child"])
    marks = []
    for frame, begins, ends in (
        (county.spell, "entered", "left"),
        (county.plan, "started", "ended"),
        (county.need_plan, "started", "ended"),
    ):
        has = np.zeros(count, dtype=bool)
        has[frame["case"][in_force(frame[begins], frame[ends] - DAY, last, last)]] = True
        marks.append(has[of])
    care, plan, need = marks
    words = ["e) Closed episode", "a) Looked after child", "b) Child Protection plan"]
    words.append("c) Child in need plan")
    assessing = ~(county.case["authorised"][of] <= last)
    return np.select(
        [~np.isnat(closed), care, plan, need | ~assessing], words, "d) Open assessment"
    ).astype(object)


def cp_plans(county: County) -> Frame:
    """List 7: child protection plans that were open or ended."""
    plan, last = county.plan, county.period.last
    of = np.flatnonzero(in_force(plan["started"], plan["ended"], _since(county), last))
    order = np.lexsort((plan["started"], plan["record"]))
    ordered = plan["record"][order]
    earlier = np.empty(len(ordered), dtype=np.int64)
    earlier[order] = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
    visited, alone = _last_visits(county)
    reviewed = np.full(len(plan["case"]), NEVER)
    review = protection_reviews(county)
    review = taken(review, review["held"] <= last)
    np.fmax.at(reviewed, review["plan"], review["held"])
    ended = _until(plan["ended"][of], county)
    return (
        {"_record": plan["record"][of]}
        | {
            "cp_plan_start_date": plan["started"][of],
            "initial_category_code": coded(plan["first_category"][of], ABUSE),
            "latest_category_code": coded(plan["latest_category"][of], ABUSE),
            "last_statutory_visit_date": visited[of],
            "seen_alone_code": blank(true_false(alone[of]), np.isnat(visited[of])),
            "latest_review_date": reviewed[of],
            "cp_plan_end_date": ended,
            "had_emergency_protection_in_6_months": _emergency(county)[plan["record"][of]],
            "previous_cp_plans_count": earlier[of],
        }
        | worked_by(county, plan["case"][of], np.fmin(ended, last))
    )


def _last_visits(county: County) -> tuple[Values, Values]:
    """The day of each plan's last visit, and whether the child was seen alone then."""
    plan, rows = county.plan, cp_visits(county)
    rows = rows.only(rows["visit_date"] <= county.period.last)
    ids = plan["cp_plan_id"].astype(str)
    by_id = np.argsort(ids)
    of = by_id[np.searchsorted(ids[by_id], rows["cp_plan_id"].astype(str))]
    order = np.argsort(rows["visit_date"], kind="stable")
    on, alone = np.full(len(ids), NEVER), np.zeros(len(ids), dtype=bool)
    on[of[order]] = rows["visit_date"][order]  # of those that share a plan the last one stays
    alone[of[order]] = rows["is_child_seen_alone"][order].astype(bool)
    return on, alone


def _emergency(county: County) -> Values:
    """Whether each record's child was under an emergency order or police powers in six months."""

    rows = legal_statuses(county)
    brief = np.isin(rows["legal_status_code"].astype(str), ("L1", "L2"))
    rows = rows.only(
        brief & within(rows["legal_status_start_date"], _since(county), county.period.last)
    )
    found = np.zeros(len(county.record["child"]), dtype=bool)
    found[records_of(county, rows["person_id"])] = True
    return found


LISTS = {
    "contacts": contacts,
    "early_help_assessments": early_help_assessments,
    "referrals": referrals,
    "assessments": assessments,
    "s47_and_icpc": s47_and_icpc,
    "children_in_need": children_in_need,
    "cp_plans": cp_plans,
}
ROWS = {"annex_a": lists}
