"""Interviews of children who came back after they were missing.

Statutory guidance asks for an offer to every child and for the interview within 72 hours of
the return. How often both happen is not published; assumed. Whether it was offered and taken
up agrees with the missing episodes of the Standard Safeguarding Dataset but for a few.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import social_care
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows

NOT_RECORDED, DIFFERENT, UNNAMED = 0.03, 0.03, 0.03
"""Shares of the returns that this system lacks, tells otherwise or names no episode for."""
LIMIT_HOURS = 72.0
IN_TIME, HEAPED, HELD = 0.68, 0.35, 0.88
DECLINED = {"CHILD": 0.62, "NO_CONTACT": 0.16, "PARENT": 0.1, "MISSING_AGAIN": 0.1, "OTHER": 0.02}
PROVIDERS = (
    {"LA": 1}, {"VOLUNTARY": 0.9, "LA": 0.1}, {"LA": 0.8, "VOLUNTARY": 0.2}, {"VOLUNTARY": 1},
)  # fmt: skip
"""Who holds the interviews, by council."""


def interviews(county: County) -> Rows:
    """missing_return_interview: one row per return from a missing episode."""
    told, chance = social_care.missing_episodes(county), county.chance("return interviews")
    ids = county.missing["missing_episode_id"].astype(str)
    in_ssd = np.isin(ids, told["missing_episode_id"].astype(str))
    missing = {name: values[in_ssd] for name, values in county.missing.items()}
    count, returned = len(told), missing["found"]
    differs = chance.happens(count, DIFFERENT)
    offered = _is(told["is_rhi_offered"]) ^ differs
    accepted = offered & where(differs, chance.happens(count, 0.6), _is(told["is_rhi_accepted"]))
    held = accepted & chance.happens(count, HELD)
    times = _times(returned, offered, held, chance)
    columns: Frame = {
        "return_interview_id": local_ids(missing["council"], "RI"),
        "missing_episode_id": blank(told["missing_episode_id"], chance.happens(count, UNNAMED)),
        "person_id": missing["person_id"],
        "returned_at": returned,
        "notified_at": times[0],
        "is_offered": offered,
        "offered_at": times[1],
        "is_accepted": yes_no(accepted, offered),
        "declined_reason_code": _why_not(offered, held, chance),
        "completed_at": times[2],
        "provider_code": blank(_providers(missing["council"], chance), ~held),
        "is_independent": yes_no(chance.happens(count, 0.86), held),
        "is_shared_with_police": yes_no(chance.happens(count, 0.8), held),
        "is_exploitation_concern": yes_no(chance.happens(count, 0.19), held),
        "_closed": where(held, times[2], returned + np.timedelta64(96, "h")),
    }
    after = ("provider_code", "is_independent", "is_shared_with_police", "is_exploitation_concern")
    reveals = {
        "notified_at": {},
        "offered_at": dict.fromkeys(("is_offered", "is_accepted")),
        "completed_at": dict.fromkeys(after),
        "_closed": {"declined_reason_code": None},
    }
    rows = Rows(columns, days(returned), missing["council"], reveals)
    return rows.only(~chance.happens(count, NOT_RECORDED))


def _is(answers: Values) -> Values:
    """Whether each answer is yes; an unknown one is not."""
    known: Values = np.array([answer is True for answer in answers.tolist()], dtype=bool)
    return known


def _times(
    returned: Values, offered: Values, held: Values, chance: Chance
) -> tuple[Values, Values, Values]:
    """When the provider was told, the interview offered and held; many just within 72 hours."""
    count = len(returned)
    told = clock.hours_later(returned, np.clip(chance.skewed(count, 7, 0.9), 0.3, 60))
    told = clock.minutes(told)
    timely = chance.happens(count, IN_TIME)
    early = chance.rng.uniform(12, LIMIT_HOURS, count)
    just = LIMIT_HOURS - chance.rng.random(count) * 4
    late = LIMIT_HOURS + chance.rng.exponential(90, count) + 1
    hours = np.select([timely & chance.happens(count, HEAPED), timely], [just, early], late)
    talk = clock.minutes(clock.hours_later(returned, hours))
    by_day = clock.by_day(talk, chance.whole(count, 0, 110))
    talk = where(hours <= LIMIT_HOURS, talk, by_day)
    told = np.minimum(told, talk)
    half = ((talk - told).astype(int) * chance.rng.uniform(0.1, 0.6, count)).astype("m8[s]")
    offer = clock.minutes(told + half)
    times = [clock.avoid_clock_change(moment) for moment in (told, offer, talk)]
    return times[0], no_date(times[1], ~offered), no_date(times[2], ~held)


def _why_not(offered: Values, held: Values, chance: Chance) -> Values:
    why = where(offered, chance.pick(len(held), DECLINED), "NOT_OFFERED")
    return blank(why, held)


def _providers(council: Values, chance: Chance) -> Values:
    every = np.stack([chance.pick(len(council), shares) for shares in PROVIDERS])
    chosen: Values = every[council, np.arange(len(council))]
    return chosen


ROWS = {"missing_return_interview": interviews}
