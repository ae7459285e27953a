"""The agency's own ids of the records that findings speak of, from its rows as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from sy_dataset.contracts import Column, Contract, Table
from sy_dataset.engine import literal
from sy_dataset.paths import Workspace

EMPTY = """
    create or replace temp table records (
        arrival_id varchar, table_name varchar, source_row bigint,
        child_id varchar, record_id varchar
    )
"""

PLACES = """
    select arrival_id, extract_id, table_name from told
    where table_name is not null and source_row is not null
    group by all order by all
"""

# Several records may stand in one line of XML, or in one cell. What they do not share is not
# told: the wrong child's id would be worse than none.
FILLED = """
    insert into records
    with standing as (
        {standing}
    )
    select {arrival}, {table}, source_row,
        case when min(child_id) = max(child_id) then min(child_id) end,
        case
            when min(record_id) = max(record_id) then min(record_id)
            when count(*) > 1 then count(*) || ' records stand here'
        end
    from standing
    where source_row in (
        select source_row from told where arrival_id = {arrival} and table_name = {table}
    )
    group by source_row
"""


def find_records(
    connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], workspace: Workspace
) -> None:
    """Fill `records` for the rows that the table `told` names: the child, and the rest of the key.

    A row is looked for among those that were accepted and those that were set aside. What
    could not be read into cells has no ids.
    """
    connection.execute(EMPTY)
    for arrival_id, extract_id, table_name in connection.execute(PLACES).fetchall():
        contract = contracts.get(extract_id)
        tables = {table.name: table for table in contract.tables} if contract else {}
        if table_name in tables:
            _find(connection, arrival_id, tables[table_name], workspace)


def _find(
    connection: duckdb.DuckDBPyConnection, arrival_id: str, table: Table, workspace: Workspace
) -> None:
    name = f"{table.name}.parquet"
    standing = [
        query
        for zone, as_query in ((workspace.conformed, _kept), (workspace.quarantine, _aside))
        if (query := as_query(zone / arrival_id / name, table))
    ]
    if standing:
        connection.execute(
            FILLED.format(
                standing=" union all ".join(standing),
                arrival=literal(arrival_id),
                table=literal(table.name),
            )
        )


def _kept(path: Path, table: Table) -> str | None:
    if not path.is_file():
        return None
    there = set(pq.read_schema(path).names)
    cells = {
        c.name: f"cast({c.name} as varchar)" if c.name in there else "null" for c in _named(table)
    }
    return f"select source_row, {_ids(table, cells)} from read_parquet({literal(path)})"


def _aside(path: Path, table: Table) -> str | None:
    if not path.is_file():
        return None
    cells = {
        c.name: f"nullif(json_extract_string(record, '$.{c.name}'), '')" for c in _named(table)
    }
    return (
        f"select source_row, {_ids(table, cells)} from read_parquet({literal(path)})"
        " where json_type(record) = 'OBJECT'"
    )


def _named(table: Table) -> list[Column]:
    """The columns that name a record: its key as far as the sender writes it, and the child."""
    written = [column for column in table.key if not column.is_counted and not column.is_fact]
    person = [table.person] if table.person and table.person not in written else []
    return [*person, *written]


def _ids(table: Table, cells: Mapping[str, str]) -> str:
    """`child_id` and `record_id`; the second as `<what the sender calls it> <value>; …`."""
    child = cells[table.person.name] if table.person else "null"
    parts = [
        f"{literal(_called(column))} || {cells[column.name]}"
        for column in _named(table)
        if column is not table.person
    ]
    record = f"nullif(concat_ws('; ', {', '.join(parts)}), '')" if parts else "null"
    return f"{child} as child_id, {record} as record_id"


def _called(column: Column) -> str:
    return str(column.called).rsplit("/", 1)[-1] + " "
