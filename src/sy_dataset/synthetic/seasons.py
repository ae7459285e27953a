"""When people write to a front door: weekdays, holidays of schools and of everybody."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np

from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import as_date
from sy_dataset.working_days import bank_holidays

POLICE, SCHOOL, HEALTH, OTHER = GROUPS = ("police", "school", "health", "other")
"""Kinds of source whose share of referrals is published; all others are `other`."""

WEEKDAYS = {
    POLICE: (1.32, 1.05, 0.98, 0.97, 1.02, 0.62, 0.6),
    SCHOOL: (1.22, 1.03, 1.0, 0.98, 1.06, 0.01, 0.01),
    HEALTH: (1.22, 1.04, 1.0, 0.97, 0.95, 0.14, 0.12),
    OTHER: (1.24, 1.04, 1.0, 0.98, 0.95, 0.08, 0.07),
}
"""Relative number of contacts from Monday to Sunday."""

ON_HOLIDAY = {POLICE: 0.6, SCHOOL: 0.0, HEALTH: 0.12, OTHER: 0.07}
AFTER_HOLIDAY = {POLICE: 1.1, SCHOOL: 1.7, HEALTH: 1.25, OTHER: 1.25}
"""On a day off, and on the first working day after more than two of them or a school holiday."""
OUT_OF_SCHOOL = {POLICE: 1.02, SCHOOL: 0.09, HEALTH: 0.95, OTHER: 0.95}
AUTUMN = {POLICE: 1.03, SCHOOL: 1.2, HEALTH: 1.04, OTHER: 1.02}
"""From mid-September to November, when schools know the children they got in September."""


@cache
def school_holidays(first: date, last: date) -> frozenset[date]:
    """Days without school in term patterns like those of South Yorkshire; weekends included."""
    found: set[date] = set()
    for year in range(first.year - 1, last.year + 2):
        easter = _good_friday(year)
        half = date(year, 10, 31)
        spans = [
            (date(year, 7, 22), date(year, 9, 2)),
            (date(year, 12, 20), date(year + 1, 1, 4)),
            (easter - timedelta(days=5), easter + timedelta(days=10)),
            _week_of(date(year, 2, 15)),
            _week_of(date(year, 5, 27)),
            _week_of(half - timedelta(days=4)),
        ]
        found |= {
            begin + timedelta(n) for begin, end in spans for n in range((end - begin).days + 1)
        }
    return frozenset(found)


def _week_of(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _good_friday(year: int) -> date:
    return next(day for day, name in bank_holidays().items() if day.year == year and "Good" in name)


def day_weights(first: np.datetime64, last: np.datetime64) -> dict[str, Values]:
    """For each group of sources the relative number of contacts on every day, both included."""
    days = [as_date(first) + timedelta(n) for n in range((last - first).astype(int) + 1)]
    schools_out = school_holidays(days[0], days[-1])
    off = set(bank_holidays())
    weights = {group: np.empty(len(days)) for group in GROUPS}
    for place, day in enumerate(days):
        away = day in off
        returns = _is_return(day, off, schools_out)
        for group in GROUPS:
            weight = WEEKDAYS[group][day.weekday()]
            weight *= ON_HOLIDAY[group] if away else 1.0
            weight *= OUT_OF_SCHOOL[group] if day in schools_out else 1.0
            weight *= AUTUMN[group] if (9, 12) <= (day.month, day.day) <= (11, 30) else 1.0
            weights[group][place] = weight * (AFTER_HOLIDAY[group] if returns else 1.0)
    return weights


def _is_return(day: date, off: set[date], schools_out: frozenset[date]) -> bool:
    """The first working day after a bank holiday, or the first day of school after a holiday."""
    if day.weekday() > 4 or day in off:
        return False
    before = day - timedelta(days=1)
    while before.weekday() > 4:
        before -= timedelta(days=1)
    return before in off or (before in schools_out and day not in schools_out)
