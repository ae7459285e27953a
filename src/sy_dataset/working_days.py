"""The working-day calendar of England, once. dim_date holds the same; a test compares them.

Source: gov.uk/bank-holidays, division england-and-wales, as kept by the `holidays` package.
Rule R4 and R5 of the counting rules: Monday to Friday less bank holidays; a council's own
closure days do not stop a statutory clock; the first day is day 0.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 1990, 2035


@cache
def bank_holidays() -> dict[date, str]:
    """Every bank holiday of England from FIRST_YEAR to LAST_YEAR with its name."""
    import holidays  # noqa: PLC0415 - slow, and needed by few commands

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return dict(sorted(holidays.country_holidays("GB", subdiv="ENG", years=years).items()))


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday. Raises ValueError beyond the calendar."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("the day is beyond the bank-holiday calendar")
    return day.weekday() < 5 and day not in bank_holidays()


def working_day_after(start: date, count: int) -> date:
    """The day that is `count` working days after `start`: 0 is the day itself.

    count  0 or more

    Raises ValueError beyond the calendar.
    """
    day = start
    while count > 0:
        day += timedelta(1)
        count -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days in (start, end]: the start day is day 0, the next working day is 1.

    Raises ValueError if `end` is before `start` or either is beyond the calendar: a
    negative wait is a data error and belongs in the findings, not in an average.
    """
    if end < start:
        raise ValueError("the end is before the start")
    days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)
