"""Working days of England: the start day is day 0, bank holidays do not count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.working_days import bank_holidays, is_working_day, working_days_between

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "working_days"),
    [
        (date(2026, 1, 2), date(2026, 1, 2), 0),
        (date(2026, 1, 2), date(2026, 1, 5), 1),
        (date(2026, 1, 3), date(2026, 1, 5), 1),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2025, 12, 24), date(2025, 12, 29), 1),
        (date(2022, 6, 1), date(2022, 6, 6), 1),
        (date(2022, 9, 16), date(2022, 9, 20), 1),
        (date(2023, 5, 5), date(2023, 5, 9), 1),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(start: date, end: date, working_days: int):
    assert working_days_between(start, end) == working_days


@pytest.mark.parametrize(
    "day", [date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
)
def test_one_off_bank_holidays_are_known(day: date):
    assert day in bank_holidays()


@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_working_days_add_up(days: list[date]):
    first, middle, last = days
    assert working_days_between(first, last) == working_days_between(
        first, middle
    ) + working_days_between(middle, last)


def test_an_end_before_the_start_is_an_error():
    with pytest.raises(ValueError, match="before the start"):
        working_days_between(date(2026, 1, 2), date(2026, 1, 1))


def test_a_day_beyond_the_calendar_is_an_error_and_not_a_day_without_holidays():
    with pytest.raises(ValueError, match="beyond"):
        is_working_day(date(2036, 1, 1))
