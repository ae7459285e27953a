"""What every rule may ask: the days of the return year, working days, birthdays.

Working days are counted as in rule R4 and R5 of the counting rules: in (first, last], Monday to
Friday less the bank holidays of England, so that the next working day is 1. A day beyond the
calendar has no number, and a wait that begins or ends there is missing.
"""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pyarrow as pa

from sy_dataset.working_days import FIRST_YEAR, LAST_YEAR, bank_holidays

MACROS = """
    -- names of its own, so that a column of the asking query is never taken for one of these
    create or replace temp view counted_days as
        select day as counted_day, is_working_day as counted_works, number as counted_number
        from calendar;
    create or replace temp macro birthday(of_day, years) as cast(of_day + to_years(years) as date);
    create or replace temp macro is_working_day(of_day) as (
        select counted_works from counted_days where counted_day = of_day
    );
    create or replace temp macro working_days_between(first_day, last_day) as (
        (select counted_number from counted_days where counted_day = last_day)
        - (select counted_number from counted_days where counted_day = first_day)
    );
"""


def install_calendar(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the table `calendar` and the macros above.

    birthday(of_day, years)  the day so many years later; of a 29 February in another year the 28th
    is_working_day(of_day), working_days_between(first_day, last_day)
    """
    days = [
        date(FIRST_YEAR, 1, 1) + timedelta(n)
        for n in range((date(LAST_YEAR, 12, 31) - date(FIRST_YEAR, 1, 1)).days + 1)
    ]
    holidays = bank_holidays()
    works = [day.weekday() < 5 and day not in holidays for day in days]
    connection.register("days", pa.table({"day": days, "is_working_day": works}))
    connection.execute(
        "create or replace temp table calendar as select day, is_working_day,"
        " count(*) filter (is_working_day) over (order by day) as number from days"
    )
    connection.unregister("days")
    connection.execute(MACROS)


def install_year(connection: duckdb.DuckDBPyConnection, year: int, la_code: str) -> None:
    """Give a connection what a rule may ask of the return.

    collection_year(), collection_start(), collection_end(), local_authority()
    """
    connection.execute(
        f"create or replace temp macro collection_year() as {year:d};"
        f"create or replace temp macro collection_start() as date '{year - 1:d}-04-01';"
        f"create or replace temp macro collection_end() as date '{year:d}-03-31';"
    )
    code = "".join(letter for letter in la_code if letter.isalnum())
    connection.execute(f"create or replace temp macro local_authority() as '{code}'")
