"""Sessions attended and missed, month by month: a file a month, of the months that are sent.

A pupil misses about the same share of sessions month after month. How many miss a tenth or
more (persistent) and a half or more (severe) is as the Department for Education published it
for 2024/25, by authority and phase, for children in need, on a protection plan and in care
apart; how it is divided into kinds of absence is assumed. Sessions of suspensions are those of
the exclusions, and those of reduced timetables of the timetables. Independent schools and
children who are not at school send nothing.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import out_of_school, part_time, school_rolls
from sy_dataset.synthetic.extracts.exclusions import every_exclusion
from sy_dataset.synthetic.extracts.school_rolls import INDEPENDENT, NONE, PHASES
from sy_dataset.synthetic.people import Period
from sy_dataset.synthetic.rows import Rows, joined

PERSISTENT = np.array([[0.121, 0.258, 0.372], [0.132, 0.242, 0.309],
                       [0.144, 0.254, 0.356], [0.154, 0.271, 0.347]])  # fmt: skip
SEVERE = np.array([[0.010, 0.055, 0.102], [0.007, 0.042, 0.046],
                   [0.012, 0.046, 0.093], [0.014, 0.058, 0.117]])  # fmt: skip
"""By council and phase: primary, secondary, special."""
PERSISTENT_KNOWN = np.array([[0.452, 0.61, 0.228], [0.396, 0.553, 0.186],
                             [0.477, 0.497, 0.211], [0.514, 0.655, 0.254]])  # fmt: skip
"""By council and what it does for the child: in need, on a protection plan, in care."""
SEVERE_KNOWN = np.array([0.11, 0.15, 0.04])
"""Assumed, so that the published shares of all sessions missed come out."""
OTHERS_LESS = 0.012
"""By so much the share of all pupils exceeds that of those whom councils do nothing for."""
MONTHS_AT_FIRST = 2
"""Months whose files stand in the inbox on the first night."""
UNAUTHORISED = np.array([0.3, 0.42, 0.3])
ILL = 0.72
LATE = 0.025
ELSEWHERE = 0.012
"""Share of pupils with some sessions of approved education off site."""


def attendance_months(county: County) -> Rows:
    """education_attendance: one row per pupil per school per month that is sent."""
    roll = school_rolls.rolls(county)
    chance = county.chance("education_attendance")
    spans = [out_of_school.at_home(county, roll), out_of_school.missing(county, roll)]
    found = {
        "draw": chance.rng.random(len(roll["child"])),
        "depth": chance.rng.random(len(roll["child"])),
    }
    excluded, reduced = every_exclusion(county, roll), part_time.timetables(county, roll)
    parts = []
    for begin, end in _months(county.period):
        away = out_of_school.away_on(roll, spans, begin)
        days = school_rolls.school_days(begin, end)
        lost = _suspended(excluded, len(away), days), _reduced(reduced, len(away), days)
        parts.append(_month(county, roll, found | {"away": away}, lost, days, chance))
    rows = joined(parts)
    return replace(rows, period=rows.appears_on)


def _months(period: Period) -> list[tuple[np.datetime64, np.datetime64]]:
    """The first and last day of the months that ended by the first night, and of later ones."""
    here = period.last.astype("datetime64[M]")
    every = np.arange(here - MONTHS_AT_FIRST, here + 3)
    ends = (every + 1).astype("datetime64[D]") - DAY
    ended = np.flatnonzero(ends <= period.last)[-MONTHS_AT_FIRST:]
    later = np.flatnonzero((ends > period.last) & (ends < period.horizon))
    both = np.concatenate([ended, later])
    return [(every[place].astype("datetime64[D]"), ends[place]) for place in both]


def _month(
    county: County, roll: Frame, pupil: Frame, lost: tuple[Values, Values], days: Values,
    chance: Chance,
) -> Rows:  # fmt: skip
    """The rows of one month, those of pupils who could have come at all."""
    begin = days[0].astype("datetime64[M]").astype("datetime64[D]")
    end = (days[0].astype("datetime64[M]") + 1).astype("datetime64[D]") - DAY
    come = np.searchsorted(days, roll["ends"], "right") - np.searchsorted(days, roll["begins"])
    possible = 2 * np.clip(come, 0, len(days))
    phase = school_rolls.phase_on(roll, begin)
    number = school_rolls.year_of(roll, begin)
    sends = (possible > 0) & ~pupil["away"] & (phase != PHASES.index(INDEPENDENT))
    which = np.flatnonzero(sends & (number >= 0) & (number <= school_rolls.LAST_YEAR))
    there, possible, phase = school_rolls.of(roll, which), possible[which], phase[which]
    share = _missed(county, there, phase, pupil, which, begin)
    suspended = np.minimum(lost[0][which], possible)
    reduced = np.minimum(lost[1][which], possible - suspended)
    columns = _sessions(possible, suspended, reduced, share, phase, chance)
    columns |= {
        "pupil_id": there["pupil_id"],
        "school_urn": school_rolls.urn_on(there, begin),
        "attendance_month": np.full(len(which), begin),
        "school_phase_code": np.array(PHASES, dtype=object)[phase],
    }
    return Rows(columns, np.full(len(which), end), there["council"])


def _missed(
    county: County, there: Frame, phase: Values, pupil: Frame, which: Values, on: np.datetime64
) -> Values:
    """The share of sessions that each pupil misses for other reasons than suspension."""
    status = school_rolls.status_on(county, there["child"], np.full(len(which), on))
    council = there["council"]
    known = np.maximum(status - 1, 0)
    often = where(status == NONE, PERSISTENT[council, phase], PERSISTENT_KNOWN[council, known])
    often = often - where(status == NONE, OTHERS_LESS, 0)
    hardly = where(status == NONE, SEVERE[council, phase], SEVERE_KNOWN[known])
    draw, depth = pupil["draw"][which], pupil["depth"][which]
    kinds = [draw < hardly, draw < often]
    shares = [0.51 + 0.49 * depth**1.5, 0.112 + 0.38 * depth**4]
    missed: Values = np.select(kinds, shares, 0.092 * depth**2.2)
    return missed


def _sessions(
    possible: Values, suspended: Values, reduced: Values, share: Values, phase: Values,
    chance: Chance,
) -> Frame:  # fmt: skip
    """Every count of sessions; those attended and missed add up to those possible."""
    count, rest = len(possible), possible - suspended - reduced
    absent = np.minimum((share * rest + chance.rng.random(count)).astype(int), rest)
    without = np.minimum(phase, len(UNAUTHORISED) - 1)
    unauthorised = chance.rng.binomial(absent, UNAUTHORISED[without])
    ill = chance.rng.binomial(absent - unauthorised, ILL)
    attended = rest - absent
    elsewhere = where(chance.happens(count, ELSEWHERE), attended // 4, 0)
    return {
        "sessions_possible_count": possible,
        "sessions_attended_count": attended,
        "sessions_authorised_absence_count": absent - unauthorised + suspended + reduced,
        "sessions_unauthorised_absence_count": unauthorised,
        "sessions_late_count": chance.rng.binomial(attended, LATE),
        "sessions_educated_elsewhere_count": elsewhere,
        "sessions_reduced_timetable_count": reduced,
        "sessions_suspended_count": suspended,
        "sessions_illness_count": ill,
    }


def _suspended(found: Frame, count: int, days: Values) -> Values:
    """Sessions of the month that each pupil lost to suspensions."""
    first = np.searchsorted(days, found["on"])
    after = np.searchsorted(days, found["until"], "right")
    lost = np.minimum(2 * np.maximum(after - first, 0), found["sessions"])
    lost = where(found["is_permanent"], 0, lost)
    sums: Values = np.bincount(found["roll"], lost, minlength=count).astype(int)
    return sums


def _reduced(found: Frame, count: int, days: Values) -> Values:
    """Sessions of the month that each pupil lost to a reduced timetable."""
    first = np.searchsorted(days, found["since"])
    after = np.searchsorted(days, found["until"], "right")
    lost = np.maximum(after - first, 0) * (10 - found["weekly"]) // 5
    sums: Values = np.bincount(found["roll"], lost, minlength=count).astype(int)
    return sums


ROWS = {"education_attendance": attendance_months}
