"""Health assessments of looked-after children, step by step, as the health service holds them.

Not published and assumed: two in three initial assessments within 20 working days of coming
into care, many of them on the last days; a tenth of the requests too late for that; few
declined. Reviews are due every six months under five and every year from then on; about 92 in
100 are done, as is published of the yearly assessments of those looked after for a year.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.patients import PROVIDERS, age_on, patients, place_of
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows, joined

IN_TIME = np.array([0.66, 0.58, 0.71, 0.63])
"""Share of initial assessments within 20 working days, by authority."""
LIMIT, REQUEST_LIMIT = 20, 5
"""Working days for the assessment and for the council's request."""
REVIEWED = np.array([0.92, 0.9, 0.91, 0.93])
OUT_OF_AREA = 0.12
DECLINES_FROM, DECLINED = 15, 0.06
WHY_LATE = {"NO_CAPACITY": 0.45, "NOT_BROUGHT": 0.3, "NO_CONSENT": 0.25}
MOST_REVIEWS = 40


def initial(county: County, who: Frame) -> Frame:
    """One entry per spell of care of a child on the register: the steps of its first assessment.

    of, council, is_outside, requested, consented, offered, completed, sent, due, reason;
    dates that never come are NaT
    """
    chance, spell = county.chance("initial health assessments"), county.spell
    place = place_of(county, who)[spell["child"]]
    able = np.flatnonzero((place >= 0) & (spell["entered"] >= county.period.first))
    of, entered = place[able], spell["entered"][able]
    entered = np.maximum(entered, who["since"][of])
    count, council = len(of), spell["council"][able]
    late_request = chance.happens(count, 0.1)
    wait = where(late_request, chance.whole(count, 8, 22), chance.whole(count, 0, REQUEST_LIMIT))
    requested = after_working_days(entered, wait)
    consented = after_working_days(requested, np.minimum(chance.whole(count, 0, 7), 6))
    in_time = chance.happens(count, IN_TIME[council] / 0.97) & ~late_request
    heaped = where(chance.happens(count, 0.45), LIMIT - chance.whole(count, 0, 2), 0)
    early = np.maximum(heaped, chance.whole(count, 11, LIMIT))
    late = np.minimum(LIMIT + 1 + chance.rng.exponential(9, count), 70).astype(int)
    completed = after_working_days(entered, where(in_time, early, late))
    completed = np.maximum(completed, after_working_days(consented, 1))
    outside = chance.happens(count, OUT_OF_AREA)
    why = chance.pick(count, WHY_LATE)
    why = where(outside, "OUT_OF_AREA", where(late_request, "LATE_REQUEST", why))
    made: Frame = {
        "of": of,
        "council": council,
        "is_outside": outside,
        "requested": requested,
        "consented": consented,
        "due": after_working_days(entered, LIMIT),
        "left": spell["left"][able],
        "reason": why.astype(object),
    }
    return made | _outcome(who, made, completed, chance)


def _outcome(who: Frame, made: Frame, completed: Values, chance: Chance) -> Frame:
    """Whether the assessment was done, when it was offered and reported, and why not in time."""
    count = len(completed)
    older = age_on(who["birth"][made["of"]], made["requested"]) >= DECLINES_FROM
    declined = older & chance.happens(count, DECLINED)
    home = ~(made["left"] > completed) & ~np.isnat(made["left"])
    undone = declined | home
    late = completed > made["due"]
    reason = where(home, "NO_LONGER_LOOKED_AFTER", where(declined, "DECLINED", made["reason"]))
    earlier = where(chance.happens(count, 0.75), 0, chance.whole(count, 3, 15))
    offered = np.maximum(completed - earlier * DAY, made["consented"])
    left = np.minimum(made["left"], completed)
    return {
        "offered": working_day(no_date(offered, home)),
        "completed": no_date(completed, undone),
        "sent": no_date(after_working_days(completed, chance.whole(count, 1, 14)), undone),
        "reason": where(undone | late, reason, None),
        "told": where(home, left, made["due"] + DAY),
    }


def reviews(county: County, who: Frame) -> Frame:
    """One entry per review that fell due while the child was looked after, as `initial`."""
    chance, spell = county.chance("review health assessments"), county.spell
    place = place_of(county, who)[spell["child"]]
    able = np.flatnonzero(place >= 0)
    entered = spell["entered"][able]
    stays = where(np.isnat(spell["left"][able]), county.period.horizon + 90 * DAY,
                  spell["left"][able])  # fmt: skip
    young = age_on(who["birth"][place[able]], entered) < 5
    every = where(young, 182, 364)
    times = np.clip((stays - entered) // DAY // every, 0, MOST_REVIEWS)
    spells = np.repeat(np.arange(len(able)), times)
    turn = 1 + np.arange(len(spells)) - np.repeat(np.cumsum(times) - times, times)
    due = entered[spells] + turn * every[spells] * DAY
    kept = np.flatnonzero(due >= county.period.first + 60 * DAY)
    spells, due = spells[kept], due[kept]
    of, council, count = place[able[spells]], spell["council"][able[spells]], len(kept)
    requested = working_day(due - chance.whole(count, 40, 56) * DAY)
    requested = np.maximum(requested, who["since"][of])
    draw = chance.rng.random(count)
    shift = where(draw < 0.8, -chance.whole(count, 0, 25), chance.whole(count, 1, 60))
    completed = np.maximum(working_day(due + shift * DAY), requested + 3 * DAY)
    made: Frame = {
        "of": of,
        "council": council,
        "is_outside": chance.happens(count, OUT_OF_AREA),
        "requested": requested,
        "consented": requested + chance.whole(count, 0, 2) * DAY,
        "due": due,
        "left": spell["left"][able[spells]],
        "reason": chance.pick(count, WHY_LATE),
    }
    made |= _outcome(who, made, completed, chance)
    undone = ~chance.happens(count, REVIEWED[council] / 0.97)
    for name in ("completed", "sent"):
        made[name] = no_date(made[name], undone)
    made["reason"] = where(undone & (made["reason"] == None), "NOT_BROUGHT", made["reason"])  # noqa: E711
    return made


def assessments(county: County) -> Rows:
    """ics_cla_health_assessment: one row per assessment requested for a looked-after child."""
    who = patients(county)
    parts = [
        _rows(who, "INITIAL", initial(county, who)), _rows(who, "REVIEW", reviews(county, who)),
    ]  # fmt: skip
    rows = joined(parts)
    named = rows.columns | {"health_assessment_id": identifiers("HA", len(rows), 8)}
    return Rows(named, rows.appears_on, None, rows.reveals)


def _rows(who: Frame, kind: str, made: Frame) -> Rows:
    of, count = made["of"], len(made["of"])
    columns: Frame = {
        "person_id": who["person_id"][of],
        "assessment_type_code": np.full(count, kind, dtype=object),
        "la_code": LA_CODES[made["council"]],
        "provider_code": PROVIDERS[made["council"]],
        "is_placed_out_of_area": made["is_outside"],
        "requested_date": made["requested"],
        "consent_received_date": made["consented"],
        "first_offered_date": made["offered"],
        "completed_date": made["completed"],
        "report_sent_date": made["sent"],
        "not_done_reason_code": made["reason"],
        "_told": made["told"],
    }
    reveals: dict[str, dict[str, Any]] = {
        "consent_received_date": {"first_offered_date": np.datetime64("NaT", "D")},
        "completed_date": {},
        "report_sent_date": {},
        "_told": {"not_done_reason_code": None},
    }
    return Rows(columns, made["requested"], None, reveals)


ROWS = {"ics_cla_health_assessment": assessments}
