"""Mental health services: referrals, contacts, and what the service was told of a child.

Not published for these authorities and assumed: referrals by age, more of children whom a
council works with, and after self-harm; one in five rejected; a wait for help of some weeks,
shorter where it is urgent; eating disorders mostly within their standards of one and four
weeks. What the service knows of plans and care differs from the councils for one child in
twenty. Sources, reasons and closures are codes of the data dictionary, unverified.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, before_working_day, days, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.emergency import SELF_HARM, emergencies
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    age_on,
    at_random,
    care_spans,
    lives_in,
    patients,
    submissions,
    within,
)
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.rows import Rows, uniform_days

LOOKS_BACK = 900
"""Days before the last within which a referral began that may still be open."""
A_YEAR = {5: 0.004, 8: 0.02, 11: 0.035, 14: 0.055, 18: 0.085}
MORE_IF_KNOWN = 0.7
"""Further referrals of children whom a council works with, as a share of those of everybody."""
AFTER_SELF_HARM = 0.6
REJECTED = 0.21
SOURCES = {"A1": 0.34, "F1": 0.26, "E1": 0.12, "B1": 0.1, "H1": 0.1, "M6": 0.08}
PRIORITIES = {"1": 0.02, "2": 0.1, "3": 0.86, "4": 0.02}
REASONS = {"18": 0.2, "16": 0.24, "23": 0.2, "13": 0.16, "05": 0.1, "26": 0.1}
EATING = "12"
TEAM_TYPES = {"C02": 0.6, "A13": 0.25, "C10": 0.15}
EATING_TEAM = "C01"
REJECTIONS = {"02": 0.6, "01": 0.25, "03": 0.15}
CLOSURES = {"03": 0.6, "04": 0.2, "09": 0.2}
URGENT_DAYS, ROUTINE_DAYS = 7, 28
"""Within which treatment of an eating disorder should begin."""
HELP_AFTER = np.array([2.0, 9.0, 55.0, 4.0])
"""Median days until help begins, by priority from 1 to 4."""
CONTACTS_A_MONTH = 1.3
ATTENDANCES = {"5": 0.79, "6": 0.03, "3": 0.09, "2": 0.05, "4": 0.03, "7": 0.01}
MISTAKEN, UNKNOWN = 0.025, 0.025


def referred(county: County) -> Frame:
    """One entry per referral of the last years, by the day of receipt; dates may lie ahead.

    of, person_id, provider, received, id, rejected, accepted, decided, first_help,
    baseline, care_plan, discharged, priority, is_eating, is_rejected
    """
    who, chance = patients(county), county.chance("mental health referrals")
    of, on, urgent = _received(county, who, chance)
    count = len(of)
    received = np.minimum(working_day(on), who["until"][of])
    eating = (age_on(who["birth"][of], received) >= 11) & chance.happens(count, 0.035)
    priority = where(urgent, "2", chance.pick(count, PRIORITIES)).astype(object)
    council = lives_in(county.child, who["child"][of], received)
    made: Frame = {
        "of": of,
        "person_id": who["person_id"][of],
        "provider": PROVIDERS[council],
        "received": received,
        "ends": who["ends"][of],
        "id": text(PROVIDERS[council], identifiers("MH", count, 8)),
        "priority": priority,
        "is_eating": eating,
        "is_rejected": ~urgent & ~eating & chance.happens(count, REJECTED),
    }
    return made | _course(made, chance)


def _received(county: County, who: Frame, chance: Chance) -> tuple[Values, Values, Values]:
    """The child and day of each referral, in order, and whether it follows self-harm."""
    first = np.maximum(county.period.last - LOOKS_BACK * DAY, county.period.first)
    of, on = at_random(who, A_YEAR, first, chance)
    known = np.flatnonzero(np.isin(who["child"], county.case["child"]))
    some = {name: who[name][known] for name in ("birth", "since", "until")}
    more = {age: rate * MORE_IF_KNOWN for age, rate in A_YEAR.items()}
    again, on_again = at_random(some, more, first, chance)
    seen = emergencies(county, who)
    harmed = (seen["intent"] == SELF_HARM) & (days(seen["arrived"]) >= first)
    after = np.flatnonzero(harmed & chance.happens(len(harmed), AFTER_SELF_HARM))
    on_after = days(seen["departed"][after]) + chance.whole(len(after), 0, 3) * DAY
    every = np.concatenate([of, known[again], seen["of"][after]])
    moment = np.concatenate([on, on_again, on_after])
    urgent = np.arange(len(every)) >= len(every) - len(after)
    alive = moment <= who["until"][every]
    order = np.flatnonzero(alive)[np.argsort(moment[alive], kind="stable")]
    return every[order], moment[order], urgent[order]


def _course(made: Frame, chance: Chance) -> Frame:
    """What becomes of each referral, each step on or after the one before."""
    count, received, rejected = len(made["of"]), made["received"], made["is_rejected"]
    judged = working_day(received + np.minimum(chance.skewed(count, 5, 0.7), 30).astype(int) * DAY)
    place = made["priority"].astype(int) - 1 if count else np.zeros(0, dtype=int)
    wait = chance.skewed(count, HELP_AFTER[place], 0.75)
    limit = where(made["priority"] == "3", ROUTINE_DAYS, URGENT_DAYS)
    soon = limit - np.minimum(chance.rng.exponential(3, count), limit - 1)
    in_time = made["is_eating"] & chance.happens(count, 0.78)
    help_on = working_day(received + where(in_time, soon, wait).astype(int) * DAY)
    help_on = where(in_time, before_working_day(np.minimum(help_on, received + limit * DAY)),
                    np.maximum(help_on, judged))  # fmt: skip
    help_on = np.maximum(help_on, received)
    judged = np.minimum(judged, help_on)
    over = np.maximum(made["ends"], judged)  # none begins as an adult
    ends = help_on + np.maximum(chance.skewed(count, 170, 0.8), 5).astype(int) * DAY
    ends = np.minimum(working_day(ends), over)
    helped = no_date(help_on, rejected | (help_on > made["ends"]))
    baseline = helped + where(chance.happens(count, 0.6), 0, chance.whole(count, 1, 40)) * DAY
    planned = helped + where(chance.happens(count, 0.4), 0, chance.whole(count, 5, 60)) * DAY
    gone = where(rejected, judged, ends)
    unrecorded = [(moment > gone) | chance.happens(count, 0.2) for moment in (baseline, planned)]
    return {
        "rejected": no_date(judged, ~rejected),
        "accepted": no_date(judged, rejected),
        "decided": helped,
        "first_help": helped,
        "baseline": no_date(baseline, unrecorded[0]),
        "care_plan": no_date(planned, unrecorded[1]),
        "discharged": gone,
    }


def _open(made: Frame, first: np.datetime64, last: np.datetime64) -> Values:
    """The places of the referrals that were open at some time of a month."""
    return np.flatnonzero((made["received"] <= last) & ~(made["discharged"] < first))


def referrals(county: County) -> Rows:
    """ics_mental_health_referral: one row per referral per month in which it was open."""
    made, chance = referred(county), county.chance("ics_mental_health_referral")
    count, eating, rejected = len(made["of"]), made["is_eating"], made["is_rejected"]
    teams = np.char.mod("MT%02d", np.arange(1, 13)).astype(object)
    columns: Frame = {
        "mental_health_referral_id": made["id"],
        "person_id": made["person_id"],
        "provider_code": made["provider"],
        "received_date": made["received"],
        "referral_source_code": chance.pick(count, SOURCES),
        "priority_code": made["priority"],
        "primary_reason_code": where(eating, EATING, chance.pick(count, REASONS)),
        "service_team_type_code": where(eating, EATING_TEAM, chance.pick(count, TEAM_TYPES)),
        "team_id": teams[chance.whole(count, 0, len(teams) - 1)],
        "rejected_date": made["rejected"],
        "rejection_reason_code": blank(chance.pick(count, REJECTIONS), ~rejected),
        "accepted_date": made["accepted"],
        "decision_to_treat_date": made["decided"],
        "discharged_date": made["discharged"],
        "closure_reason_code": chance.pick(count, CLOSURES),
        "is_eating_disorder": eating,
        "eating_disorder_treatment_start_date": no_date(made["first_help"], ~eating),
        "baseline_outcome_date": made["baseline"],
        "care_plan_date": made["care_plan"],
        "first_help_date": made["first_help"],
    }
    dates = [name for name in columns if name.endswith("_date") and name != "received_date"]
    reveals: dict[str, dict[str, None]] = {name: {} for name in dates}
    reveals["rejected_date"] = {"rejection_reason_code": None}
    reveals["discharged_date"] = {"closure_reason_code": None}
    every = Rows(columns, made["received"], None, reveals)
    return submissions(county, lambda first, last: every.only(_open(made, first, last)))


def contacts(county: County) -> Rows:
    """ics_mental_health_contact: one row per contact, in the submission of its month."""
    made, chance = referred(county), county.chance("ics_mental_health_contact")

    def of_month(first: np.datetime64, last: np.datetime64) -> Rows:
        being_helped = ~made["is_rejected"] & (made["first_help"] <= last)
        cases = np.flatnonzero(being_helped & (made["discharged"] >= first))
        new = cases[made["first_help"][cases] >= first]
        more = np.repeat(cases, chance.rng.poisson(CONTACTS_A_MONTH, len(cases)))
        begins = np.maximum(made["first_help"][more], first)
        ends = np.minimum(made["discharged"][more], last)
        on = before_working_day(uniform_days(begins, ends, chance.rng.random(len(more))))
        on = np.concatenate([made["first_help"][new], np.maximum(on, begins)])
        of = np.concatenate([new, more])
        attended = chance.pick(len(of), ATTENDANCES)
        attended[: len(new)] = "5"
        came = np.isin(attended.astype(str), ["5", "6"])
        columns: Frame = {
            "mental_health_contact_id": identifiers(f"MC{str(first)[:7]}-", len(of), 6),
            "mental_health_referral_id": made["id"][of],
            "person_id": made["person_id"][of],
            "provider_code": made["provider"][of],
            "contact_date": on,
            "attendance_code": attended,
            "is_child_present": came & chance.happens(len(of), 0.88),
            "is_consultation_remote": chance.happens(len(of), 0.24),
        }
        return Rows(columns, on)

    return submissions(county, of_month)


def indicators(county: County) -> Rows:
    """ics_mental_health_indicator: one row per person being helped per provider per month."""
    made, chance = referred(county), county.chance("ics_mental_health_indicator")
    who = patients(county)

    def of_month(first: np.datetime64, last: np.datetime64) -> Rows:
        cases = _open(made, first, last)
        accepted = cases[made["accepted"][cases] <= last]
        names, places = np.unique(made["provider"], return_inverse=True)
        key = made["of"][accepted] * len(names) + places[accepted]
        _, kept = np.unique(key, return_index=True)
        these = accepted[kept]
        child = who["child"][made["of"][these]]
        count, on = len(these), np.full(len(these), last)
        columns: Frame = {
            "person_id": made["person_id"][these],
            "provider_code": made["provider"][these],
            "child_protection_plan_code": _told(within(child, on, county.plan), chance),
            "looked_after_code": _told(within(child, on, care_spans(county)), chance),
            "young_carer_code": chance.pick(count, {"Y": 0.03, "N": 0.85, "U": 0.1, "Z": 0.02}),
            "parental_responsibility_code": chance.pick(count, {"N": 0.97, "U": 0.03}),
            "constant_supervision_code": chance.pick(count, {"Y": 0.02, "N": 0.93, "U": 0.05}),
        }
        return Rows(columns, on)

    return submissions(county, of_month)


def _told(is_true: Values, chance: Chance) -> Values:
    """Yes or no as the service was told: for few it is mistaken or not known."""
    draw = chance.rng.random(len(is_true))
    heard = is_true ^ (is_true & (draw < MISTAKEN))
    return where(draw > 1 - UNKNOWN, "U", where(heard, "Y", "N")).astype(object)


ROWS = {
    "ics_mental_health_referral": referrals,
    "ics_mental_health_contact": contacts,
    "ics_mental_health_indicator": indicators,
}
