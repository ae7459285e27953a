"""The case tables of the Standard Safeguarding Dataset, and what the census needs beside them."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.front_door import as_json, labels
from sy_dataset.synthetic.pathways import NEVER
from sy_dataset.synthetic.people import AGENCIES, LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows

NEXT_REASONS = {"P": 0.7, "L": 0.15, "T": 0.05, "B": 0.05, "U": 0.05}
LEAVING = {"E4A": 0.35, "E4B": 0.15, "E8": 0.2, "E45": 0.12, "E11": 0.06, "E12": 0.04, "E13": 0.08}
MOST_EPISODES = 4
REVIEWS = 6


def case_tables(case: Frame, seed: int) -> dict[str, Rows]:
    """Rows of the six case extracts by extract id, and of cin_plans and cp_reviews for the census.

    Local ids of conferences, plans and enquiries are put on the case first, so that every
    table names the same ones.
    """
    chance = Chance(seed, "social_care")
    letters = LETTERS[case["council"]]
    for name, kind, moment in (
        ("s47_enquiry_id", "SF", "enquired"),
        ("icpc_id", "IC", "target"),
        ("cp_plan_id", "CP", "protected"),
        ("cla_id", "LA", "entered_care"),
    ):
        case[name] = blank(local_ids(letters, kind), np.isnat(case[moment]))
    return {
        "ssd_cin_episodes": _episodes(case, chance),
        "ssd_cin_assessments": _assessments(case, chance),
        "ssd_s47_enquiry": _enquiries(case, chance),
        "ssd_initial_cp_conference": _conferences(case, chance),
        "ssd_cp_plans": _protection_plans(case),
        "ssd_cla_episodes": _care_episodes(case, chance),
        "cin_plans": _need_plans(case),
        "cp_reviews": _reviews(case, chance),
    }


def _staff(case: Frame, chance: Chance) -> Frame:
    """A team and a worker of the council."""
    letters = LETTERS[case["council"]].astype(str)
    count = len(letters)
    team = np.char.mod("T%02d", chance.whole(count, 1, 12))
    worker = np.char.mod("W%04d", chance.whole(count, 1, 180))
    return {
        "team_id": np.char.add(letters, team).astype(object),
        "worker_id": np.char.add(letters, worker).astype(object),
    }


def _rows(case: Frame, columns: Frame, starts: str, reveals: dict[str, dict[str, None]]) -> Rows:
    """The columns as rows, where the case came as far as `starts`, in order."""
    which = ~np.isnat(case[starts])
    rows = Rows(columns, AGENCIES[case["council"]], case[starts], reveals)
    return rows.only(which).in_order()


def _episodes(case: Frame, chance: Chance) -> Rows:
    nfa = case["route"] == "NFA"
    outcome = where(nfa, "NFA", "Assessment").astype(object)
    columns = {
        "referral_id": case["referral_id"],
        "person_id": case["person_id"],
        "referral_date": case["referred"],
        "primary_need_code": case["need"],
        "referral_source_code": case["source"],
        "referral_source_description": labels("contact_source", case["source"]),
        "referral_outcome_json": as_json("referral_outcome", outcome),
        "is_referral_nfa": yes_no(nfa, nfa | True),
        "close_reason_code": case["close_reason"],
        "close_date": case["closed"],
    }
    columns |= _staff(case, chance)
    return _rows(case, columns, "referred", {"close_date": {"close_reason_code": None}})


def _assessments(case: Frame, chance: Chance) -> Rows:
    count = len(case["referred"])
    alone = case["route"] == "ASSESSED"
    outcome = where(alone, "No further action", "Continue with plan").astype(object)
    columns = {
        "assessment_id": local_ids(LETTERS[case["council"]], "AS"),
        "person_id": case["person_id"],
        "referral_id": case["referral_id"],
        "assessment_start_date": case["assessed"],
        "is_child_seen": yes_no(chance.happens(count, 0.95), alone | True),
        "assessment_authorised_date": case["authorised"],
        "assessment_outcome_json": as_json("assessment_outcome", outcome),
        "is_assessment_nfa": yes_no(alone, alone | True),
    }
    columns |= _staff(case, chance)
    known = ("is_child_seen", "assessment_outcome_json", "is_assessment_nfa")
    reveals = {"assessment_authorised_date": dict.fromkeys(known)}
    return _rows(case, columns, "assessed", reveals)


def _enquiries(case: Frame, chance: Chance) -> Rows:
    confers = case["confers"]
    outcome = where(confers, "Conference", "No conference needed").astype(object)
    columns = {
        "s47_enquiry_id": case["s47_enquiry_id"],
        "referral_id": case["referral_id"],
        "person_id": case["person_id"],
        "s47_start_date": case["enquired"],
        "s47_end_date": case["enquiry_ended"],
        "is_s47_nfa": yes_no(~confers, confers | True),
        "s47_outcome_json": as_json("s47_outcome", outcome),
    }
    columns |= _staff(case, chance)
    reveals = {"s47_end_date": dict.fromkeys(("is_s47_nfa", "s47_outcome_json"))}
    return _rows(case, columns, "enquired", reveals)


def _conferences(case: Frame, chance: Chance) -> Rows:
    protects = case["protects"]
    outcome = where(protects, "Child protection plan", "Child in need plan").astype(object)
    columns = {
        "icpc_id": case["icpc_id"],
        "meeting_id": local_ids(LETTERS[case["council"]], "MT"),
        "s47_enquiry_id": case["s47_enquiry_id"],
        "person_id": case["person_id"],
        "cp_plan_id": case["cp_plan_id"],
        "referral_id": case["referral_id"],
        "is_transfer_in": yes_no(case["is_transfer"], protects | True),
        "icpc_target_date": case["target"],
        "icpc_date": case["conferred"],
        "is_cp_plan_outcome": yes_no(protects, protects | True),
        "icpc_outcome_json": as_json("icpc_outcome", outcome),
    }
    columns |= _staff(case, chance)
    known = ("cp_plan_id", "is_cp_plan_outcome", "icpc_outcome_json")
    # the conference is called when the enquiry ends, which is before it is held
    called = case | {"called": no_date(case["enquiry_ended"], ~case["confers"])}
    return _rows(called, columns, "called", {"icpc_date": dict.fromkeys(known)})


def _protection_plans(case: Frame) -> Rows:
    columns = {
        "cp_plan_id": case["cp_plan_id"],
        "referral_id": case["referral_id"],
        "icpc_id": case["icpc_id"],
        "person_id": case["person_id"],
        "cp_plan_start_date": case["protected"],
        "cp_plan_end_date": case["protection_ended"],
        "initial_category": case["first_category"],
        "is_other_authority_plan": yes_no(case["is_transfer"], case["is_transfer"] | True),
        "latest_category": case["latest_category"],
    }
    return _rows(case, columns, "protected", {"cp_plan_end_date": {}})


def _care_episodes(case: Frame, chance: Chance) -> Rows:
    """Episodes that follow each other: what ends one begins the next, from S to leaving care."""
    which = np.flatnonzero(~np.isnat(case["entered_care"]))
    count = len(which)
    care = {name: values[which] for name, values in case.items()}
    lengths = np.clip(chance.skewed(count * MOST_EPISODES, 190, 0.8), 5, 900).astype(int)
    ends = care["entered_care"][:, None] + np.cumsum(lengths.reshape(count, -1), axis=1) * DAY
    ends[:, -1] = care["left_care"]
    ends = np.minimum(ends, care["left_care"][:, None])
    starts = np.concatenate([care["entered_care"][:, None], ends[:, :-1]], axis=1)
    parts = [_care_episode(care, turn, starts, ends, chance) for turn in range(MOST_EPISODES)]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    taken = columns["episode_start_date"] < columns["episode_ceased_date"]
    columns["cla_episode_id"] = local_ids(LETTERS[np.tile(care["council"], MOST_EPISODES)], "CE")
    columns["placement_id"] = local_ids(LETTERS[np.tile(care["council"], MOST_EPISODES)], "PL")
    agency = np.tile(AGENCIES[care["council"]], MOST_EPISODES)
    reveals = {
        "episode_ceased_date": {"episode_ceased_reason_code": None},
        "last_iro_contact_date": {},
    }
    return Rows(columns, agency, columns["episode_start_date"], reveals).only(taken).in_order()


def _care_episode(care: Frame, turn: int, starts: Values, ends: Values, chance: Chance) -> Frame:
    count = len(care["person_id"])
    start, end = starts[:, turn], ends[:, turn]
    last = end == care["left_care"]
    visited = start + chance.whole(count, 3, 40) * DAY
    reason = np.full(count, "S", dtype=object) if turn == 0 else chance.pick(count, NEXT_REASONS)
    return {
        "person_id": care["person_id"],
        "episode_start_date": start,
        "episode_start_reason_code": reason,
        "primary_need_code": care["need"],
        "episode_ceased_date": end,
        "episode_ceased_reason_code": where(last, chance.pick(count, LEAVING), "X1"),
        "cla_id": care["cla_id"],
        "referral_id": care["referral_id"],
        "entered_care_date": care["entered_care"],
        "last_iro_contact_date": no_date(visited, visited > end),
    }


def _need_plans(case: Frame) -> Rows:
    columns = {
        "referral_id": case["referral_id"],
        "cin_plan_start_date": case["planned"],
        "cin_plan_end_date": case["plan_ended"],
    }
    return _rows(case, columns, "planned", {"cin_plan_end_date": {}})


def _reviews(case: Frame, chance: Chance) -> Rows:
    """The first review within three months of the conference, then every six months at most."""
    which = np.flatnonzero(~np.isnat(case["protected"]))
    gaps = chance.whole(len(which) * REVIEWS, 150, 182).reshape(len(which), REVIEWS)
    gaps[:, 0] = chance.whole(len(which), 60, 91)
    held = case["protected"][which][:, None] + np.cumsum(gaps, axis=1) * DAY
    in_time = held < np.minimum(
        case["protection_ended"][which], case["protected"][which] + NEVER
    ).reshape(-1, 1)
    plan, turn = np.nonzero(in_time)
    columns: Frame = {
        "referral_id": case["referral_id"][which][plan],
        "review_date": held[plan, turn],
    }
    agency = AGENCIES[case["council"][which][plan]]
    return Rows(columns, agency, columns["review_date"]).in_order()
