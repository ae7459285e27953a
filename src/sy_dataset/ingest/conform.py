"""Conform: text cells to typed rows; what does not fit becomes a finding that holds no value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset import identifiers
from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract, Form, Table
from sy_dataset.engine import connect, save_parquet, written_whole
from sy_dataset.findings import FINDING_SCHEMA
from sy_dataset.ingest.cells import FAULT, MUST_EQUAL, cell_rules, fact_columns, typed_query
from sy_dataset.ingest.manifests import as_promised
from sy_dataset.ingest.read_csv import read_csv
from sy_dataset.ingest.read_parquet import read_parquet
from sy_dataset.ingest.read_xlsx import read_xlsx
from sy_dataset.ingest.read_xml import read_xml
from sy_dataset.ingest.reading import ORDINAL, SOURCE_ROW, FileRefused, Reading, TableReading
from sy_dataset.ingest.spelled import coded, dictionary, write_undecided
from sy_dataset.ingest.unlock import opened
from sy_dataset.ingest.unnest import unnested
from sy_dataset.ingest.vault import LARGEST_BYTES
from sy_dataset.ledger import Arrival, Ledger, RowCounts
from sy_dataset.paths import Workspace

READERS: dict[str, Callable[[bytes, Contract, Form, int], Reading]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "xml": read_xml,
    "xlsx": read_xlsx,
}
APRIL = 4
ROW_GROUP = 122_880
"""A table of fewer rows is one task to the engine; more threads would only wait for one another."""


def conform_arrival(
    arrival: Arrival,
    contract: Contract,
    *,
    agency: Agency,
    config: Config,
    workspace: Workspace,
    ledger: Ledger,
    derived_with: str,
    refuse_others: bool = True,
) -> str:
    """Read one arrival by its contract and write what came of it.

    Typed rows go to `restricted/conformed`, rows that could not be read to
    `restricted/quarantine`, findings (never a value) to `pseudonymised/findings`, the
    counts to the ledger: rows in = accepted + refused + duplicate, for every table.

    refuse_others  refuse a file that names another authority or year; else only tell of it

    Returns the arrival's new state: conformed, or refused if the whole file was. Raises
    KeyProblem if it came encrypted and its key is not here.
    """
    try:
        if ledger.other_senders(arrival):
            raise FileRefused("file/sent_by_another_agency")
        reading = as_promised(arrival, contract, lambda: _read(arrival, contract, workspace))
        counts = _conform(arrival, reading, agency, config, workspace, refuse_others)
        state, rule_id = "conformed", None
    except FileRefused as refused:
        counts, state, rule_id = [], "refused", refused.rule_id
        write_undecided(arrival.arrival_id, [], workspace)
        _write_findings(
            arrival,
            [(refused.table_name, refused.source_row, refused.column_name, rule_id)],
            workspace,
        )
    ledger.record_conformed(
        arrival.arrival_id, counts, state=state, rule_id=rule_id, derived_with=derived_with
    )
    return state


def refuse_unread(arrival: Arrival, workspace: Workspace) -> None:
    """Write the finding of a file that was refused at the door."""
    _write_findings(arrival, [(None, None, None, str(arrival.rule_id))], workspace)


def _read(arrival: Arrival, contract: Contract, workspace: Workspace) -> Reading:
    if arrival.size_bytes > LARGEST_BYTES:
        raise FileRefused("file/too_large")
    as_named = (form for form in contract.forms if form.file_format == arrival.file_format)
    form = next(as_named, contract.form)  # earlier code knew one form only and noted none
    content = opened(arrival, workspace)
    return READERS[form.file_format](content, contract, form, return_year(arrival))


def return_year(arrival: Arrival) -> int:
    """The year in which the return year of an arrival's day ends; it runs from 1 April.

    Raises ValueError if the arrival speaks of no day.
    """
    if arrival.period_date is None:
        raise ValueError("an arrival without a day has no return year")
    return arrival.period_date.year + (arrival.period_date.month >= APRIL)


def _conform(
    arrival: Arrival,
    reading: Reading,
    agency: Agency,
    config: Config,
    workspace: Workspace,
    refuse_others: bool,
) -> list[RowCounts]:
    year = return_year(arrival)
    findings: list[tuple[str | None, int | None, str | None, str]] = [
        (note.table_name, note.source_row, note.column_name, note.rule_id) for note in reading.notes
    ]
    counts, undecided = [], []
    spellings = dictionary((part.table for part in reading.tables), workspace.spelling_decisions)
    with connect(scratch=workspace.restricted / "scratch") as connection:
        identifiers.install(connection)
        for read in reading.tables:
            part, unclear = coded(unnested(connection, read), spellings)
            undecided += unclear
            _check_cells(connection, part, _settings(arrival, agency, config), year)
            if refuse_others:
                _refuse_other(connection, part.table)
            counts.append(_counts(connection, part))
            findings += _findings(connection, part, year)
            _write_rows(connection, part, arrival, workspace)
            connection.unregister("text")
    _write_findings(arrival, findings, workspace)
    write_undecided(arrival.arrival_id, undecided, workspace)
    return counts


def _settings(arrival: Arrival, agency: Agency, config: Config) -> dict[str, str]:
    return {
        "period": f"date '{arrival.period_date}'",
        "accept_never_issued": str(config.partnership.invented_data).lower(),
        "la_code": f"'{agency.la_code or ''}'",
        "return_year": f"'{return_year(arrival)}'",
    }


def _check_cells(
    connection: duckdb.DuckDBPyConnection,
    part: TableReading,
    settings: Mapping[str, str],
    year: int,
) -> None:
    """Make `checked` (typed values, faults, the row's own fault) beside `text` (the cells)."""
    if part.cells.num_rows < ROW_GROUP:
        connection.execute("set threads = 1")
    else:
        connection.execute("reset threads")
    connection.register("text", part.cells)
    connection.execute(f"create or replace temp table typed as {typed_query(part, settings, year)}")
    if _is_every_key_new(connection, part.table):
        rows = "select *, null::varchar as _row_fault from typed"
    else:
        connection.execute(f"create or replace temp table judged as {_row_faults(part.table)}")
        rows = "from judged"
    connection.execute(f"create or replace temp view checked as {rows}")


def _is_every_key_new(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether no key is missing or repeated; then no row can be a copy of another either."""
    keys = ", ".join(column.name for column in table.key)
    whole = " and ".join(f"{column.name} is not null" for column in table.key)
    [(rows, new)] = connection.execute(
        "select (select count(*) from typed),"
        f" (select count(*) from (select distinct {keys} from typed where {whole}))"
    ).fetchall()
    return bool(rows == new)


def _refuse_other(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """A return that names another authority or year than it was sent for is not read at all."""
    for column in table.arriving:
        if column.must_equal:
            rule_id = MUST_EQUAL[column.must_equal]
            found = connection.execute(
                f"select min({SOURCE_ROW}) from typed where {column.name}{FAULT} = '{rule_id}'"
            ).fetchall()[0][0]
            if found is not None:
                raise FileRefused(rule_id, source_row=found, column_name=column.name)


def _row_faults(table: Table) -> str:
    """Duplicates and broken keys: the first row of a key stands, later ones are set aside."""
    cells = ", ".join(f"text.{column.name}" for column in table.arriving)
    keys = ", ".join(f"typed.{column.name}" for column in table.key)
    key_broken = " or ".join(f"typed.{column.name} is null" for column in table.key)
    return f"""
        with numbered as (
            select
                typed.*,
                row_number() over (partition by {cells} order by {ORDINAL}) as _copy,
                {key_broken} as _key_broken
            from typed
            join text using ({ORDINAL})
        ),
        keyed as (
            select
                typed.*,
                row_number() over (partition by {keys} order by {ORDINAL}) as _same_key
            from numbered as typed
            where not _key_broken and _copy = 1
        )
        select
            numbered.* exclude (_copy, _key_broken),
            case
                when numbered._key_broken then 'row/key_missing'
                when numbered._copy > 1 then 'row/duplicate'
                when keyed._same_key > 1 then 'row/key_duplicated'
            end as _row_fault
        from numbered
        left join keyed using ({ORDINAL})
    """


def _counts(connection: duckdb.DuckDBPyConnection, part: TableReading) -> RowCounts:
    [(accepted, refused, duplicate)] = connection.execute(
        "select count(*) filter (_row_fault is null),"
        " count(*) filter (_row_fault in ('row/key_missing', 'row/key_duplicated')),"
        " count(*) filter (_row_fault = 'row/duplicate') from checked"
    ).fetchall()
    return RowCounts(part.table.name, part.rows_in, accepted, refused + len(part.faults), duplicate)


def _findings(
    connection: duckdb.DuckDBPyConnection, part: TableReading, year: int
) -> Iterable[tuple[str, int, str | None, str]]:
    """Row faults first; then the cell faults and notes of the rows that were accepted."""
    name = part.table.name
    rows = [(name, fault.source_row, None, fault.rule_id) for fault in part.faults]
    rows += connection.execute(
        f"select '{name}', {SOURCE_ROW}, null, _row_fault from checked"
        f" where _row_fault is not null order by {ORDINAL}"
    ).fetchall()
    broken = _broken(connection, cell_rules(part, year))
    if broken:
        pairs = ", ".join(f"{{column_name: '{name}', rule_id: {rule}}}" for name, rule in broken)
        rows += connection.execute(
            f"select '{name}', {SOURCE_ROW}, fault.column_name, fault.rule_id from ("
            f" select checked.{SOURCE_ROW}, {ORDINAL}, unnest([{pairs}]) as fault"
            f" from checked join text using ({ORDINAL}) where _row_fault is null)"
            f" where fault.rule_id is not null order by {ORDINAL}, fault.column_name"
        ).fetchall()
    return rows


def _broken(
    connection: duckdb.DuckDBPyConnection, rules: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Those of a table's cell rules that any accepted row breaks."""
    [counts] = connection.execute(
        f"select {', '.join(f'count({rule})' for _, rule in rules)}"
        f" from checked join text using ({ORDINAL}) where _row_fault is null"
    ).fetchall()
    return [rule for rule, count in zip(rules, counts, strict=True) if count]


def _write_rows(
    connection: duckdb.DuckDBPyConnection,
    part: TableReading,
    arrival: Arrival,
    workspace: Workspace,
) -> None:
    table = part.table
    columns = ", ".join([SOURCE_ROW, *(c.name for c in table.arriving), *fact_columns(table)])
    save_parquet(
        connection,
        f"select {columns} from checked where _row_fault is null order by {ORDINAL}",
        workspace.conformed / arrival.arrival_id / f"{table.name}.parquet",
    )
    _write_quarantine(connection, part, workspace.quarantine / arrival.arrival_id)


def _write_quarantine(
    connection: duckdb.DuckDBPyConnection, part: TableReading, folder: Path
) -> None:
    """The rows that were set aside, as they came, for the agency to correct."""
    cells = ", ".join(f"text.{column.name}" for column in part.table.arriving)
    unread = pa.table(
        {
            "source_row": pa.array([fault.source_row for fault in part.faults], pa.int64()),
            "rule_id": pa.array([fault.rule_id for fault in part.faults], pa.string()),
            "record": pa.array([json.dumps(fault.text) for fault in part.faults], pa.string()),
        }
    )
    connection.register("unread", unread)
    save_parquet(
        connection,
        "from unread union all"
        f" select checked.{SOURCE_ROW}, _row_fault, to_json(struct_pack({_packed(cells)}))"
        f" from checked join text using ({ORDINAL}) where _row_fault is not null"
        " order by source_row, rule_id",
        folder / f"{part.table.name}.parquet",
    )
    connection.unregister("unread")


def _packed(cells: str) -> str:
    return ", ".join(f"{cell.removeprefix('text.')} := {cell}" for cell in cells.split(", "))


def _write_findings(
    arrival: Arrival,
    findings: Iterable[tuple[str | None, int | None, str | None, str]],
    workspace: Workspace,
) -> None:
    rows = [(arrival.arrival_id, *finding) for finding in findings]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(FINDING_SCHEMA)
    found = pa.table(
        [pa.array(c, type=f.type) for c, f in zip(columns, FINDING_SCHEMA, strict=True)],
        schema=FINDING_SCHEMA,
    )
    with written_whole(workspace.findings / f"{arrival.arrival_id}.parquet") as part:
        pq.write_table(found, part)
