"""The words that stand beside a finding: what the sender calls the place, and the day it is due."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pyarrow as pa

from sy_dataset.contracts import Contract, column_label, table_label
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from sy_dataset.working_days import working_day_after


def _texts(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


TABLES = _texts("extract_id", "table_name", "label")
COLUMNS = _texts("extract_id", "table_name", "column_name", "label")
FILES = _texts("arrival_id", "file_name", "file_format")
LETTERS = _texts("arrival_id", "table_name", "column_name", "letter")
DUE = pa.schema(
    [("first_seen_date", pa.date32()), ("due_working_days", pa.int32()), ("due_date", pa.date32())]
)


def table_words(contracts: Mapping[str, Contract]) -> pa.Table:
    """What the sender calls each table."""
    return _rows(
        (
            (contract.id, table.name, table_label(table))
            for contract in contracts.values()
            for table in contract.tables
        ),
        TABLES,
    )


def column_words(contracts: Mapping[str, Contract]) -> pa.Table:
    """What the sender calls each column."""
    return _rows(
        (
            (contract.id, table.name, column.name, column_label(column, table))
            for contract in contracts.values()
            for table in contract.tables
            for column in table.columns
        ),
        COLUMNS,
    )


def file_words(arrival_ids: Iterable[str], workspace: Workspace) -> pa.Table:
    """The name of each arrival's file as it was sent, and its form; empty if not known."""
    formats: dict[str, str | None] = {}
    if workspace.ledger.is_file():
        ledger = Ledger(workspace.ledger)
        formats = {arrival.arrival_id: arrival.file_format for arrival in ledger.arrivals()}
        ledger.close()
    return _rows(
        ((one, _name_as_sent(one, workspace), formats.get(one) or "") for one in arrival_ids),
        FILES,
    )


def _name_as_sent(arrival_id: str, workspace: Workspace) -> str:
    path = workspace.names_as_sent / f"{arrival_id}.txt"
    # a name may hold any bytes; what is not UTF-8 is shown as U+FFFD
    return path.read_bytes().decode(errors="replace") if path.is_file() else ""


def letter_words(arrival_ids: Iterable[str], workspace: Workspace) -> pa.Table:
    """Where the columns of each workbook stand."""
    return _rows(_letters(arrival_ids, workspace), LETTERS)


def _letters(
    arrival_ids: Iterable[str], workspace: Workspace
) -> Iterator[tuple[str, str, str, str]]:
    for arrival_id in arrival_ids:
        path = workspace.column_letters(arrival_id)
        tables = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        for table, columns in tables.items():
            yield from ((arrival_id, table, column, letter) for column, letter in columns.items())


def due_words(found: Iterable[tuple[date, int]]) -> pa.Table:
    """For a day on which something was first found, the one so many working days later."""
    return _rows(((day, days, working_day_after(day, days)) for day, days in found), DUE)


def _rows(rows: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)
