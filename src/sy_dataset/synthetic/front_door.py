"""The four MASH extracts and the contacts of the Standard Safeguarding Dataset."""

from __future__ import annotations

import json

import numpy as np

from sy_dataset.contracts.load import code_list
from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import days
from sy_dataset.synthetic.people import AGENCIES
from sy_dataset.synthetic.rows import Rows, joined

PROFESSIONAL = ("POLICE", "HEALTH", "EDUCATION", "COUNCIL", "JUSTICE", "VOLUNTARY")
ASKED = {
    "POLICE": 0.85, "HEALTH": 0.85, "EDUCATION": 0.7, "EARLY_HELP": 0.4, "PROBATION": 0.2,
    "HOUSING": 0.3, "ADULT": 0.2,
}  # fmt: skip
CHANNELS = {"FORM": 0.56, "PHONE": 0.22, "EMAIL": 0.16, "OTHER": 0.06}
CONSENTS = {"GIVEN": 0.45, "NOT_SOUGHT": 0.2, "OVERRIDDEN": 0.1, "NOT_RECORDED": 0.25}
METHODS = {"EMAIL": 0.6, "LETTER": 0.1, "PHONE": 0.1, "PORTAL": 0.2}


def labels(list_name: str, codes: Values) -> Values:
    """The label of each code of a code list, as a case system writes it beside the code."""
    names = code_list(list_name)
    return np.array([names.get(code) for code in codes], dtype=object)


def as_json(key: str, values: Values) -> Values:
    """Each value as the small JSON document that the Standard Safeguarding Dataset asks for."""
    written = {value: json.dumps({key: value}) for value in set(values.tolist()) if value}
    return np.array([written.get(value) for value in values.tolist()], dtype=object)


def front_door(contacts: Frame, seed: int) -> dict[str, Rows]:
    """Rows of ssd_contacts and of the four MASH extracts, by extract id."""
    chance = Chance(seed, "front_door")
    mash = {name: values[contacts["in_mash"]] for name, values in contacts.items()}
    mash |= _ratings(mash, chance)
    return {
        "ssd_contacts": _ssd_contacts(contacts),
        "mash_contact": _mash_contacts(mash, chance),
        "mash_stage": _stages(mash, chance),
        "mash_rating": _rating_rows(mash),
        "mash_agency_check": _checks(mash, chance),
    }


def _ssd_contacts(contacts: Frame) -> Rows:
    ssd = {name: values[contacts["in_ssd"]] for name, values in contacts.items()}
    outcome = labels("contact_outcome", ssd["outcome"])
    columns = {
        "contact_id": ssd["contact_id"],
        "person_id": ssd["person_id"],
        "contact_date": days(ssd["received"]),
        "contact_source_code": ssd["source"],
        "contact_source_description": labels("contact_source", ssd["source"]),
        "contact_outcome_json": as_json("contact_outcome", outcome),
        "_decided": ssd["decided"],
    }
    reveals = {"_decided": {"contact_outcome_json": None}}
    agency = AGENCIES[ssd["council"]]
    return Rows(columns, agency, columns["contact_date"], reveals).in_order()


def _at(mash: Frame, share: Values) -> Values:
    """The moment that lies at a share of the time from receipt to decision."""
    span = (mash["decided"] - mash["received"]).astype(int)
    moment = mash["received"] + (span * share).astype("timedelta64[s]")
    return clock.avoid_clock_change(clock.minutes(moment))


def _ratings(mash: Frame, chance: Chance) -> Frame:
    """The rating given, its time, and for a few a second one before the decision."""
    count = len(mash["rating"])
    rated = mash["rating"] != None  # noqa: E711 - an array is compared
    first = _at(mash, chance.rng.uniform(0.2, 0.34, count))
    second = _at(mash, chance.rng.uniform(0.55, 0.8, count))
    again = rated & chance.happens(count, 0.08) & (second > first)
    earlier = where(mash["rating"] == "RED", "AMBER", "GREEN").astype(object)
    earlier = where(mash["rating"] == "GREEN", "AMBER", earlier)
    return {
        "is_rated": rated,
        "rated": first,
        "first_rating": where(again, earlier, mash["rating"]),
        "is_rated_again": again,
        "rated_again": second,
    }


def _mash_contacts(mash: Frame, chance: Chance) -> Rows:
    count = len(mash["received"])
    channel = chance.pick(count, CHANNELS)
    by_notice = (mash["referrer"] == "POLICE") & chance.happens(count, 0.7)
    channel = where(by_notice, "NOTICE", channel)
    unmatched = ~mash["in_ssd"] & (mash["outcome"] != "REF") & chance.happens(count, 0.5)
    columns: Frame = {
        "contact_id": mash["contact_id"],
        "person_id": blank(mash["person_id"], unmatched),
        "received_at": mash["received"],
        "recorded_at": _at(mash, chance.rng.uniform(0.03, 0.12, count)),
        "referrer_agency_code": mash["referrer"],
        "contact_source_code": mash["source"],
        "channel_code": channel,
        "is_form_complete": yes_no(chance.happens(count, 0.8), channel == "FORM"),
        "consent_code": chance.pick(count, CONSENTS),
        "outcome_code": mash["outcome"],
        "outcome_at": mash["decided"],
        "decision_maker_role_code": _roles(mash, chance),
        "referral_id": mash["referral_id"],
    }
    columns |= _feedback(mash, chance)
    reveals = {
        "recorded_at": {},
        "outcome_at": dict.fromkeys(("outcome_code", "decision_maker_role_code", "referral_id")),
        "feedback_sent_at": {"feedback_method_code": None},
    }
    return Rows(columns, AGENCIES[mash["council"]], days(mash["received"]), reveals).in_order()


def _roles(mash: Frame, chance: Chance) -> Values:
    """Who decided: the emergency duty team at night."""
    seconds = (mash["decided"] - days(mash["decided"]).astype("datetime64[s]")).astype(int)
    at_night = (seconds < 8 * 3600) | (seconds >= 18 * 3600)
    return where(at_night, "EDT", chance.pick(len(seconds), {"SW": 0.55, "TM": 0.45}))


def _feedback(mash: Frame, chance: Chance) -> Frame:
    """Most professional referrers are told the outcome, in the daytime; the public is not."""
    count = len(mash["received"])
    sent = clock.hours_later(mash["decided"], chance.skewed(count, 18.0, 1.1))
    sent = clock.by_day(clock.minutes(sent), chance.whole(count, 0, 110))
    told = np.isin(mash["referrer"].astype(str), PROFESSIONAL) & chance.happens(count, 0.65)
    return {
        "feedback_sent_at": no_date(clock.avoid_clock_change(sent), ~told),
        "feedback_method_code": blank(chance.pick(count, METHODS), ~told),
    }


def _stages(mash: Frame, chance: Chance) -> Rows:
    """Contact and initial decision for all; screening and final decision for rated contacts."""
    count = len(mash["received"])
    rated = mash["is_rated"]
    at_first = where(rated, chance.rng.uniform(0.36, 0.48, count), 1.0)
    nothing = np.full(count, None, dtype=object)
    screening = _at(mash, chance.rng.uniform(0.6, 0.9, count))
    parts = [
        ("CONTACT", nothing, _at(mash, chance.rng.uniform(0.13, 0.19, count)), rated | True),
        ("INITIAL", where(rated, "MASH", mash["outcome"]), _at(mash, at_first), rated | True),
        ("SCREENING", nothing, screening, rated),
        ("FINAL", mash["outcome"], mash["decided"], rated),
    ]
    red = yes_no(mash["rating"] == "RED", rated | True)
    return joined([_stage(mash, red, *part) for part in parts])


def _stage(
    mash: Frame, urgent: Values, stage: str, decision: Values, decided: Values, which: Values
) -> Rows:
    columns: Frame = {
        "contact_id": mash["contact_id"],
        "stage_code": np.full(len(decision), stage, dtype=object),
        "decision_code": decision.astype(object),
        "decided_at": decided,
        "is_urgent_contact_required": urgent,
    }
    return Rows(columns, AGENCIES[mash["council"]], days(decided)).only(which)


def _rating_rows(mash: Frame) -> Rows:
    def given(which: str, at: str, rating: str) -> Rows:
        columns: Frame = {
            "contact_id": mash["contact_id"],
            "rated_at": mash[at],
            "rating_code": mash[rating],
        }
        return Rows(columns, AGENCIES[mash["council"]], days(mash[at])).only(mash[which])

    return joined(
        [
            given("is_rated", "rated", "first_rating"),
            given("is_rated_again", "rated_again", "rating"),
        ]
    )


def _checks(mash: Frame, chance: Chance) -> Rows:
    """Agencies asked about rated contacts; some have not answered."""
    return joined([_check(mash, name, share, chance) for name, share in ASKED.items()])


def _check(mash: Frame, agency: str, share: float, chance: Chance) -> Rows:
    count = len(mash["received"])
    returned = _at(mash, chance.rng.uniform(0.55, 0.97, count))
    waits = chance.happens(count, 0.07)
    columns: Frame = {
        "contact_id": mash["contact_id"],
        "checked_agency_code": np.full(count, agency, dtype=object),
        "requested_at": _at(mash, np.full(count, 0.5)),
        "returned_at": no_date(returned, waits),
        "is_information_held": yes_no(chance.happens(count, 0.6), ~waits),
    }
    rows = Rows(
        columns,
        AGENCIES[mash["council"]],
        days(columns["requested_at"]),
        {"returned_at": {"is_information_held": None}},
    )
    return rows.only(mash["is_rated"] & chance.happens(count, share))
