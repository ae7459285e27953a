"""The case tables of the Standard Safeguarding Dataset."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, after_working_days, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import labels, staff
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.world import NEED

CONFERENCE_LIMIT = 15


def referrals(county: County) -> Rows:
    """ssd_cin_episodes: one row per referral, with the closing of the episode of need."""
    case = county.case
    asked = np.zeros(len(case["child"]), dtype=bool)
    soon = county.enquiry["started"] <= case["referred"][county.enquiry["case"]] + 2 * DAY
    asked[county.enquiry["case"][soon]] = True
    other = np.zeros(len(asked), dtype=bool)
    columns = {
        "referral_id": case["referral_id"],
        "person_id": case["person_id"],
        "referral_date": case["referred"],
        "primary_need_code": case["need"],
        "referral_source_code": case["source"],
        "referral_source_description": labels("contact_source", case["source"]),
        "is_outcome_assessment": ~case["is_nfa"] & ~asked,
        "is_outcome_nfa": case["is_nfa"],
        "is_outcome_strategy_discussion": asked & ~case["is_nfa"],
        "is_outcome_cla_request": other,
        "is_outcome_non_agency_adoption": other,
        "is_outcome_private_fostering": other,
        "is_outcome_cp_transfer_in": other,
        "is_outcome_cp_conference": other,
        "is_outcome_care_leaver": other,
        "has_other_outcomes": other,
        "is_referral_nfa": case["is_nfa"],
        "close_reason_code": case["close_reason"],
        "close_date": case["closed"],
    }
    columns |= staff(case["council"], county.chance("ssd_cin_episodes"))
    reveals = {"close_date": {"close_reason_code": None}}
    return Rows(columns, case["referred"], case["council"], reveals)


def assessments(county: County) -> Rows:
    """ssd_cin_assessments: one row per assessment."""
    assessment, chance = county.assessment, county.chance("ssd_cin_assessments")
    count = len(assessment["case"])
    alone = assessment["is_nfa"]
    other = np.zeros(count, dtype=bool)
    flags: Frame = {
        "is_outcome_nfa": alone,
        "is_outcome_nfa_s47_end": other,
        "is_outcome_strategy_discussion": other,
        "is_outcome_cla_request": other,
        "is_outcome_private_fostering": other,
        "is_outcome_legal_action": other,
        "is_outcome_services": ~alone,
        "is_outcome_short_breaks": other,
        "is_outcome_specialist_assessment": other,
        "is_outcome_referral_to_other_agency": other,
        "is_outcome_other_actions": other,
        "has_other_outcomes": other,
    }
    columns = {
        "assessment_id": assessment["assessment_id"],
        "person_id": assessment["person_id"],
        "referral_id": assessment["referral_id"],
        "assessment_start_date": assessment["started"],
        "is_child_seen": chance.happens(count, 0.95),
        "assessment_authorised_date": assessment["authorised"],
        "is_assessment_nfa": alone,
    } | flags
    columns |= staff(assessment["council"], chance)
    known = ("is_child_seen", "is_assessment_nfa", *flags)
    reveals = {"assessment_authorised_date": dict.fromkeys(known)}
    return Rows(columns, assessment["started"], assessment["council"], reveals)


def assessment_factors(county: County) -> Rows:
    """ssd_assessment_factors: one row per finished assessment and factor that it found."""
    factor = county.factor
    of = factor["assessment"]
    columns = {
        "assessment_factors_id": local_ids(county.assessment["council"], "AF")[of],
        "assessment_id": county.assessment["assessment_id"][of],
        "factor_code": factor["factor_code"],
    }
    finished = county.assessment["authorised"][of]
    return Rows(columns, finished, factor["council"]).only(~np.isnat(finished))


def enquiries(county: County) -> Rows:
    """ssd_s47_enquiry: one row per section 47 enquiry."""
    enquiry, confers = county.enquiry, county.enquiry["confers"]
    other = np.zeros(len(confers), dtype=bool)
    goes_on = county.case["route"][enquiry["case"]] == NEED
    flags: Frame = {
        "is_outcome_nfa": ~confers & ~goes_on,
        "is_outcome_legal_action": other,
        "is_outcome_services": other,
        "is_outcome_short_breaks": other,
        "is_outcome_cp_conference": confers,
        "is_outcome_nfa_assessment_continues": ~confers & goes_on,
        "is_outcome_monitoring": other,
        "has_other_outcomes": other,
    }
    columns = {
        "s47_enquiry_id": enquiry["s47_enquiry_id"],
        "referral_id": enquiry["referral_id"],
        "person_id": enquiry["person_id"],
        "s47_start_date": enquiry["started"],
        "s47_end_date": enquiry["ended"],
        "is_s47_nfa": ~confers,
    } | flags
    columns |= staff(enquiry["council"], county.chance("ssd_s47_enquiry"))
    reveals = {"s47_end_date": dict.fromkeys(("is_s47_nfa", *flags))}
    return Rows(columns, enquiry["started"], enquiry["council"], reveals)


def conferences(county: County) -> Rows:
    """ssd_initial_cp_conference: one row per conference, from the day on which it is called."""
    conference, enquiry = county.conference, county.enquiry
    of = conference["enquiry"]
    asked = of >= 0
    started = no_date(conference["held"] - 25 * DAY, asked)
    started[asked] = enquiry["started"][of[asked]]
    called = np.minimum(started + 5 * DAY, conference["held"])
    called[asked] = np.minimum(enquiry["ended"][of[asked]], conference["held"][asked])
    protects, other = conference["protects"], np.zeros(len(of), dtype=bool)
    flags: Frame = {
        "is_outcome_nfa": other,
        "is_outcome_referral_to_other_agency": other,
        "is_outcome_assessment": other,
        "is_outcome_services": ~protects,
        "is_outcome_cp_plan": protects,
        "has_other_outcomes": other,
    }
    columns = {
        "icpc_id": conference["icpc_id"],
        "meeting_id": local_ids(conference["council"], "MT"),
        "s47_enquiry_id": conference["s47_enquiry_id"],
        "person_id": conference["person_id"],
        "cp_plan_id": conference["cp_plan_id"],
        "referral_id": conference["referral_id"],
        "is_transfer_in": conference["is_transfer"],
        "icpc_target_date": after_working_days(started, CONFERENCE_LIMIT),
        "icpc_date": conference["held"],
        "is_cp_plan_outcome": protects,
    } | flags
    columns |= staff(conference["council"], county.chance("ssd_initial_cp_conference"))
    known = ("cp_plan_id", "is_cp_plan_outcome", *flags)
    reveals = {"icpc_date": dict.fromkeys(known)}
    return Rows(columns, called, conference["council"], reveals)


def protection_plans(county: County) -> Rows:
    """ssd_cp_plans: one row per child protection plan, a child's earlier ones included."""
    plan = county.plan
    columns = {
        "cp_plan_id": plan["cp_plan_id"],
        "referral_id": plan["referral_id"],
        "icpc_id": plan["icpc_id"],
        "person_id": plan["person_id"],
        "cp_plan_start_date": plan["started"],
        "cp_plan_end_date": plan["ended"],
        "initial_category": plan["first_category"],
        "is_other_authority_plan": plan["is_elsewhere"],
        "latest_category": plan["latest_category"],
    }
    return Rows(columns, plan["started"], plan["council"], {"cp_plan_end_date": {}})


def missing_episodes(county: County) -> Rows:
    """ssd_missing: one row per missing episode that the council recorded."""
    missing, chance = county.missing, county.chance("ssd_missing")
    count = len(missing["gone"])
    offered = chance.happens(count, 0.85)
    away = missing["in_care"] & chance.happens(count, 0.2)
    columns: Frame = {
        "missing_episode_id": missing["missing_episode_id"],
        "person_id": missing["person_id"],
        "missing_start_date": days(missing["gone"]),
        "missing_type_code": where(away, "A", "M").astype(object),
        "missing_end_date": days(missing["found"]),
        "is_rhi_offered": offered.astype(object),
        "is_rhi_accepted": yes_no(chance.happens(count, 0.6), offered),
    }
    known = dict.fromkeys(("is_rhi_offered", "is_rhi_accepted"))
    rows = Rows(
        columns, columns["missing_start_date"], missing["council"], {"missing_end_date": known}
    )
    return rows.only(chance.happens(count, 0.92))


ROWS = {
    "ssd_cin_episodes": referrals,
    "ssd_cin_assessments": assessments,
    "ssd_assessment_factors": assessment_factors,
    "ssd_s47_enquiry": enquiries,
    "ssd_initial_cp_conference": conferences,
    "ssd_cp_plans": protection_plans,
    "ssd_missing": missing_episodes,
}
