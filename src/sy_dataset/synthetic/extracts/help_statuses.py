"""Every status of a child between early help and care, and the steps between the two systems.

A child has the highest status that holds on a day: in care, on a protection plan, in need, in
family help, in early help led by a partner. Statuses follow from the cases and episodes alone.
Why a step is taken and whether families agree is assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.family_help import OWN, helped, one_day
from sy_dataset.synthetic.extracts.spans import one_of
from sy_dataset.synthetic.extracts.tools import staff
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows, joined
from sy_dataset.synthetic.world import NFA

EARLY, FAMILY, CIN, CP, CLA = range(5)
STATUSES = np.array(["EARLY_HELP", "FAMILY_HELP", "CIN", "CP", "CLA"], dtype=object)
ENDLESS = np.datetime64("2900-01-01", "D")
UP = {"RISK_ROSE": 0.46, "NEW_CONCERN": 0.34, "NO_PROGRESS": 0.12, "CONSENT_WITHDRAWN": 0.08}
DOWN = {"RISK_FELL": 0.5, "PLAN_DONE": 0.3, "THRESHOLD": 0.17, "OTHER": 0.03}
AGREED = {"UP": 0.7, "DOWN": 0.95}


def statuses(county: County) -> Rows:
    """family_help_status: one row per child and council per time of a status."""
    span = _spans(county)
    record, on, level, until = _timeline(span)
    of = _behind(span, record, on, level)
    held = span["number"][of]
    helps, council = level <= FAMILY, county.record["council"][record]
    episode = helped(county)
    columns: Frame = {
        "person_id": county.record["person_id"][record],
        "status_start_date": on,
        "status_code": STATUSES[level],
        "status_end_date": until,
        "family_help_episode_id": one_of(
            episode["family_help_episode_id"], where(helps, held, NOBODY)
        ),
        "referral_id": one_of(county.case["referral_id"], where(helps, NOBODY, held)),
        "team_id": staff(council, county.chance("family_help_status"))["team_id"],
    }
    return Rows(columns, on, council, {"status_end_date": {}})


def _spans(county: County) -> Frame:
    """What holds from when to when: record, level, since, until and the number of its origin."""
    case, plan, spell, episode = county.case, county.plan, county.spell, helped(county)
    lasting = np.flatnonzero(case["route"] != NFA)
    of_help = where(episode["lead"] == OWN, FAMILY, EARLY)
    before = where(episode["case_after"] >= 0, 1, 0)
    parts = [
        _part(episode["record"], of_help, episode["started"], episode["ended"] - before * DAY,
              np.arange(len(of_help))),
        _part(case["record"][lasting], CIN, case["referred"][lasting], case["closed"][lasting],
              lasting),
        _part(plan["record"], CP, plan["started"], plan["ended"], plan["case"]),
        _part(spell["record"], CLA, spell["entered"], spell["left"], spell["case"]),
    ]  # fmt: skip
    spans = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    spans["until"] = where(np.isnat(spans["until"]), ENDLESS, spans["until"])
    kept = spans["until"] >= spans["since"]
    return {name: values[kept] for name, values in spans.items()}


def _part(
    record: Values, level: Values | int, since: Values, until: Values, number: Values
) -> Frame:
    levels = np.broadcast_to(level, len(record))
    return {"record": record, "level": levels, "since": since, "until": until, "number": number}


def _timeline(span: Frame) -> tuple[Values, Values, Values, Values]:
    """The highest status of each record from day to day: record, first day, level, last day.

    Spans become one more at their first day and one less after their last; a running sum of
    each level says what holds.
    """
    count = len(span["record"])
    record = np.tile(span["record"], 2)
    on = np.concatenate([span["since"], span["until"] + DAY])
    level = np.tile(span["level"], 2)
    change = np.repeat([1, -1], count)
    order = np.lexsort((on, record))
    record, on = record[order], on[order]
    highest = np.full(2 * count, NOBODY)
    for which in (EARLY, FAMILY, CIN, CP, CLA):
        holds = np.cumsum(where(level[order] == which, change[order], 0)) > 0
        highest[holds] = which
    last_of_day = np.r_[(np.diff(record) != 0) | (np.diff(on) > 0 * DAY), True][: 2 * count]
    record, on, highest = record[last_of_day], on[last_of_day], highest[last_of_day]
    changes = np.r_[True, (np.diff(record) != 0) | (np.diff(highest) != 0)][: len(record)]
    record, on, highest = record[changes], on[changes], highest[changes]
    until = np.append(on[1:] - DAY, ENDLESS)[: len(on)]
    until = no_date(until, until >= ENDLESS)
    kept = highest != NOBODY
    return record[kept], on[kept], highest[kept], until[kept]


def _behind(span: Frame, record: Values, on: Values, level: Values) -> Values:
    """The span that each status comes from: the last of its record and level begun by then."""
    order = np.lexsort((span["since"], span["level"], span["record"]))
    step, base = 1_000_000, 8
    keys = (span["record"] * base + span["level"])[order] * step + span["since"][order].astype(int)
    asked = (record * base + level) * step + on.astype(int)
    found: Values = order[np.searchsorted(keys, asked, "right") - 1]
    return found


def steps(county: County) -> Rows:
    """family_help_step: one row per child per step up from help or down from a case."""
    return joined([_steps(county, direction) for direction in ("UP", "DOWN")])


def _steps(county: County, direction: str) -> Rows:
    chance, episode = county.chance(f"family_help_step {direction}"), helped(county)
    is_up = direction == "UP"
    case_of = episode["case_after"] if is_up else episode["from_case"]
    which = np.flatnonzero(case_of >= 0)
    case, episode = case_of[which], {name: values[which] for name, values in episode.items()}
    count = len(which)
    helps = where(episode["lead"] == OWN, STATUSES[FAMILY], STATUSES[EARLY]).astype(object)
    need = np.full(count, STATUSES[CIN], dtype=object)
    day = one_day(county.case["referred" if is_up else "closed"], case)
    columns: Frame = {
        "family_help_step_id": local_ids(episode["council"], "F" + direction[0]),
        "person_id": episode["person_id"],
        "family_help_episode_id": episode["family_help_episode_id"],
        "referral_id": county.case["referral_id"][case],
        "direction_code": np.full(count, direction, dtype=object),
        "from_status_code": helps if is_up else need,
        "to_status_code": need if is_up else helps,
        "decided_date": day,
        "effective_date": day if is_up else episode["started"],
        "reason_code": chance.pick(count, UP if is_up else DOWN),
        "is_family_agreed": chance.happens(count, AGREED[direction]),
        "_opens": no_date(episode["started"], np.full(count, is_up)),
    }
    reveals = {"effective_date": {}, "_opens": {"family_help_episode_id": None}}
    return Rows(columns, day, episode["council"], reveals)


ROWS = {"family_help_status": statuses, "family_help_step": steps}
