"""Recommendations, the actions that were agreed on them, and what came of those.

Recommendations come from every reported round of audits, every finished review, the scrutineer
and an inspection a year. Most actions are done late or on their day, a quarter is extended; of
those done a part has evidence that somebody else verified, and half are judged for impact.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers import audits, decisions, incidents, scrutiny
from sy_dataset.synthetic.extracts.registers.office import (
    INVENTED,
    ids,
    next_meeting,
    person,
    regularly,
)
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows

EACH = 2
"""Recommendations of a round of audits, a review, an inspection."""
THEMES = {
    "FRONT_DOOR": 0.2, "NEGLECT": 0.16, "INFORMATION_SHARING": 0.16, "CHILD_PROTECTION": 0.14,
    "VOICE": 0.1, "DOMESTIC_ABUSE": 0.1, "EXPLOITATION": 0.08, "INFANTS": 0.06,
}  # fmt: skip
INSPECTIONS = {"ILACS": 0.4, "JTAI": 0.2, "HMICFRS": 0.2, "CQC": 0.2}
ACCEPTS = {"ACCEPTED": 0.82, "PARTLY": 0.13, "REJECTED": 0.05}
OWNERS = {"COUNCIL": 0.5, "HEALTH": 0.2, "POLICE": 0.18, "EDUCATION": 0.08, "EARLY_HELP": 0.04}
ROLES = {"SENIOR_LEADER": 0.5, "MANAGER": 0.3, "QUALITY_LEAD": 0.2}
MEASURES = {"FD09": 0.25, "CP04": 0.2, "CP02": 0.15, "EX03": 0.15, "FD13": 0.15, "ED04": 0.1}
"""Indicators by which actions are measured; each is a percentage."""
EXTENDED = 0.25
REASONS = {"CAPACITY": 0.5, "DEPENDENCY": 0.28, "SCOPE": 0.12, "NATIONAL": 0.05, "OTHER": 0.05}
EVIDENCE = {"POLICY": 0.34, "DATA": 0.26, "AUDIT": 0.22, "TRAINING": 0.18}
VERDICTS = ("IMPROVED", "NO_CHANGE_SEEN", "WORSE", "TOO_FEW")


def tables(county: County) -> dict[str, Rows]:
    """The tables of recommendations, actions and decisions by name."""
    advice, action = _recommendations(county), agreed(county)
    return {
        "recommendations": _recommendation_rows(county, advice),
        "actions": _action_rows(county, action),
        "action_extensions": _extensions(county, action),
        "action_evidence": _evidence(county, action),
        "action_impacts": _impacts(county, action),
        "decisions": decisions.decisions(county, action, scrutiny.issues(county)),
    }


def _source(council: Values, code: Values, on: Values, **of: Values) -> Frame:
    nothing = np.full(len(council), None, dtype=object)
    return {
        "council": council, "source": code, "on": on, "review_id": nothing,
        "audit_round_id": nothing, "theme": nothing,
    } | of  # fmt: skip


def _recommendations(county: County) -> Frame:
    """One entry per recommendation in the order of its day."""
    chance, held = county.chance("recommendations"), audits.rounds(county)
    review, year = incidents.reviews(county), regularly(county, 12)
    half = regularly(county, 6)
    code = where(review["review_type_code"] == "LCSPR", "LCSPR", "RAPID_REVIEW")
    council = review.council if review.council is not None else held["council"]
    inspected = year["on"] + chance.whole(len(year["on"]), 20, 300) * DAY
    fixed = {name: np.full(len(held["on"]), name, dtype=object) for name in ("AUDIT", "SCRUTINEER")}
    sources = [
        _source(held["council"], fixed["AUDIT"], held["reported"], theme=held["theme"],
                audit_round_id=held["audit_round_id"]),
        _source(council, code.astype(object), review["review_completed_date"],
                review_id=review["review_id"]),
        _source(half["council"], fixed["SCRUTINEER"][: len(half["on"])], half["on"] + 25 * DAY),
        _source(year["council"], chance.pick(len(inspected), INSPECTIONS), inspected),
    ]  # fmt: skip
    every = {name: np.concatenate([part[name] for part in sources]) for name in sources[0]}
    twice = np.repeat(np.argsort(every["on"], kind="stable"), EACH)
    every = {name: values[twice] for name, values in every.items()}
    count = len(twice)
    known = every["theme"] != None  # noqa: E711 - an array is compared
    every["theme"] = where(known, every["theme"], chance.pick(count, THEMES))
    every["recommendation_id"] = ids(every["council"], "REC")
    every["decided"] = next_meeting(every["on"])
    return every | {"acceptance": chance.pick(count, ACCEPTS)}


def _recommendation_rows(county: County, advice: Frame) -> Rows:
    count = len(advice["on"])
    in_full = advice["acceptance"] == "ACCEPTED"
    columns: Frame = {
        "recommendation_id": advice["recommendation_id"],
        "recommendation_reference": text("R", np.arange(1, count + 1), LETTERS[advice["council"]]),
        "recommendation_source_code": advice["source"],
        "review_id": advice["review_id"],
        "audit_round_id": advice["audit_round_id"],
        "theme_code": advice["theme"],
        "recommended_date": advice["on"],
        "recommendation_wording": np.full(count, INVENTED, dtype=object),
        "acceptance_code": advice["acceptance"],
        "acceptance_decided_date": advice["decided"],
        "acceptance_reason": where(in_full, None, INVENTED),
    }
    hidden = dict.fromkeys(("acceptance_code", "acceptance_reason"))
    return Rows(columns, advice["on"], advice["council"], {"acceptance_decided_date": hidden})


def agreed(county: County) -> Frame:
    """One entry per action: what it serves, its owner, and its days; NaT for what never came."""
    chance, advice, issue = (
        county.chance("actions"),
        _recommendations(county),
        scrutiny.issues(county),
    )
    taken = np.flatnonzero(advice["acceptance"] != "REJECTED")
    heard = np.flatnonzero(~np.isnat(issue["answered"]) & chance.happens(len(issue["due"]), 0.8))
    council = np.concatenate([advice["council"][taken], issue["council"][heard]])
    agreed = np.concatenate([advice["decided"][taken], issue["answered"][heard]])
    nothing = [np.full(len(of), None, dtype=object) for of in (taken, heard)]
    count = len(council)
    due = working_day(agreed + chance.whole(count, 60, 200) * DAY)
    extended = working_day(due - chance.whole(count, 3, 14) * DAY)
    is_extended = chance.happens(count, EXTENDED) & (extended <= county.period.last)
    now = where(is_extended, working_day(due + chance.whole(count, 28, 120) * DAY), due)
    owner, name = person(council, chance, county.seed)
    action: Frame = {
        "action_id": ids(council, "ACT"),
        "council": council,
        "recommendation_id": np.concatenate([advice["recommendation_id"][taken], nothing[1]]),
        "scrutineer_issue_id": np.concatenate([nothing[0], issue["scrutineer_issue_id"][heard]]),
        "agreed": agreed,
        "due": due,
        "now": now,
        "extended": no_date(extended, ~is_extended),
        "owner": owner,
        "name": name,
        "measure": chance.pick(count, MEASURES),
        "baseline": np.round(chance.rng.uniform(45, 88, count), 1),
    }
    return action | _progress(action, chance)


def _progress(action: Frame, chance: Chance) -> Frame:
    """When each action was begun, done, signed off, opened again and closed."""
    count, agreed = len(action["due"]), action["agreed"]
    begun = working_day(agreed + chance.whole(count, 3, 60) * DAY)
    late = chance.happens(count, 0.42)
    room = where(late, chance.whole(count, 5, 120), -(chance.whole(count, 0, 60) // 3))
    done = np.maximum(working_day(action["now"] + room * DAY), begun + 14 * DAY)
    done = no_date(done, chance.happens(count, 0.07))
    signed = no_date(
        next_meeting(np.where(np.isnat(done), agreed, done) + 14 * DAY), np.isnat(done)
    )
    signed = no_date(signed, chance.happens(count, 0.12))
    opened = no_date(signed + chance.whole(count, 40, 150) * DAY, ~chance.happens(count, 0.04))
    return {"begun": begun, "done": done, "signed": signed, "opened": opened}


def _action_rows(county: County, action: Frame) -> Rows:
    chance, count = county.chance("action rows"), len(action["due"])
    done, signed = action["done"], action["signed"]
    closes = ~np.isnat(signed) & np.isnat(action["opened"])
    measured = chance.happens(count, 0.85)
    columns: Frame = {
        "action_id": action["action_id"],
        "action_reference": text("A", np.arange(1, count + 1), LETTERS[action["council"]]),
        "recommendation_id": action["recommendation_id"],
        "scrutineer_issue_id": action["scrutineer_issue_id"],
        "action_wording": np.full(count, INVENTED, dtype=object),
        "agreed_date": action["agreed"],
        "owner_agency_code": chance.pick(count, OWNERS),
        "owner_role_code": chance.pick(count, ROLES),
        "owner_id": action["owner"],
        "owner_name": action["name"],
        "measure_code": blank(action["measure"], ~measured),
        "baseline_value": blank(action["baseline"].astype(object), ~measured),
        "baseline_date": no_date(action["agreed"] - 30 * DAY, ~measured),
        "target_value": blank(np.round(action["baseline"] + 10, 0).astype(object), ~measured),
        "due_original_date": action["due"],
        "due_current_date": action["now"],
        "started_date": action["begun"],
        "action_completed_date": done,
        "signed_off_date": signed,
        "reopened_date": action["opened"],
        "closure_code": where(
            closes, where(chance.happens(count, 0.9), "DONE", "SUPERSEDED"), None
        ),
    }
    reveals: dict[str, dict[str, None]] = {
        "started_date": {}, "action_completed_date": {}, "reopened_date": {},
        "signed_off_date": {"closure_code": None},
    }  # fmt: skip
    return Rows(columns, action["agreed"], action["council"], reveals)


def _only(frame: Frame, which: Values) -> Frame:
    return {name: values[which] for name, values in frame.items()}


def _extensions(county: County, action: Frame) -> Rows:
    action = _only(action, ~np.isnat(action["extended"]))
    chance, count = county.chance("action_extensions"), len(action["due"])
    columns: Frame = {
        "action_extension_id": ids(action["council"], "AXT"),
        "action_id": action["action_id"],
        "due_before_date": action["due"],
        "due_after_date": action["now"],
        "extension_reason_code": chance.pick(count, REASONS),
        "extended_date": action["extended"],
        "extended_by_code": chance.pick(count, {"PAQA": 0.8, "EXECUTIVE": 0.12, "SUBGROUP": 0.08}),
    }
    return Rows(columns, np.maximum(action["extended"], action["agreed"]), action["council"])


def _evidence(county: County, action: Frame) -> Rows:
    chance = county.chance("action_evidence")
    has = ~np.isnat(action["done"]) & chance.happens(len(action["done"]), 0.86)
    action = _only(action, np.repeat(np.flatnonzero(has), 1 + chance.whole(int(has.sum()), 0, 1)))
    count, council = len(action["due"]), action["council"]
    who, name = person(council, chance, county.seed)
    dated = np.maximum(action["begun"], action["done"] - chance.whole(count, 0, 30) * DAY)
    verified = working_day(action["done"] + chance.whole(count, 2, 40) * DAY)
    verified = no_date(verified, ~chance.happens(count, 0.8) | (who == action["owner"]))
    nobody = np.isnat(verified)
    columns: Frame = {
        "action_evidence_id": ids(council, "EVI"),
        "action_id": action["action_id"],
        "evidence_type_code": chance.pick(count, EVIDENCE),
        "evidence_date": dated,
        "evidence_link": np.full(count, "Invented reference.", dtype=object),
        "verifier_id": blank(who, nobody),
        "verifier_name": blank(name, nobody),
        "verifier_agency_code": blank(chance.pick(count, OWNERS), nobody),
        "verifier_role_code": blank(chance.pick(count, ROLES), nobody),
        "verified_date": verified,
    }
    hidden = ("verifier_id", "verifier_name", "verifier_agency_code", "verifier_role_code")
    return Rows(columns, action["done"], council, {"verified_date": dict.fromkeys(hidden)})


def _impacts(county: County, action: Frame) -> Rows:
    """Six months before an action began against six months after it was done."""
    chance = county.chance("action_impacts")
    judged = action["done"] + 200 * DAY
    which = ~np.isnat(judged) & chance.happens(len(judged), 0.5)
    action, judged = _only(action, which), judged[which]
    count = len(judged)
    effect = np.round(chance.rng.normal(4, 6, count), 1)
    width = np.round(chance.rng.uniform(3, 12, count), 1)
    few = chance.happens(count, 0.12)
    kinds = [few, effect - width > 0, effect + width < 0]
    verdict = np.select(kinds, [VERDICTS[3], VERDICTS[0], VERDICTS[2]], VERDICTS[1])
    numbers = (effect, np.round(effect - width, 1), np.round(effect + width, 1), width)
    values = [blank(number.astype(object), few) for number in numbers]
    columns: Frame = {
        "action_impact_id": ids(action["council"], "IMP"),
        "action_id": action["action_id"],
        "impact_measure_code": action["measure"],
        "window_before_start_date": action["begun"] - 182 * DAY,
        "window_before_end_date": action["begun"] - DAY,
        "window_after_start_date": action["done"] + DAY,
        "window_after_end_date": action["done"] + 182 * DAY,
        "impact_method_code": chance.pick(count, {"CONTROL_CHART": 0.6, "BEFORE_AFTER": 0.4}),
        "effect_value": values[0],
        "effect_low_value": values[1],
        "effect_high_value": values[2],
        "smallest_effect_value": values[3],
        "impact_verdict_code": verdict.astype(object),
        "impact_judged_date": judged,
    }
    return Rows(columns, judged, action["council"])
