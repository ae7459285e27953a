"""Measure arrivals: counts and shares, one row per arrival, and no value of any record.

The rows themselves were judged once, when they were read; here they are only counted,
for all agencies of an extract in one query per table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from sy_dataset.contracts import ALWAYS, Column, Contract, Kind, Table
from sy_dataset.engine import literal
from sy_dataset.findings import RULES, Reach
from sy_dataset.ledger import Arrival, Ledger, RowCounts
from sy_dataset.paths import Workspace
from sy_dataset.quality.drift import DRIFT, coded_columns, measure_drift

FEWEST_COMPARED = 20
"""Of fewer rows the share says nothing: ten instead of seventeen adoptions are no fault."""

FEWEST_VALUES = 20
"""A share of fewer values than this is reckoned as if there were this many.

One wrong value among three would otherwise refuse a whole extract for a nearly empty column.
"""

CHECKED_IDENTITIES = frozenset(
    {"nhs_number", "nhs_number_exchange", "upn", "postcode", "place_postcode"}
)
CHECKED_KINDS = frozenset({Kind.DATE, Kind.TIMESTAMP, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN})
UNFIT = tuple(
    rule.id for rule in RULES.values() if rule.reach is Reach.CELL and rule.id != "cell/missing"
)


@dataclass(frozen=True)
class LastGood:
    """The accepted arrival that a new one is measured against.

    arrival_id     which it is
    period_date    its day; None where an earlier day is no fault
    tables         the tables that both hold
    rows_accepted  its rows in these
    """

    arrival_id: str
    period_date: date | None
    tables: frozenset[str]
    rows_accepted: int


def measure_name(table: Table, measure: str, column: Column | None = None) -> str:
    """The name of a table's or column's measure, e.g. `contacts__received_at__missing_share`."""
    parts = [table.name, column.name, measure] if column else [table.name, measure]
    return "__".join(parts)


def may_be_unfit(table: Table, column: Column) -> bool:
    """Whether reading may find that a value of this column does not fit."""
    by_type = table.identity_by_type
    return (
        column.kind in CHECKED_KINDS
        or column.codes is not None
        or column.identity in CHECKED_IDENTITIES
        or (by_type is not None and column.name == by_type.value_column)
    )


def measure_arrivals(
    connection: duckdb.DuckDBPyConnection,
    arrivals: Sequence[Arrival],
    *,
    contracts: Mapping[str, Contract],
    ledger: Ledger,
    last_good: Mapping[str, LastGood],
    workspace: Workspace,
) -> None:
    """Make one table per extract, called by its id, with one row per arrival.

    Columns: arrival_id, agency_id and, as double, missing where they cannot be reckoned:
    rows_in, rows_accepted, rows_refused_share, rows_share_of_last, days_after_last (below
    zero: of an earlier day), findings; per table rows_lost (between reading and the
    pseudonymised rows) and rows_key_repeated; per required column missing_share, the share
    of accepted rows with nothing to go on; per checkable column unfit_share, the share of
    its values that did not fit; per table with codes drift, against the last good one, and
    the column that it is of (`drift`).

    last_good  by arrival
    """
    _enter_arrivals(connection, arrivals, contracts, ledger, last_good, workspace)
    for extract_id in sorted({str(arrival.extract_id) for arrival in arrivals}):
        contract = contracts[extract_id]
        of_extract = [a.arrival_id for a in arrivals if a.extract_id == extract_id]
        for table in contract.tables:
            last_rows = _last_rows(table, last_good, of_extract, workspace)
            _enter_table(connection, table, of_extract, workspace, last_rows)
        made = [f"{kind}_{table.name}" for table in contract.tables for kind in ("measured", DRIFT)]
        joined = "\n".join(f'left join "{name}" using (arrival_id)' for name in made)
        connection.execute(
            f'create table "{extract_id}" as select * exclude (extract_id) from arrivals {joined}'
            " where extract_id = ?",
            [extract_id],
        )
        for name in made:
            connection.execute(f'drop table "{name}"')


def _enter_arrivals(
    connection: duckdb.DuckDBPyConnection,
    arrivals: Sequence[Arrival],
    contracts: Mapping[str, Contract],
    ledger: Ledger,
    last_good: Mapping[str, LastGood],
    workspace: Workspace,
) -> None:
    connection.execute(
        "create table arrivals (arrival_id varchar, agency_id varchar, extract_id varchar,"
        " rows_in double, rows_accepted double, rows_refused_share double,"
        " rows_share_of_last double, days_after_last double, findings double);"
        "create table counts (arrival_id varchar, table_name varchar, rows_accepted double)"
    )
    for arrival in arrivals:
        counts = ledger.row_counts(arrival.arrival_id)
        last = last_good.get(arrival.arrival_id)
        connection.execute(
            "insert into arrivals values (?, ?, ?, ?, ?, ?, ?, ?, null)",
            [
                arrival.arrival_id,
                arrival.agency_id,
                arrival.extract_id,
                *_arrival_measures(arrival, counts, last),
            ],
        )
        accepted = {count.table_name: count.rows_accepted for count in counts}
        for table in contracts[str(arrival.extract_id)].tables if counts else ():
            # a file may come without a table: of that, no row was to be kept
            connection.execute(
                "insert into counts values (?, ?, ?)",
                [arrival.arrival_id, table.name, accepted.get(table.name, 0)],
            )
    _enter_findings(connection, arrivals, workspace)


def _arrival_measures(
    arrival: Arrival, counts: Sequence[RowCounts], last: LastGood | None
) -> list[float | None]:
    if not counts:
        return [None] * 5
    rows_in = sum(count.rows_in for count in counts)
    accepted = sum(count.rows_accepted for count in counts)
    refused = sum(count.rows_refused for count in counts)
    of_last = None
    if last and last.rows_accepted >= FEWEST_COMPARED:
        compared = sum(count.rows_accepted for count in counts if count.table_name in last.tables)
        of_last = compared / last.rows_accepted
    days = None
    if last and last.period_date and arrival.period_date:
        days = (arrival.period_date - last.period_date).days
    return [rows_in, accepted, refused / rows_in if rows_in else None, of_last, days]


def _enter_findings(
    connection: duckdb.DuckDBPyConnection, arrivals: Sequence[Arrival], workspace: Workspace
) -> None:
    """The findings of all arrivals; the number of each arrival stays missing without its file."""
    ids = [arrival.arrival_id for arrival in arrivals]
    read = [one for one in ids if (workspace.findings / f"{one}.parquet").is_file()]
    connection.execute(
        "create table findings (arrival_id varchar, table_name varchar, source_row bigint,"
        " column_name varchar, rule_id varchar)"
    )
    if not read:
        return
    files = ", ".join(literal(workspace.findings / f"{one}.parquet") for one in read)
    connection.execute(
        "insert into findings select arrival_id, table_name, source_row, column_name, rule_id"
        f" from read_parquet([{files}])"
    )
    connection.execute(
        "update arrivals set findings = (select count(*) from findings as found"
        " where found.arrival_id = arrivals.arrival_id) where list_contains(?, arrival_id)",
        [read],
    )


def _last_rows(
    table: Table,
    last_good: Mapping[str, LastGood],
    arrival_ids: Sequence[str],
    workspace: Workspace,
) -> dict[str, Path]:
    """By arrival, the rows of the last good one, where it has codes that may drift."""
    paths = {
        one: workspace.pseudonymised / last_good[one].arrival_id / f"{table.name}.parquet"
        for one in arrival_ids
        if one in last_good and coded_columns(table)
    }
    return {one: path for one, path in paths.items() if path.is_file()}


def _enter_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    arrival_ids: Sequence[str],
    workspace: Workspace,
    last_rows: Mapping[str, Path],
) -> None:
    """Make `measured_<table>`, arrival_id and the measures of one table, and `drift_<table>`."""
    paths = {one: workspace.pseudonymised / one / f"{table.name}.parquet" for one in arrival_ids}
    read = [one for one, path in paths.items() if path.is_file()]
    if not read:
        connection.execute(_without_rows(table))
        measure_drift(connection, table, {})
        return
    files = ", ".join(literal(paths[one]) for one in read)
    connection.execute(f'create temp table "rows" as select * from read_parquet([{files}])')
    connection.execute(_measured(table, read))
    measure_drift(connection, table, last_rows)
    connection.execute('drop table "rows"')


def _without_rows(table: Table) -> str:
    """No file: nothing is lost only if nothing was to be written, and nothing else is known."""
    nulls = ", ".join(f'null::double as "{name}"' for name, _ in _column_measures(table))
    return f"""
        create table "measured_{table.name}" as
        select
            arrival_id,
            case when rows_accepted = 0 then 0::double end as "{measure_name(table, "rows_lost")}",
            null::double as "{measure_name(table, "rows_key_repeated")}"
            {"," if nulls else ""} {nulls}
        from counts where table_name = '{table.name}'
    """


def _measured(table: Table, read: Sequence[str]) -> str:
    keys = ", ".join(f'"{column.pseudonym}"' for column in table.key)
    measures = "".join(f', {sql} as "{name}"' for name, sql in _column_measures(table))
    present = "".join(f', count("{c.pseudonym}") as "present_{c.name}"' for c in _faithful(table))
    stands = ", ".join(literal(one) for one in read)
    return f"""
        create table "measured_{table.name}" as
        with
        found as (
            select arrival_id, {_pivoted(table)}
            from (
                select distinct arrival_id, source_row, column_name,
                    rule_id = 'cell/missing' as is_missing
                from findings semi join "rows" using (arrival_id, source_row)
                where table_name = '{table.name}'
                    and rule_id in ('cell/missing', {", ".join(literal(rule) for rule in UNFIT)})
            )
            group by arrival_id
        ),
        counted as (
            select arrival_id, count(*) as rows_standing,
                count(*) - count(distinct ({keys})) as rows_key_repeated
                {present}
            from "rows" group by arrival_id
        )
        select
            arrival_id,
            case
                when arrival_id in ({stands}) or rows_accepted = 0
                    then rows_accepted - coalesce(rows_standing, 0)
            end as "{measure_name(table, "rows_lost")}",
            rows_key_repeated::double as "{measure_name(table, "rows_key_repeated")}"
            {measures}
        from (select * from counts where table_name = '{table.name}')
        left join counted using (arrival_id)
        left join found using (arrival_id)
    """


def _column_measures(table: Table) -> list[tuple[str, str]]:
    """Name and SQL of each column's measures, over the columns of `counted` and `found`."""
    faithful = {column.name for column in _faithful(table)}
    measures = []
    for column in table.arriving:
        missing = f'coalesce("missing_{column.name}", 0)'
        unfit = f'coalesce("unfit_{column.name}", 0)'
        values = "rows_standing"
        if column.name in faithful:
            missing = f'rows_standing - "present_{column.name}"'
            values = f'("present_{column.name}" + {unfit})'
        if column.required:
            # a key is a row's name: there even one gap counts
            floor = "1" if column in table.key else str(FEWEST_VALUES)
            measures.append(
                (
                    measure_name(table, "missing_share", column),
                    f"({missing})::double / greatest(rows_standing, {floor})",
                )
            )
        if may_be_unfit(table, column):
            measures.append(
                (
                    measure_name(table, "unfit_share", column),
                    f"case when {values} > 0"
                    f" then ({unfit})::double / greatest({values}, {FEWEST_VALUES}) end",
                )
            )
    return measures


def _pivoted(table: Table) -> str:
    return ", ".join(
        f"count(*) filter (where column_name = '{column.name}' and {condition})"
        f' as "{prefix}_{column.name}"'
        for column in table.arriving
        for prefix, condition in (("missing", "is_missing"), ("unfit", "not is_missing"))
    )


def _faithful(table: Table) -> list[Column]:
    """Columns whose pseudonymised form is there exactly where a fitting value was.

    An area may be missing because a valid postcode is not in the directory, and a column
    because the return of its year does not have it.
    """
    return [c for c in table.arriving if c.pseudonym and c.coarsen != "lsoa" and c.years == ALWAYS]
