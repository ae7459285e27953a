"""Strategy discussions at the front door, and which agencies took part in them.

Nearly every section 47 enquiry follows from a discussion on its first day, which siblings
share; a few discussions lead to no enquiry, and a few enquiries are discussed again. Neither
their number nor attendance is published: the shares are assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.mash import where_told
from sy_dataset.synthetic.extracts.spans import contact_of_case, in_hours, one_of, shared
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.people import LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows, joined
from sy_dataset.synthetic.world import NFA

NOT_RECORDED, DAY_BEFORE = 0.02, 0.03
"""Shares of enquiries without a recorded discussion, and with one on the day before."""
AGAIN = 0.08
WITHOUT_ENQUIRY = 0.035
"""Share of other referrals that are discussed and lead to no enquiry."""
OUTCOMES = {"S47": 0.94, "S47_AND_PROTECTION": 0.06}
OTHER_OUTCOMES = {"ASSESSMENT": 0.7, "SERVICES": 0.14, "NFA": 0.12, "FURTHER_DISCUSSION": 0.04}
KINDS = {"JOINT": 0.46, "SINGLE_SOCIAL_CARE": 0.5, "SINGLE_POLICE": 0.04}
CHANNELS = {"VIDEO": 0.62, "PHONE": 0.2, "IN_PERSON": 0.1, "HYBRID": 0.08}
ASKED_BY = {"LA": 0.62, "POLICE": 0.22, "HEALTH": 0.08, "EDUCATION": 0.06, "OTHER": 0.02}
SHARED = 0.88
TAKES_PART = {
    "LA": (1.0, 0.995, 0.0), "POLICE": (0.99, 0.93, 0.12), "HEALTH": (0.97, 0.89, 0.35),
    "EDUCATION": (0.8, 0.72, 0.4), "EARLY_HELP": (0.16, 0.6, 0.3), "PROBATION": (0.1, 0.55, 0.3),
    "YOUTH_JUSTICE": (0.05, 0.7, 0.3), "HOUSING": (0.05, 0.4, 0.1), "ADULT": (0.04, 0.5, 0.2),
}  # fmt: skip
"""Shares of discussions that an agency is asked to, of those that it comes to, and of reports."""
UNINVITED = 0.02
SCHOOL_AGE = 4.5 * 365


def discussions(county: County) -> Rows:
    """mash_strategy_discussion: one row per child per discussion."""
    talk, chance = _talks(county), county.chance("mash_strategy_discussion")
    count = len(talk["case"])
    case, enquiry = talk["case"], talk["enquiry"]
    contact = contact_of_case(county, where_told(county)[1])[case]
    soon = talk["on"] <= county.case["referred"][case] + 5 * DAY
    leads = enquiry >= 0
    outcome = where(leads, chance.pick(count, OUTCOMES), chance.pick(count, OTHER_OUTCOMES))
    columns: Frame = {
        "strategy_discussion_id": talk["strategy_discussion_id"],
        "meeting_id": talk["meeting_id"],
        "person_id": county.case["person_id"][case],
        "contact_id": one_of(county.contact["contact_id"], where(soon, contact, NOBODY)),
        "referral_id": county.case["referral_id"][case],
        "s47_enquiry_id": one_of(county.enquiry["s47_enquiry_id"], enquiry),
        "requested_by_agency_code": talk["asked_by"],
        "requested_at": talk["asked"],
        "held_at": talk["held"],
        "discussion_kind_code": where(talk["is_again"], "REVIEW", "INITIAL").astype(object),
        "discussion_channel_code": talk["channel"],
        "is_out_of_hours": yes_no(_out_of_hours(talk["held"]), np.ones(count, dtype=bool)),
        "outcome_code": outcome,
        "enquiry_kind_code": blank(chance.pick(count, KINDS), ~leads),
        "record_shared_at": talk["shared"],
        "_enquired": _started(county, enquiry),
    }
    known = ("discussion_channel_code", "is_out_of_hours", "outcome_code", "enquiry_kind_code")
    reveals = {
        "held_at": dict.fromkeys(known),
        "record_shared_at": {},
        "_enquired": {"s47_enquiry_id": None},
    }
    return Rows(columns, days(talk["asked"]), county.case["council"][case], reveals)


def _started(county: County, enquiry: Values) -> Values:
    """The first day of each enquiry, NaT for NOBODY."""
    return no_date(np.append(county.enquiry["started"], NEVER)[enquiry], enquiry < 0)


def _talks(county: County) -> Frame:
    """One entry per child and discussion, with the times and the number of its meeting."""
    chance = county.chance("strategy discussions")
    case, talk = county.case, _occasions(county, chance)
    meeting, count = shared(case["event"][talk["case"]], talk["on"], talk["is_again"])
    first = np.zeros(count, dtype=int)
    first[meeting] = np.arange(len(meeting))
    held, asked, told = _times(county, talk, meeting, first, chance)
    council = case["council"][talk["case"]]
    numbers = np.char.mod("SM%07d", np.arange(1, count + 1)).astype(object)
    return talk | {
        "strategy_discussion_id": local_ids(council, "SD"),
        "meeting": meeting,
        "meeting_id": LETTERS[council] + numbers[meeting],
        "held": held[meeting],
        "asked": asked[meeting],
        "shared": told[meeting],
        "channel": chance.pick(count, CHANNELS)[meeting],
        "asked_by": chance.pick(count, ASKED_BY)[meeting],
    }


def _occasions(county: County, chance: Chance) -> Frame:
    """case, enquiry or NOBODY, day and whether it was discussed before, of each discussion."""
    enquiry, case = county.enquiry, county.case
    event = case["event"][enquiry["case"]]
    home, count = shared(event, enquiry["started"])
    recorded = ~chance.happens(count, NOT_RECORDED)[home]
    early = chance.happens(count, DAY_BEFORE)[home]
    begun = case["referred"][enquiry["case"]]
    on = np.maximum(enquiry["started"] - early * DAY, begun)
    later = enquiry["started"] + chance.whole(count, 2, 9)[home] * DAY
    again = recorded & chance.happens(count, AGAIN)[home] & (later < enquiry["ended"])
    other = np.flatnonzero((case["route"] != NFA) & (case["referred"] >= county.period.shown))
    other = np.setdiff1d(other, enquiry["case"])
    _, kin = np.unique(case["event"][other], return_inverse=True)
    other = other[chance.happens(int(kin.max(initial=0)) + 1, WITHOUT_ENQUIRY)[kin]]
    first, second = np.flatnonzero(recorded), np.flatnonzero(again)
    return {
        "case": np.concatenate([enquiry["case"][first], enquiry["case"][second], other]),
        "enquiry": np.concatenate([first, second, np.full(len(other), NOBODY)]),
        "on": np.concatenate([on[first], later[second], case["referred"][other]]),
        "is_again": np.repeat([False, True, False], [len(first), len(second), len(other)]),
    }


def _times(
    county: County, talk: Frame, meeting: Values, first: Values, chance: Chance
) -> tuple[Values, Values, Values]:
    """When each meeting was held and asked for, and its record sent; never before the contact."""
    count, on = len(first), talk["on"][first].astype("datetime64[s]")
    received = np.full(count, on.min() if count else 0, dtype="datetime64[s]")
    of_day = county.case["received"][talk["case"]]
    np.maximum.at(received, meeting, where(days(of_day) <= talk["on"], of_day, talk["on"]))
    held = np.maximum(in_hours(talk["on"][first], chance), received + np.timedelta64(45, "m"))
    held = np.minimum(held, on + np.timedelta64(23 * 60 + 59, "m"))
    wait = np.clip(chance.skewed(count, 3.0, 0.9), 0.2, 60)
    asked = np.maximum(clock.hours_later(held, -wait), received)
    asked = np.minimum(clock.minutes(asked), held)
    told = clock.hours_later(held, np.clip(chance.skewed(count, 22, 0.9), 0.5, 400))
    told = clock.by_day(clock.minutes(told), chance.whole(count, 0, 110))
    told = no_date(told, ~chance.happens(count, SHARED))
    times = [clock.avoid_clock_change(moment) for moment in (held, asked, told)]
    return times[0], times[1], times[2]


def _out_of_hours(held: Values) -> Values:
    """Before 08:00, after 18:00 or at a weekend."""
    on = days(held)
    minute = (held - on.astype(held.dtype)).astype("timedelta64[m]").astype(int)
    weekend = (on.astype(np.int64) + 3) % 7 > 4  # day 0 was a Thursday
    late: Values = (minute < 8 * 60) | (minute >= 18 * 60) | weekend
    return late


def attendances(county: County) -> Rows:
    """mash_strategy_attendance: one row per child per discussion per agency asked or come."""
    talk = _talks(county)
    return joined([_agency(county, talk, name) for name in TAKES_PART])


def _agency(county: County, talk: Frame, agency: str) -> Rows:
    invited, attends, reports = TAKES_PART[agency]
    chance = county.chance(f"mash_strategy_attendance {agency}")
    meeting, count = talk["meeting"], int(talk["meeting"].max(initial=-1)) + 1
    asked = chance.happens(count, invited)
    came = where(asked, chance.happens(count, attends), chance.happens(count, UNINVITED))
    child = county.case["child"][talk["case"]]
    at_school = talk["on"] > county.child["birth"][child] + SCHOOL_AGE * DAY
    may = at_school if agency == "EDUCATION" else np.ones(len(meeting), dtype=bool)
    report = yes_no(chance.happens(count, reports), asked)
    columns: Frame = {
        "strategy_discussion_id": talk["strategy_discussion_id"],
        "agency_code": np.full(len(meeting), agency, dtype=object),
        "is_invited": asked[meeting],
        "has_attended": came[meeting],
        "has_sent_report": report[meeting],
    }
    council = county.case["council"][talk["case"]]
    return Rows(columns, days(talk["held"]), council).only(may & (asked | came)[meeting])


ROWS = {
    "mash_strategy_discussion": discussions,
    "mash_strategy_attendance": attendances,
}
