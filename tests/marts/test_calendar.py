"""dim_date and the Python calendar are one calendar."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.working_days import bank_holidays, is_working_day, working_days_between
from tests.marts.conftest import DBT_PROJECT, Dbt, create_work_database

FIRST, LAST = date(2000, 1, 1), date(2035, 12, 31)
days = st.dates(FIRST, LAST)

Calendar = dict[date, dict[str, object]]


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Calendar:
    """dim_date by its day, built alone from its seed."""
    dbt = Dbt(tmp_path_factory.mktemp("calendar"))
    create_work_database(dbt.work)
    assert dbt.invoke("build", "--select", "+dim_date").success
    with duckdb.connect(str(dbt.release), read_only=True) as connection:
        read = connection.execute("select * from marts.dim_date")
        names = [column[0] for column in read.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
    return {row["calendar_date"]: row for row in rows}


def test_every_day_from_2000_to_2035_stands_once(calendar: Calendar) -> None:
    assert min(calendar) == FIRST
    assert max(calendar) == LAST
    assert len(calendar) == (LAST - FIRST).days + 1


def test_every_day_is_a_working_day_or_not_as_in_python(calendar: Calendar) -> None:
    wrong = [day for day, row in calendar.items() if row["is_working_day"] != is_working_day(day)]
    assert wrong == []


def test_bank_holidays_have_their_names(calendar: Calendar) -> None:
    named = {day: row["bank_holiday_name"] for day, row in calendar.items()}
    known = {day: name for day, name in bank_holidays().items() if FIRST <= day <= LAST}
    assert {day: name for day, name in named.items() if name} == known


@given(days, days)
def test_working_days_are_the_difference_of_two_indexes(
    calendar: Calendar, one: date, other: date
) -> None:
    start, end = sorted((one, other))
    difference = int(str(calendar[end]["working_day_index"])) - int(
        str(calendar[start]["working_day_index"])
    )
    assert difference == working_days_between(start, end)


@given(days)
def test_years_and_weeks_are_those_of_the_day(calendar: Calendar, day: date) -> None:
    row = calendar[day]
    april = day.year if day.month >= 4 else day.year - 1
    september = day.year if day.month >= 9 else day.year - 1
    assert row["financial_year"] == f"{april}-{(april + 1) % 100:02}"
    assert row["academic_year"] == f"{september}/{(september + 1) % 100:02}"
    assert row["financial_year_month"] == (day.month - 4) % 12 + 1
    assert row["financial_year_quarter"] == (day.month - 4) % 12 // 3 + 1
    assert (row["iso_year"], row["iso_week"]) == day.isocalendar()[:2]
    assert row["month_start_date"] == day.replace(day=1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 1),  # Good Friday to Easter Monday between them
        (date(2026, 4, 4), date(2026, 4, 7), 1),  # day 0 is no working day itself
        (date(2025, 12, 24), date(2025, 12, 29), 1),  # Christmas and Boxing Day, then a weekend
        (date(2022, 6, 1), date(2022, 6, 6), 1),  # the holiday moved for the Platinum Jubilee
        (date(2022, 9, 16), date(2022, 9, 20), 1),  # the State Funeral
        (date(2023, 5, 5), date(2023, 5, 9), 1),  # the Coronation
    ],
)
def test_the_days_that_people_get_wrong(
    calendar: Calendar, start: date, end: date, expected: int
) -> None:
    index = {day: int(str(calendar[day]["working_day_index"])) for day in (start, end)}
    assert index[end] - index[start] == expected


def test_the_unit_tests_calendar_is_a_piece_of_the_real_one(calendar: Calendar) -> None:
    with (DBT_PROJECT / "tests" / "fixtures" / "easter_2026.csv").open(encoding="utf-8") as lines:
        rows = {date.fromisoformat(row["calendar_date"]): row for row in csv.DictReader(lines)}
    first = min(rows)
    assert set(rows) == {first + timedelta(n) for n in range(len(rows))}
    for day, row in rows.items():
        assert (row["is_working_day"] == "true") == calendar[day]["is_working_day"]
        assert int(row["working_day_index"]) - int(rows[first]["working_day_index"]) == (
            working_days_between(first, day)
        )
