"""Assemble: the pseudonymised rows of the selected arrivals, and the night itself, for dbt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, Table
from sy_dataset.contracts.partnership import PARTNERSHIP_TABLES
from sy_dataset.delivery import Delivery
from sy_dataset.engine import connect, literal
from sy_dataset.findings import DUE_WORKING_DAYS, RULES, Reach, Rule
from sy_dataset.inputs import Selection
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from sy_dataset.publish.release import DATABASE, HISTORY, SCHEMA

CHANGING = (Delivery.PERIODS, Delivery.DELTA)
"""Kinds of delivery in which several arrivals of one agency speak for one table."""

LATER = ("rule_results", "item_counts", "rule_extracts", "rule_rows", "thresholds")
"""The partnership's tables that a later stage fills."""

EMPTY_KEYS = "agency_id varchar, arrival_id varchar, source_row bigint"


def assemble(
    database: Path,
    release_id: str,
    selection: Selection,
    *,
    contracts: Mapping[str, Contract],
    config: Config,
    ledger: Ledger,
    workspace: Workspace,
) -> int:
    """Write schema `accepted` into a new database file, from pseudonymised files only.

    One table per contract table, the selected arrivals of all agencies together; and the
    partnership's own tables. Returns the number of agency rows. An old file is replaced.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    with connect(database, scratch=workspace.state / "scratch") as connection:
        connection.execute("create schema accepted")
        rows = 0
        for contract in contracts.values():
            for table in contract.tables:
                arrivals = selection.of_table(contract.id, table.name)
                rows += _agency_table(connection, contract, table, arrivals, workspace)
        night = _night(release_id, selection, config)
        superseded = _superseded(connection, contracts, selection, ledger, workspace)
        told = _ledger_tables(selection, ledger, superseded)
        for name, content in {**night, **told}.items():
            _partnership_table(connection, name, content)
        _person_links(connection, workspace)
        _findings(connection, selection, workspace)
        _histories(connection, workspace)
        _extracts(connection, contracts)
    return rows


def _agency_table(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    table: Table,
    arrivals: Sequence[Arrival],
    workspace: Workspace,
) -> int:
    name = f"accepted.{contract.product}__{table.name}"
    columns = "".join(f", {c.pseudonym} {c.pseudonym_sql_type}" for c in table.travelling)
    connection.execute(f"create table {name} ({EMPTY_KEYS}{columns})")
    if not arrivals:
        return 0
    [(rows,)] = connection.execute(
        f"insert into {name} by name {_rows(contract, table, arrivals, workspace)}"
        " order by agency_id, source_row, arrival_id"
    ).fetchall()
    return int(rows)


def _rows(
    contract: Contract, table: Table, arrivals: Sequence[Arrival], workspace: Workspace
) -> str:
    """The rows that stand, as a query.

    Where several arrivals of one agency speak for a table, the last word on a key stands; a
    tombstone is a last word that takes the row away.
    """
    if contract.delivery not in CHANGING:
        return f"select * from {_files(table, arrivals, workspace)}"
    ranked = _ranked(table, arrivals, workspace)
    return f"select * exclude (_word) from ({ranked}) where {_stands(table)}"


def _files(table: Table, arrivals: Sequence[Arrival], workspace: Workspace) -> str:
    listed = ", ".join(
        literal(workspace.pseudonymised / a.arrival_id / f"{table.name}.parquet") for a in arrivals
    )
    return f"read_parquet([{listed}], hive_partitioning = false, union_by_name = true)"


def _ranked(table: Table, arrivals: Sequence[Arrival], workspace: Workspace) -> str:
    """Every row with `_word`: 1 for the last word on its key, 2 for the one before."""
    order = ", ".join(literal(arrival.arrival_id) for arrival in arrivals)
    key = ", ".join(["agency_id", *(str(column.pseudonym) for column in table.key)])
    return (
        f"select *, row_number() over (partition by {key} order by"
        f" list_position([{order}], arrival_id) desc, source_row desc) as _word"
        f" from {_files(table, arrivals, workspace)}"
    )


def _stands(table: Table) -> str:
    if (gone := table.tombstone) is None:
        return "_word = 1"
    return f"_word = 1 and {gone.pseudonym} is distinct from {literal(str(gone.tombstone))}"


def _superseded(
    connection: duckdb.DuckDBPyConnection,
    contracts: Mapping[str, Contract],
    selection: Selection,
    ledger: Ledger,
    workspace: Workspace,
) -> dict[str, int]:
    """Selected arrival -> its accepted rows in whose place a later one speaks."""
    gone: dict[str, int] = {}
    for arrival in selection.selected:
        counts = ledger.row_counts(arrival.arrival_id)
        elsewhere = [c.rows_accepted for c in counts if c.table_name not in arrival.tables]
        gone[arrival.arrival_id] = sum(elsewhere)
    for contract in contracts.values():
        for table in contract.tables if contract.delivery in CHANGING else ():
            if arrivals := selection.of_table(contract.id, table.name):
                rows = connection.execute(
                    f"select arrival_id, count(*) from ({_ranked(table, arrivals, workspace)})"
                    f" where not ({_stands(table)}) group by arrival_id"
                ).fetchall()
                for arrival_id, replaced in rows:
                    gone[arrival_id] += replaced
    return gone


def _night(
    release_id: str, selection: Selection, config: Config
) -> dict[str, list[tuple[Any, ...]]]:
    limit = config.disclosure.suppress_at_or_below
    partnership = config.partnership
    clocks = {council.id: config.mash_clocks(council.id) for council in config.councils}
    return {
        "night": [
            (release_id, selection.as_of, partnership.name, partnership.invented_data, limit)
        ],
        "agencies": [(a.id, a.name, a.kind, a.la_code) for a in config.agency],
        "mash_clocks": [
            (council, *clock.model_dump().values()) for council, clock in clocks.items()
        ],
        "rules": [_reading_rule(rule) for rule in RULES.values()],
        "submissions": list(selection.submitted),
        **{name: [] for name in LATER},
    }


def _reading_rule(rule: Rule) -> tuple[Any, ...]:
    severity = "note" if rule.reach is Reach.NOTE else "error"
    return (
        *(rule.id, "reading", rule.dimension.value, rule.reach.value, rule.title),
        *(severity, rule.title, None, None, None, DUE_WORKING_DAYS),
    )


def _ledger_tables(
    selection: Selection, ledger: Ledger, superseded: Mapping[str, int]
) -> dict[str, list[tuple[Any, ...]]]:
    latest = {arrival.arrival_id for arrival in selection.latest}
    told = {arrival.arrival_id for arrival in selection.told}
    arrivals = [
        (
            *(a.arrival_id, a.agency_id, a.extract_id, a.period_date, a.state, a.rule_id, a.part),
            *(a.arrival_id in superseded, a.arrival_id in latest),
            *(*_totals(ledger, a.arrival_id), superseded.get(a.arrival_id)),
        )
        for a in selection.told
    ]
    checks = [
        (c.arrival_id, c.check_id, c.title, c.state, c.observed, c.lowest, c.highest)
        for c in ledger.gate_checks()
        if c.arrival_id in told
    ]
    return {"arrivals": arrivals, "gate_checks": checks}


def _totals(ledger: Ledger, arrival_id: str) -> tuple[int | None, ...]:
    counts = ledger.row_counts(arrival_id)
    if not counts:
        return (None, None, None, None)
    return tuple(
        sum(getattr(count, part) for count in counts)
        for part in ("rows_in", "rows_accepted", "rows_refused", "rows_duplicate")
    )


def _partnership_table(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    _, fields = PARTNERSHIP_TABLES[name]
    columns = ", ".join(f"{field.name} {field.sql_type}" for field in fields)
    connection.execute(f"create table accepted.partnership__{name} ({columns})")
    if rows:
        names = [field.name for field in fields]
        values = [list(column) for column in zip(*rows, strict=True)]
        connection.register("written", pa.table(dict(zip(names, values, strict=True))))
        connection.execute(f"insert into accepted.partnership__{name} by name from written")
        connection.unregister("written")


def _person_links(connection: duckdb.DuckDBPyConnection, workspace: Workspace) -> None:
    _partnership_table(connection, "person_links", [])
    connection.execute(
        "insert into accepted.partnership__person_links by name"
        f" select * from read_parquet({literal(workspace.person_links)})"
    )


def _findings(
    connection: duckdb.DuckDBPyConnection, selection: Selection, workspace: Workspace
) -> None:
    _partnership_table(connection, "findings", [])
    paths = [workspace.findings / f"{arrival.arrival_id}.parquet" for arrival in selection.told]
    listed = ", ".join(literal(path) for path in paths if path.is_file())
    if listed:
        connection.execute(
            "insert into accepted.partnership__findings by name"
            f" select * from read_parquet([{listed}])"
            " order by arrival_id, table_name, source_row, column_name, rule_id"
        )


def _histories(connection: duckdb.DuckDBPyConnection, workspace: Workspace) -> None:
    """What the release that is current remembers of earlier nights."""
    remembered = {mart: mart.removeprefix("fct_") for mart in sorted(HISTORY)}
    for table in remembered.values():
        _partnership_table(connection, table, [])
    database = workspace.current.resolve() / DATABASE
    if not database.is_file():
        return
    connection.execute(f"attach {literal(database)} as before (read_only)")
    known = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'before'"
    ).fetchall()
    for mart, table in remembered.items():
        if (mart,) in known:
            names = ", ".join(field.name for field in PARTNERSHIP_TABLES[table][1])
            connection.execute(
                f"insert into accepted.partnership__{table} by name"
                f" select {names} from before.{SCHEMA}.{mart}"
            )
    connection.execute("detach before")


def _extracts(connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract]) -> None:
    rows = [
        (
            *(c.id, c.name, c.product, c.domain, c.file_format, c.every_days),
            *(c.is_own_specification, c.delivery.value, c.is_in_parts),
        )
        for c in contracts.values()
    ]
    _partnership_table(connection, "extracts", rows)
