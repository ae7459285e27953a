"""Civil time in England: summer time, the hour that must be avoided, and working days."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from sy_dataset.synthetic.chance import Values, where
from sy_dataset.working_days import bank_holidays

DAY: Values = np.array(1, dtype="timedelta64[D]")
"""One day; an array, so that it can be multiplied and divided by like a column."""


def day(value: date) -> np.datetime64:
    """A date as numpy writes it."""
    return np.datetime64(value, "D")


def as_date(value: np.datetime64) -> date:
    """A day of numpy's as a date."""
    return date.fromisoformat(str(value.astype("datetime64[D]")))


def days(values: Values) -> Values:
    """The calendar day of each date or time."""
    return values.astype("datetime64[D]")


def minutes(values: Values) -> Values:
    """The times cut to the whole minute, kept in seconds."""
    return values.astype("datetime64[m]").astype("datetime64[s]")


def hours_later(values: Values, hours: Values) -> Values:
    """The times moved on by a number of hours, which may be broken."""
    moved: Values = values + np.round(hours * 3600).astype("timedelta64[s]")
    return moved


def last_sundays(values: Values, month: int) -> Values:
    """The last Sunday of a month in the year of each date."""
    years = values.astype("datetime64[Y]")
    month_end = (years.astype("datetime64[M]") + month).astype("datetime64[D]") - DAY
    sunday: Values = month_end - (month_end.astype(int) + 4) % 7 * DAY  # day 0 was a Thursday
    return sunday


def is_summer_time(local: Values) -> Values:
    """Whether a local time is British Summer Time; the hour of the change must be avoided first."""
    one, two = np.timedelta64(1, "h"), np.timedelta64(2, "h")
    return (local >= last_sundays(local, 3) + one) & (local < last_sundays(local, 10) + two)


def avoid_clock_change(local: Values) -> Values:
    """The times without the hour that is skipped in March and stands twice in October.

    Such a time becomes 02:00, so that what came earlier never becomes later.
    """
    today = days(local)
    changes = (today == last_sundays(local, 3)) | (today == last_sundays(local, 10))
    since = local - today.astype(local.dtype)
    in_hour = (since >= np.timedelta64(1, "h")) & (since < np.timedelta64(2, "h"))
    return where(changes & in_hour, today + np.timedelta64(2, "h"), local)


def by_day(local: Values, minute: Values) -> Values:
    """The times between 08:00 and 20:00; others become `minute` of the next such day's morning."""
    today = days(local)
    hour = (local - today.astype(local.dtype)) // np.timedelta64(1, "h")
    morning = today + (hour >= 20).astype(int) * DAY
    opened = morning.astype("datetime64[s]") + (8 * 60 + minute) * np.timedelta64(60, "s")
    return where((hour < 8) | (hour >= 20), opened, local)


@cache
def _calendar() -> np.busdaycalendar:
    return np.busdaycalendar(holidays=[day(value) for value in bank_holidays()])


def after_working_days(start: Values, count: Values | int) -> Values:
    """The day that lies `count` working days after `start`; the next working day is 1."""
    later: Values = np.busday_offset(start, count, roll="backward", busdaycal=_calendar())
    return later


def working_day(values: Values) -> Values:
    """The days themselves, or the next working day after a day that is none."""
    on: Values = np.busday_offset(values, 0, roll="forward", busdaycal=_calendar())
    return on


def before_working_day(values: Values) -> Values:
    """The days themselves, or the last working day before a day that is none."""
    on: Values = np.busday_offset(values, 0, roll="backward", busdaycal=_calendar())
    return on
