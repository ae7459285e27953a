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
from sy_dataset.findings import RULES
from sy_dataset.inputs import Selection
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace

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
        for name, content in {**night, **_ledger_tables(selection, ledger)}.items():
            _partnership_table(connection, name, content)
        _person_links(connection, workspace)
        _findings(connection, selection, workspace)
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
    listed = ", ".join(
        literal(workspace.pseudonymised / a.arrival_id / f"{table.name}.parquet") for a in arrivals
    )
    rows = f"from read_parquet([{listed}], hive_partitioning = false, union_by_name = true)"
    if contract.delivery not in (Delivery.PERIODS, Delivery.DELTA):
        return rows
    order = ", ".join(literal(arrival.arrival_id) for arrival in arrivals)
    key = ", ".join(["agency_id", *(str(column.pseudonym) for column in table.key)])
    last_word = (
        f"{rows} qualify row_number() over (partition by {key}"
        f" order by list_position([{order}], arrival_id) desc, source_row desc) = 1"
    )
    if (gone := table.tombstone) is None:
        return last_word
    return (
        f"from ({last_word}) where {gone.pseudonym} is distinct from {literal(str(gone.tombstone))}"
    )


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
        "rules": [(r.id, r.dimension.value, r.reach.value, r.title) for r in RULES.values()],
    }


def _ledger_tables(selection: Selection, ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    selected = {arrival.arrival_id for arrival in selection.selected}
    latest = {arrival.arrival_id for arrival in selection.latest}
    told = {arrival.arrival_id for arrival in selection.told}
    arrivals = [
        (
            *(a.arrival_id, a.agency_id, a.extract_id, a.period_date, a.state, a.rule_id),
            *(a.arrival_id in selected, a.arrival_id in latest),
            *_totals(ledger, a.arrival_id),
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


def _extracts(connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract]) -> None:
    rows = [
        (c.id, c.name, c.product, c.domain, c.file_format, c.every_days, c.is_own_specification)
        for c in contracts.values()
    ]
    _partnership_table(connection, "extracts", rows)
