"""What follows a referral, as dates: assessment, enquiry, conference, plan, care, closure.

Dates may lie ahead of the extract; a night sees what has come by then. At most one case
of a child is open in a council: a contact meant as a referral while one is open stays a
contact (DfE: a referral is a request for a child who is not currently in need).
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, days
from sy_dataset.synthetic.people import LETTERS, local_ids

ROUTES = {"NFA": 0.12, "ASSESSED": 0.38, "PLAN": 0.2, "ENQUIRY": 0.3}
NEEDS = {
    "N1": 58, "N2": 8, "N3": 3, "N4": 9, "N5": 14, "N6": 2, "N7": 0.5, "N8": 3, "N9": 1.5, "N0": 1,
}  # fmt: skip
CATEGORIES = {"Neglect": 0.5, "Emotional Abuse": 0.35, "Physical Abuse": 0.09, "Sexual Abuse": 0.06}
NEVER = np.timedelta64(4000, "D")
"""Later than any night: what is still open."""


def make_referrals(contacts: Frame, seed: int) -> Frame:
    """One entry per referral that opened a case, and its whole pathway.

    Sets `referral_id` on the contacts; contacts on an open case become advice given.
    """
    chance = Chance(seed, "pathways")
    which = np.flatnonzero(contacts["outcome"] == "REF")
    count = len(which)
    case: Frame = {"contact": which, "record": contacts["record"][which]}
    case |= {name: contacts[name][which] for name in ("council", "child", "person_id", "source")}
    case["referred"] = days(contacts["decided"][which])
    case["example"] = contacts["is_example"][which]
    case["route"] = where(case["example"], "ENQUIRY", chance.pick(count, ROUTES))
    case["need"] = chance.pick(count, NEEDS)
    case |= _assessment(case, chance)
    case |= _enquiry(case, chance)
    case |= _plans(case, chance)
    case |= _care(case, chance)
    case |= _closure(case, chance)
    kept = _not_overlapping(case["record"], case["referred"], case["closed"])
    case = {name: values[kept] for name, values in case.items()}
    case["referral_id"] = local_ids(LETTERS[case["council"]], "RF")
    contacts["outcome"][which[~kept]] = "IA"
    contacts["referral_id"] = np.full(len(contacts["child"]), None, dtype=object)
    contacts["referral_id"][case["contact"]] = case["referral_id"]
    return case


def _assessment(case: Frame, chance: Chance) -> Frame:
    """Most within 45 working days of the referral, some long after."""
    count = len(case["referred"])
    started = case["referred"] + chance.whole(count, 0, 2) * DAY
    in_time = chance.happens(count, 0.83)
    length = where(in_time, chance.whole(count, 8, 43), chance.whole(count, 46, 95))
    none = case["route"] == "NFA"
    return {
        "assessed": no_date(started, none),
        "authorised": no_date(after_working_days(started, length), none),
    }


def _enquiry(case: Frame, chance: Chance) -> Frame:
    """Section 47 enquiries, and conferences held mostly within 15 working days."""
    count = len(case["referred"])
    enquiry = case["route"] == "ENQUIRY"
    started = case["referred"] + chance.whole(count, 0, 8) * DAY
    ended = after_working_days(started, chance.whole(count, 3, 7))
    confers = enquiry & (chance.happens(count, 0.4) | case["example"])
    in_time = chance.happens(count, 0.82)
    wait = where(in_time, chance.whole(count, 8, 15), chance.whole(count, 16, 32))
    held = after_working_days(started, wait)
    return {
        "enquired": no_date(started, ~enquiry),
        "enquiry_ended": no_date(ended, ~enquiry),
        "confers": confers,
        "target": no_date(after_working_days(started, np.full(count, 15)), ~confers),
        "conferred": no_date(held, ~confers),
        "is_transfer": confers & chance.happens(count, 0.03),
        "protects": confers & (chance.happens(count, 0.86) | case["example"]),
    }


def _plans(case: Frame, chance: Chance) -> Frame:
    """Child protection plans from the conference; child in need plans from the assessment."""
    count = len(case["referred"])
    protects = case["protects"]
    protection_ends = case["conferred"] + np.clip(chance.skewed(count, 250, 0.55), 20, 1100).astype(
        int
    )
    first = chance.pick(count, CATEGORIES)
    changed = chance.pick(count, CATEGORIES)
    needs_plan = (case["route"] == "PLAN") | (
        (case["route"] == "ENQUIRY") & ~protects & chance.happens(count, 0.5)
    )
    starts = np.fmax(case["authorised"], case["conferred"]) + chance.whole(count, 0, 10) * DAY
    ends = starts + np.clip(chance.skewed(count, 130, 0.5), 14, 700).astype(int)
    return {
        "protected": no_date(case["conferred"], ~protects),
        "protection_ended": no_date(protection_ends, ~protects),
        "first_category": blank(first, ~protects),
        "latest_category": blank(where(chance.happens(count, 0.92), first, changed), ~protects),
        "planned": no_date(starts, ~needs_plan),
        "plan_ended": no_date(ends, ~needs_plan),
    }


def _care(case: Frame, chance: Chance) -> Frame:
    """Some of those with a plan come into care; half of them are still there."""
    count = len(case["referred"])
    planned = ~np.isnat(case["planned"]) | case["protects"]
    enters = planned & (chance.happens(count, 0.22) | case["example"])
    entered = case["referred"] + chance.whole(count, 3, 150) * DAY
    stay = np.clip(chance.skewed(count, 260, 0.9), 2, 2500).astype(int) * DAY
    left = where(chance.happens(count, 0.4), entered + NEVER, entered + stay)
    return {"entered_care": no_date(entered, ~enters), "left_care": no_date(left, ~enters)}


def _closure(case: Frame, chance: Chance) -> Frame:
    """The case closes after all that belongs to it; RC8 and RC9 only after an assessment alone."""
    count = len(case["referred"])
    route = case["route"]
    last = case["referred"] + chance.whole(count, 0, 3) * DAY
    for name in (
        "authorised",
        "enquiry_ended",
        "conferred",
        "protection_ended",
        "plan_ended",
        "left_care",
    ):
        last = np.fmax(last, case[name])
    closed = last + where(route == "NFA", 0, chance.whole(count, 0, 18)) * DAY
    alone = np.isin(route.astype(str), ["ASSESSED"])
    after = chance.pick(count, {"RC8": 0.68, "RC9": 0.32})
    other = chance.pick(count, {"RC7": 0.93, "RC3": 0.03, "RC5": 0.04})
    care = chance.pick(count, {"RC7": 0.8, "RC4": 0.15, "RC1": 0.05})
    in_care = ~np.isnat(case["entered_care"])
    reason = where(alone, after, where(in_care, care, other))
    return {"closed": closed, "close_reason": where(route == "NFA", "RC8", reason)}


def _not_overlapping(record: Values, start: Values, end: Values) -> Values:
    """Which cases to keep so that no two of one record are open on the same day."""
    order = np.lexsort((start, record))
    ordered = record[order]
    rank = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
    kept = np.zeros(len(record), dtype=bool)
    open_until = np.full(int(record.max(initial=0)) + 1, np.datetime64("1900-01-01", "D"))
    for turn in range(int(rank.max(initial=-1)) + 1):
        these = order[rank == turn]
        kept[these] = start[these] > open_until[record[these]]
        open_until[record[these[kept[these]]]] = end[these[kept[these]]]
    return kept
