"""Community services: contacts with the mandated reviews of health visitors among them, the
vulnerability factors they record, and the child protection plans they know of.

As published for England, 2024-25: new birth visits within 14 days 85.2 %, within 30 days 98 %.
Assumed: how the authorities differ from that, the other reviews (the latest national shares,
unverified), other contacts, factors, and that one plan in thirty is unknown or known wrongly.
Antenatal contacts stand under mothers, whom the register of children lacks. Factors, reasons
of plans and other codes of the data dictionary are unverified.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, before_working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.health import on_register
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    at_random,
    either,
    lives_in,
    months_sent,
    patients,
    place_of,
    submissions,
)
from sy_dataset.synthetic.extracts.tools import coded, text
from sy_dataset.synthetic.rows import Rows


class Review(NamedTuple):
    """A mandated review: days after birth, and the shares seen in its window and a while later.

    heaped  share of those in time who are seen in the last days of the window
    """

    code: str
    earliest: int
    limit: int
    later: int
    in_time: tuple[float, float, float, float]
    done: float
    heaped: float


REVIEWS = (
    Review("NEW_BIRTH", 5, 14, 30, (0.87, 0.85, 0.81, 0.87), 0.98, 0.6),
    Review("SIX_TO_EIGHT_WEEKS", 40, 56, 80, (0.84, 0.82, 0.78, 0.83), 0.9, 0.4),
    Review("TWELVE_MONTHS", 300, 364, 455, (0.8, 0.74, 0.72, 0.79), 0.87, 0.3),
    Review("TWO_TO_TWO_AND_A_HALF_YEARS", 730, 912, 1000, (0.79, 0.76, 0.73, 0.77), 0.8, 0.3),
)
OTHERS_A_YEAR = {
    "HEALTH_VISITOR": {5: 0.7, 18: 0.0},
    "FAMILY_NURSE": {2: 0.05, 18: 0.0},
    "SCHOOL_NURSE": {5: 0.0, 18: 0.22},
    "OTHER": {18: 0.3},
}
ATTENDANCES = {"5": 0.84, "6": 0.02, "3": 0.07, "2": 0.04, "4": 0.03}
MECHANISMS = {"01": 0.78, "02": 0.15, "11": 0.07}
LOCATIONS = {"A01": 0.45, "B01": 0.3, "L03": 0.1, "N01": 0.15}
FACTORS = {"01": 0.16, "02": 0.1, "03": 0.08, "04": 0.12, "05": 0.05, "06": 0.04}
"""Share of the children in need for whom each factor is recorded."""
REASONS = {
    "Neglect": "01", "Physical Abuse": "02", "Sexual Abuse": "03", "Emotional Abuse": "04",
}  # fmt: skip
DIFFERENT = {"": 0.967, "missing": 0.015, "day off": 0.009, "not ended": 0.009}
TOLD_WITHIN = 14
SIBLING_TEAMS = 9


def _reviewed(county: County, who: Frame, review: Review, chance: Chance) -> Values:
    """The day of one review of every child; NaT where there was none."""
    count = len(who["child"])
    council = lives_in(county.child, who["child"], who["birth"] + review.limit * DAY)
    draw = chance.rng.random(count)
    share = np.array(review.in_time)[council]
    low = where(chance.happens(count, review.heaped), review.limit - 4, review.earliest)
    in_time = chance.whole(count, low, review.limit)
    after = where(draw < share, in_time, chance.whole(count, review.limit + 1, review.later))
    on = who["birth"] + after * DAY
    back = before_working_day(on)
    on = where(back >= who["birth"] + review.earliest * DAY, back, on)
    return no_date(on, (draw >= review.done) | (on < who["since"]) | (on > who["until"]))


def _contacts(county: County, who: Frame, chance: Chance) -> Frame:
    """Contacts of the months that are sent: of, on, staff, review."""
    first = months_sent(county)[0][0]
    parts: list[tuple[Values, Values, str, str | None]] = []
    for review in REVIEWS:
        on = _reviewed(county, who, review, chance)
        these = np.flatnonzero(on >= first)
        parts.append((these, on[these], "HEALTH_VISITOR", review.code))
    for staff, by_age in OTHERS_A_YEAR.items():
        of, on = at_random(who, by_age, first, chance)
        on = np.maximum(before_working_day(on), np.maximum(first, who["since"][of]))
        parts.append((of, on, staff, None))
    sizes = [len(part[0]) for part in parts]
    found: Frame = {
        "of": np.concatenate([part[0] for part in parts]),
        "on": np.concatenate([part[1] for part in parts]),
        "staff": np.repeat(np.array([part[2] for part in parts], dtype=object), sizes),
        "review": np.repeat(np.array([part[3] for part in parts], dtype=object), sizes),
    }
    order = np.argsort(found["on"], kind="stable")
    return {name: values[order] for name, values in found.items()}


def contacts(county: County) -> Rows:
    """ics_community_contact: one row per contact, in the submission of its month."""
    who, chance = patients(county), county.chance("ics_community_contact")
    met = _contacts(county, who, chance)
    of, on, count = met["of"], met["on"], len(met["of"])
    council = lives_in(county.child, who["child"][of], on)
    attended = chance.pick(count, ATTENDANCES)
    attended[met["review"] != None] = "5"  # noqa: E711 - an array is compared
    cancelled = np.isin(attended.astype(str), ["2", "4"])
    provider = PROVIDERS[council]
    teams = np.char.mod("CT%02d", np.arange(1, SIBLING_TEAMS + 1)).astype(object)
    register, _ = on_register(county, who)
    columns: Frame = {
        "community_contact_id": text(provider, identifiers("CC", count, 8)),
        "community_referral_id": text(provider, "CR", who["person_id"][of]),
        "person_id": who["person_id"][of],
        "birth_date": register["birth"][of],
        "provider_code": provider,
        "team_id": teams[who["child"][of] % SIBLING_TEAMS],
        "staff_group_code": met["staff"],
        "contact_date": on,
        "review_code": met["review"],
        "contact_subject_code": either(chance.happens(count, 0.9), "01", "02"),
        "consultation_mechanism_code": chance.pick(count, MECHANISMS),
        "activity_location_code": chance.pick(count, LOCATIONS),
        "attendance_code": attended,
        "cancelled_date": no_date(on - chance.whole(count, 0, 5) * DAY, ~cancelled),
    }
    every = Rows(columns, on)
    return submissions(
        county, lambda first, last: every.only(np.flatnonzero((on >= first) & (on <= last)))
    )


def factors(county: County) -> Rows:
    """ics_safeguarding_vulnerability_factor: one row per child in need, factor and month."""
    who, chance = patients(county), county.chance("ics_safeguarding_vulnerability_factor")
    case, place = county.case, place_of(county, who)
    of = place[case["child"]]
    parts: list[Frame] = []
    for code, share in FACTORS.items():
        these = np.flatnonzero((of >= 0) & chance.happens(len(of), share))
        noted = case["referred"][these] + chance.whole(len(these), 0, 60) * DAY
        parts.append(
            {
                "of": of[these],
                "factor": np.full(len(these), code, dtype=object),
                "since": np.maximum(noted, who["since"][of[these]]),
                "ended": case["closed"][these] + 30 * DAY,
            }
        )
    every = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    every["ended"] = np.maximum(every["ended"], every["since"])

    def of_month(first: np.datetime64, last: np.datetime64) -> Rows:
        stands = (every["since"] <= last) & ~(every["ended"] < first)
        stands &= every["since"] <= who["until"][every["of"]]
        places = np.flatnonzero(stands)
        key = every["of"][places] * 100 + every["factor"][places].astype(int)
        these = places[np.unique(key, return_index=True)[1]]
        on = np.full(len(these), last)
        child = who["child"][every["of"][these]]
        columns: Frame = {
            "person_id": who["person_id"][every["of"][these]],
            "factor_code": every["factor"][these],
            "provider_code": PROVIDERS[lives_in(county.child, child, on)],
            "recorded_from_date": every["since"][these],
            "recorded_to_date": no_date(every["ended"][these], ~(every["ended"][these] <= last)),
        }
        return Rows(columns, on)

    return submissions(county, of_month)


def known_plans(county: County) -> Rows:
    """ics_child_protection_plan: one row per plan, provider and month in which it was open."""
    who, chance = patients(county), county.chance("ics_child_protection_plan")
    plan, place = county.plan, place_of(county, who)
    of, count = place[plan["child"]], len(plan["child"])
    difference = chance.pick(count, DIFFERENT)
    started = plan["started"] + where(difference == "day off", 1, 0) * DAY
    ended = no_date(np.maximum(plan["ended"], started), difference == "not ended")
    told = started + chance.whole(count, 0, TOLD_WITHIN) * DAY
    told = np.maximum(told, who["since"][of])
    reason = coded(plan["first_category"], REASONS)
    known = (difference != "missing") & (of >= 0) & (told <= who["until"][of])

    def of_month(first: np.datetime64, last: np.datetime64) -> Rows:
        here = np.flatnonzero(known & (told <= last) & ~(ended < first))
        on = np.full(len(here), last)
        columns: Frame = {
            "person_id": who["person_id"][of[here]],
            "plan_start_date": started[here],
            "provider_code": PROVIDERS[lives_in(county.child, plan["child"][here], on)],
            "plan_reason_code": reason[here],
            "plan_end_date": ended[here],
        }
        key = of[here] * 1_000_000 + started[here].astype(int)
        once = np.sort(np.unique(key, return_index=True)[1])
        return Rows(columns, on, None, {"plan_end_date": {}}).only(once)

    return submissions(county, of_month)


ROWS = {
    "ics_community_contact": contacts,
    "ics_safeguarding_vulnerability_factor": factors,
    "ics_child_protection_plan": known_plans,
}
