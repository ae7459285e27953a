"""The contacts of the Standard Safeguarding Dataset and the extracts of the front door."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import labels
from sy_dataset.synthetic.rows import Rows, joined

PROFESSIONAL = ("POLICE", "HEALTH", "EDUCATION", "COUNCIL", "JUSTICE", "VOLUNTARY")
ASKED = {
    "POLICE": 0.85, "HEALTH": 0.85, "EDUCATION": 0.7, "EARLY_HELP": 0.4, "PROBATION": 0.2,
    "HOUSING": 0.3, "ADULT": 0.2,
}  # fmt: skip
CHANNELS = {"FORM": 0.56, "PHONE": 0.22, "EMAIL": 0.16, "OTHER": 0.06}
CONSENTS = {"GIVEN": 0.45, "NOT_SOUGHT": 0.2, "OVERRIDDEN": 0.1, "NOT_RECORDED": 0.25}
METHODS = {"EMAIL": 0.6, "LETTER": 0.1, "PHONE": 0.1, "PORTAL": 0.2}
ONLY_ONE = 0.025
"""Share of contacts that stand in one of the two extracts and not in the other."""


def where_told(county: County) -> tuple[Values, Values]:
    """Whether each contact stands in ssd_contacts, and in the front door's extracts."""
    draw = county.chance("told twice").rng.random(len(county.contact["child"]))
    return draw < 1 - ONLY_ONE, draw >= ONLY_ONE


def ssd_contacts(county: County) -> Rows:
    """ssd_contacts: one row per child per contact; the outcome when it is decided."""
    in_ssd, _ = where_told(county)
    contact = {name: values[in_ssd] for name, values in county.contact.items()}
    outcome = contact["outcome"]
    other = np.zeros(len(outcome), dtype=bool)
    flags: Frame = {
        "is_outcome_new_referral": outcome == "REF",
        "is_outcome_existing_referral": other,
        "is_outcome_cp_enquiry": other,
        "is_outcome_nfa": outcome == "NFA",
        "is_outcome_non_agency_adoption": other,
        "is_outcome_private_fostering": other,
        "is_outcome_advice": outcome == "IA",
        "is_outcome_missing_notification": other,
        "is_outcome_other_authority_cp": other,
        "has_other_outcomes": outcome == "EH",
    }
    columns = {
        "contact_id": contact["contact_id"],
        "person_id": contact["person_id"],
        "contact_date": days(contact["received"]),
        "contact_source_code": contact["source"],
        "contact_source_description": labels("contact_source", contact["source"]),
        "_decided": contact["decided"],
    }
    reveals = {"_decided": dict.fromkeys(flags)}
    return Rows(columns | flags, columns["contact_date"], contact["council"], reveals)


def _at(contact: Frame, share: Values) -> Values:
    """The moment that lies at a share of the time from receipt to decision."""
    span = (contact["decided"] - contact["received"]).astype(int)
    moment = contact["received"] + (span * share).astype("timedelta64[s]")
    return clock.avoid_clock_change(clock.minutes(moment))


def front_door(county: County) -> Frame:
    """The front door's contacts with their ratings, for a few a second one."""
    in_ssd, in_mash = where_told(county)
    every = county.contact | {"in_ssd": in_ssd}
    contact = {name: values[in_mash] for name, values in every.items()}
    chance, count = county.chance("mash ratings"), int(in_mash.sum())
    rated = contact["rating"] != None  # noqa: E711 - an array is compared
    first = _at(contact, chance.rng.uniform(0.2, 0.34, count))
    second = _at(contact, chance.rng.uniform(0.55, 0.8, count))
    again = rated & chance.happens(count, 0.08) & (second > first)
    earlier = where(contact["rating"] == "RED", "AMBER", "GREEN").astype(object)
    earlier = where(contact["rating"] == "GREEN", "AMBER", earlier)
    return contact | {
        "is_rated": rated,
        "rated": first,
        "first_rating": where(again, earlier, contact["rating"]),
        "is_rated_again": again,
        "rated_again": second,
    }


def contacts(county: County) -> Rows:
    """mash_contact: one row per child per contact, with its decision and feedback."""
    contact, chance = front_door(county), county.chance("mash_contact")
    count = len(contact["received"])
    by_notice = (contact["referrer"] == "POLICE") & chance.happens(count, 0.7)
    channel = where(by_notice, "NOTICE", chance.pick(count, CHANNELS))
    unmatched = ~contact["in_ssd"] & (contact["outcome"] != "REF") & chance.happens(count, 0.5)
    told = np.isin(contact["referrer"].astype(str), PROFESSIONAL) & chance.happens(count, 0.65)
    sent = clock.hours_later(contact["decided"], chance.skewed(count, 18.0, 1.1))
    sent = clock.by_day(clock.minutes(sent), chance.whole(count, 0, 110))
    columns: Frame = {
        "contact_id": contact["contact_id"],
        "person_id": blank(contact["person_id"], unmatched),
        "received_at": contact["received"],
        "recorded_at": _at(contact, chance.rng.uniform(0.03, 0.12, count)),
        "referrer_agency_code": contact["referrer"],
        "contact_source_code": contact["source"],
        "channel_code": channel,
        "is_form_complete": yes_no(chance.happens(count, 0.8), channel == "FORM"),
        "consent_code": chance.pick(count, CONSENTS),
        "outcome_code": contact["outcome"],
        "outcome_at": contact["decided"],
        "decision_maker_role_code": _roles(contact, chance.happens(count, 0.55)),
        "referral_id": contact["referral_id"],
        "feedback_sent_at": no_date(clock.avoid_clock_change(sent), ~told),
        "feedback_method_code": blank(chance.pick(count, METHODS), ~told),
    }
    reveals = {
        "recorded_at": {},
        "outcome_at": dict.fromkeys(("outcome_code", "decision_maker_role_code", "referral_id")),
        "feedback_sent_at": {"feedback_method_code": None},
    }
    return Rows(columns, days(contact["received"]), contact["council"], reveals)


def _roles(contact: Frame, by_worker: Values) -> Values:
    """Who decided: the emergency duty team at night."""
    seconds = (contact["decided"] - days(contact["decided"]).astype("datetime64[s]")).astype(int)
    at_night = (seconds < 8 * 3600) | (seconds >= 18 * 3600)
    return where(at_night, "EDT", where(by_worker, "SW", "TM").astype(object))


def stages(county: County) -> Rows:
    """mash_stage: contact and initial decision for all, screening and final decision if rated."""
    contact, chance = front_door(county), county.chance("mash_stage")
    count, rated = len(contact["received"]), contact["is_rated"]
    at_first = where(rated, chance.rng.uniform(0.36, 0.48, count), 1.0)
    nothing = np.full(count, None, dtype=object)
    screening = _at(contact, chance.rng.uniform(0.6, 0.9, count))
    every = np.ones(count, dtype=bool)
    parts = [
        ("CONTACT", nothing, _at(contact, chance.rng.uniform(0.13, 0.19, count)), every),
        ("INITIAL", where(rated, "MASH", contact["outcome"]), _at(contact, at_first), every),
        ("SCREENING", nothing, screening, rated),
        ("FINAL", contact["outcome"], contact["decided"], rated),
    ]
    return joined([_stage(contact, *part) for part in parts])


def _stage(contact: Frame, stage: str, decision: Values, decided: Values, which: Values) -> Rows:
    columns: Frame = {
        "contact_id": contact["contact_id"],
        "stage_code": np.full(len(decision), stage, dtype=object),
        "decision_code": decision.astype(object),
        "decided_at": decided,
        "is_urgent_contact_required": contact["rating"] == "RED",
    }
    return Rows(columns, days(decided), contact["council"]).only(which)


def ratings(county: County) -> Rows:
    """mash_rating: one row per rating that was given to a contact."""
    contact = front_door(county)

    def given(which: str, at: str, rating: str) -> Rows:
        columns: Frame = {
            "contact_id": contact["contact_id"],
            "rated_at": contact[at],
            "rating_code": contact[rating],
        }
        return Rows(columns, days(contact[at]), contact["council"]).only(contact[which])

    return joined(
        [
            given("is_rated", "rated", "first_rating"),
            given("is_rated_again", "rated_again", "rating"),
        ]
    )


def agency_checks(county: County) -> Rows:
    """mash_agency_check: agencies asked about rated contacts; some have not answered."""
    contact = front_door(county)
    contact = {name: values[contact["is_rated"]] for name, values in contact.items()}
    return joined([_check(county, contact, name, share) for name, share in ASKED.items()])


def _check(county: County, contact: Frame, agency: str, share: float) -> Rows:
    chance, count = county.chance(f"mash_agency_check {agency}"), len(contact["received"])
    returned = _at(contact, chance.rng.uniform(0.55, 0.97, count))
    waits = chance.happens(count, 0.07)
    requested = _at(contact, np.full(count, 0.5))
    columns: Frame = {
        "contact_id": contact["contact_id"],
        "checked_agency_code": np.full(count, agency, dtype=object),
        "requested_at": requested,
        "returned_at": no_date(returned, waits),
        "is_information_held": yes_no(chance.happens(count, 0.6), ~waits),
    }
    reveals = {"returned_at": {"is_information_held": None}}
    rows = Rows(columns, days(requested), contact["council"], reveals)
    return rows.only(chance.happens(count, share))


ROWS = {
    "ssd_contacts": ssd_contacts,
    "mash_contact": contacts,
    "mash_stage": stages,
    "mash_rating": ratings,
    "mash_agency_check": agency_checks,
}
