"""What is told and asked at the front door beside the contacts: who took part in decisions,
feedback to referrers, what referrers say of it, and disagreements between agencies.

None of it is published; the shares are assumed. An outcome's feedback is the one that
mash_contact holds.
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
from sy_dataset.synthetic.clock import DAY, after_working_days, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import mash
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows, joined

TAKES_PART = {"POLICE": 0.82, "HEALTH": 0.7, "EDUCATION": 0.34, "EARLY_HELP": 0.3, "HOUSING": 0.06}
"""Of final decisions on contacts rated red or amber; children's social care always takes part."""
NAMED, AGREES = 0.93, 0.97
ACKNOWLEDGED = 0.8
METHODS = {"EMAIL": 0.75, "PORTAL": 0.2, "PHONE": 0.05}
RECIPIENTS = {"REFERRER": 0.78, "AGENCY": 0.12, "BOTH": 0.1}
ANSWERS = 0.03
OPINIONS = ("STRONGLY_AGREE", "AGREE", "NEITHER", "DISAGREE", "STRONGLY_DISAGREE")
TOLD, UNTOLD = (0.22, 0.44, 0.16, 0.12, 0.06), (0.04, 0.14, 0.2, 0.34, 0.28)
"""How often each opinion is given by referrers with feedback and without."""
ESCALATED = {"NFA": 0.02, "IA": 0.01, "EH": 0.012, "REF": 0.008}
"""Share of professionals' contacts whose decision is disputed, by its outcome."""
REASONS = {
    "THRESHOLD": 0.5, "INFORMATION": 0.14, "NO_CONFERENCE": 0.1, "STEP_DOWN": 0.12, "PLAN": 0.06,
    "PLAN_NOT_DONE": 0.05, "OTHER": 0.03,
}  # fmt: skip
GOES_ON = (0.32, 0.25, 0.2, 0.15)
"""Share of the escalations at each stage that are taken to the next."""
STAGE_DAYS = (2, 3, 5, 5, 10)
"""Working days within which each stage is to be resolved."""
ENDINGS = {"RESOLVED_CHANGED": 0.42, "RESOLVED_UPHELD": 0.48, "WITHDRAWN": 0.1}
DISPUTERS = {
    "POLICE": "POLICE", "HEALTH": "HEALTH", "EDUCATION": "EDUCATION", "COUNCIL": "HOUSING",
    "JUSTICE": "PROBATION", "VOLUNTARY": "VOLUNTARY",
}  # fmt: skip


def participants(county: County) -> Rows:
    """mash_decision_participant: one row per contact, deciding stage and agency."""
    contact, chance = mash.front_door(county), county.chance("mash_decision_participant")
    stages = mash.stages(county)
    first, final = _of_stage(stages, "INITIAL"), _of_stage(stages, "FINAL")
    rated = np.flatnonzero(contact["is_rated"])
    rated = rated[np.argsort(days(contact["decided"][rated]), kind="stable")]  # as stages stand
    grave = np.isin(contact["rating"][rated].astype(str), ("RED", "AMBER"))
    parts = [_participant(first, "LA", chance, 1.0), _participant(final, "LA", chance, 1.0)]
    parts += [
        _participant(final.only(grave), agency, chance, share)
        for agency, share in TAKES_PART.items()
    ]
    return joined(parts)


def _of_stage(stages: Rows, stage: str) -> Rows:
    """The contacts of a stage in the order of its decisions, without all that is not asked for."""
    columns = {name: stages[name] for name in ("contact_id", "stage_code")}
    rows = Rows(columns, stages.appears_on, stages.council)
    return rows.only(stages["stage_code"] == stage)


def _participant(decisions: Rows, agency: str, chance: Chance, share: float) -> Rows:
    decisions = decisions.only(chance.happens(len(decisions), share))
    count = len(decisions)
    own = agency == "LA"
    columns: Frame = {
        "contact_id": decisions["contact_id"],
        "stage_code": decisions["stage_code"],
        "agency_code": np.full(count, agency, dtype=object),
        "is_named_in_record": chance.happens(count, 1.0 if own else NAMED),
        "has_agreed": yes_no(
            chance.happens(count, 1.0 if own else AGREES), chance.happens(count, 0.96)
        ),
    }
    return Rows(columns, decisions.appears_on, decisions.council)


def feedbacks(county: County) -> Rows:
    """mash_feedback: one row per contact and kind: receipt acknowledged, outcome told."""
    contact, chance = mash.contacts(county), county.chance("mash_feedback")
    outcome = contact.only(~np.isnat(contact["feedback_sent_at"]))
    asks = np.isin(contact["referrer_agency_code"].astype(str), mash.PROFESSIONAL)
    heard = contact.only(asks & chance.happens(len(contact), ACKNOWLEDGED))
    sent = clock.hours_later(heard["recorded_at"], np.clip(chance.skewed(len(heard), 1, 1), 0, 30))
    sent = clock.avoid_clock_change(clock.minutes(sent))
    methods = chance.pick(len(heard), METHODS)
    told = (outcome, "OUTCOME", outcome["feedback_sent_at"], outcome["feedback_method_code"])
    return joined(
        [_feedback(chance, heard, "ACKNOWLEDGEMENT", sent, methods), _feedback(chance, *told)]
    )


def _feedback(chance: Chance, contact: Rows, kind: str, sent: Values, methods: Values) -> Rows:
    count = len(contact)
    columns: Frame = {
        "contact_id": contact["contact_id"],
        "feedback_kind_code": np.full(count, kind, dtype=object),
        "sent_at": sent,
        "feedback_method_code": methods,
        "recipient_code": chance.pick(count, RECIPIENTS),
    }
    return Rows(columns, days(sent), contact.council)


def surveys(county: County) -> Rows:
    """mash_referrer_survey: one row per answer of a professional, some weeks after the decision."""
    contact, chance = mash.contacts(county), county.chance("mash_referrer_survey")
    asked = np.isin(contact["referrer_agency_code"].astype(str), mash.PROFESSIONAL)
    contact = contact.only(asked & chance.happens(len(contact), ANSWERS))
    count = len(contact)
    on = days(contact["outcome_at"]) + chance.whole(count, 8, 45) * DAY
    told = ~np.isnat(contact["feedback_sent_at"]) & (days(contact["feedback_sent_at"]) <= on)
    council = contact.council if contact.council is not None else np.zeros(count, dtype=np.int8)
    columns: Frame = {
        "survey_response_id": identifiers(LETTERS[council] + "SV", count),
        "contact_id": blank(contact["contact_id"], chance.happens(count, 0.25)),
        "responded_date": on,
        "referrer_agency_code": contact["referrer_agency_code"],
        "is_feedback_received": where(chance.happens(count, 0.05), ~told, told),
        "reason_understood_code": _opinions(told, chance),
        "feedback_satisfied_code": _opinions(told, chance),
        "decision_agreed_code": _opinions(told, chance),
        "remarks": where(chance.happens(count, 0.3), "Invented remark.", None),
    }
    return Rows(columns, on, council)


def _opinions(told: Values, chance: Chance) -> Values:
    draw = chance.rng.random(len(told))
    places = [np.searchsorted(np.cumsum(shares[:-1]), draw) for shares in (TOLD, UNTOLD)]
    return np.array(OPINIONS, dtype=object)[where(told, *places)]


def escalations(county: County) -> Rows:
    """mash_escalation: one row per disputed decision and stage that the dispute reached."""
    contact, chance = mash.front_door(county), county.chance("mash_escalation")
    outcome, share = contact["outcome"], np.zeros(len(contact["outcome"]))
    for code, of_code in ESCALATED.items():
        share[outcome == code] = of_code
    share[~np.isin(contact["referrer"].astype(str), list(DISPUTERS))] = 0
    disputed = np.flatnonzero(chance.happens(len(share), share))
    contact = {name: values[disputed] for name, values in contact.items()}
    count = len(disputed)
    known = np.array([*DISPUTERS.values()], dtype=object)
    kinds = {kind: place for place, kind in enumerate(DISPUTERS)}
    dispute: Frame = {
        "escalation_id": identifiers(LETTERS[contact["council"]] + "EC", count),
        "person_id": contact["person_id"],
        "contact_id": contact["contact_id"],
        "referral_id": contact["referral_id"],
        "raised_by_agency_code": known[[kinds[kind] for kind in contact["referrer"].tolist()]],
        "raised_with_agency_code": np.full(count, "LA", dtype=object),
        "reason_code": chance.pick(count, REASONS),
    }
    raised = clock.hours_later(contact["decided"], np.clip(chance.skewed(count, 40, 0.8), 2, 600))
    raised = clock.by_day(clock.minutes(raised), chance.whole(count, 0, 110))
    return _stages(dispute, contact["council"], clock.avoid_clock_change(raised), chance)


def _stages(dispute: Frame, council: Values, raised: Values, chance: Chance) -> Rows:
    """The stages of each dispute one after another, each raised when the one before ended."""
    parts = []
    for stage, limit in enumerate(STAGE_DAYS):
        count = len(raised)
        due = after_working_days(days(raised), limit).astype("datetime64[s]")
        due += np.timedelta64(17, "h")
        ended = clock.hours_later(raised, np.clip(chance.skewed(count, 20.0 * limit, 0.7), 3, 1500))
        ended = clock.by_day(clock.minutes(ended), chance.whole(count, 0, 110))
        ended = clock.avoid_clock_change(ended)
        goes_on = chance.happens(count, (*GOES_ON, 0.0)[stage])
        columns = dispute | {
            "escalation_stage_code": np.full(count, str(stage + 1), dtype=object),
            "stage_raised_at": raised,
            "stage_due_at": due,
            "stage_resolved_at": no_date(ended, ~goes_on & chance.happens(count, 0.04)),
            "outcome_code": where(goes_on, "NEXT_STAGE", chance.pick(count, ENDINGS)),
        }
        columns["outcome_code"] = blank(
            columns["outcome_code"], np.isnat(columns["stage_resolved_at"])
        )
        reveals = {"stage_resolved_at": {"outcome_code": None}}
        parts.append(Rows(columns, days(raised), council, reveals))
        dispute = {name: values[goes_on] for name, values in dispute.items()}
        council, raised = council[goes_on], ended[goes_on]
    return joined(parts)


ROWS = {
    "mash_decision_participant": participants,
    "mash_feedback": feedbacks,
    "mash_referrer_survey": surveys,
    "mash_escalation": escalations,
}
