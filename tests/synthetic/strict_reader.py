"""A second, slow reader of the extracts, written from the contracts and sharing no code with
the generator or with ingest: what it finds in a file must be what the truth file says."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
from lxml import etree

from sy_dataset.contracts.model import Column, Contract, Kind, Table
from sy_dataset.identifiers import clean_nhs_number, nhs_number_fault, postcode_fault, upn_fault

LONDON = ZoneInfo("Europe/London")
FORMS = {
    "dd/MM/yyyy": "%d/%m/%Y",
    "yyyy-MM-dd": "%Y-%m-%d",
    "dd/MM/yyyy HH:mm": "%d/%m/%Y %H:%M",
    "yyyy-MM-dd'T'HH:mm:ssXXX": "%Y-%m-%dT%H:%M:%S%z",
}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
LENGTHS = {"dd/MM/yyyy": 10, "yyyy-MM-dd": 10, "dd/MM/yyyy HH:mm": 16}


class Found(NamedTuple):
    table_name: str
    source_row: int
    column_name: str | None
    rule_id: str


class Row(NamedTuple):
    """One physical row: its line or number, its cells by our name, or the rule that refuses it."""

    source_row: int
    cells: dict[str, str]
    rule_id: str | None = None


class Reading(NamedTuple):
    rows: dict[str, list[Row]]
    found: list[Found]


def read(path: Path, contract: Contract, period: date) -> Reading:
    """Every row of a file by table, and every rule it breaks."""
    reader = {"csv": _csv, "parquet": _parquet, "xml": _xml}[path.suffix[1:]]
    rows: dict[str, list[Row]] = {}
    found: list[Found] = []
    for table in _tables_in(path, contract, period):
        rows[table.name] = list(reader(path, table))
        found += _judge(table, rows[table.name], period)
    return Reading(rows, found)


def _tables_in(path: Path, contract: Contract, period: date) -> tuple[Table, ...]:
    """The tables of a file: the one that its name names, where each is sent in its own."""
    if "{part}" not in contract.file_name:
        return contract.tables
    names = {contract.file_name.format(part=t.name, period=period): t for t in contract.tables}
    return (names[path.name],)


def _csv(path: Path, table: Table) -> Iterator[Row]:
    content = path.read_bytes().decode("utf-8", errors="replace")
    assert content.endswith("\n")
    assert "\r" not in content
    names = list(dict.fromkeys(column.called for column in table.arriving))
    line, record = 1, ""
    header: list[str] | None = None
    for text in content.removesuffix("\n").split("\n"):
        record += text
        if record.count('"') % 2:
            record += "\n"
            continue
        height = 1 + record.count("\n")
        [fields] = csv.reader(io.StringIO(record.replace("\x00", "\x01"), newline=""), strict=True)
        if header is None:
            assert fields == names, path.name
            header = fields
        else:
            cells = _by_our_names(table, dict(zip(header, fields, strict=False)))
            row = _csv_row(line, record, cells, len(fields) == len(header), fields == header)
            yield from _each_value(row, table)
        line, record = line + height, ""


def _each_value(row: Row, table: Table) -> Iterator[Row]:
    """One row for each value of a cell that holds several; a spoilt row stays one."""
    if table.unnest is None or row.rule_id:
        yield row
        return
    for value in json.loads(row.cells[table.unnest]):
        yield Row(row.source_row, row.cells | {table.unnest: value})


def _by_our_names(table: Table, fields: dict[str, str]) -> dict[str, str]:
    """The cells by our names; a column that is one value of a cell's JSON is unpacked."""
    return {
        column.name: _unpacked(column, fields[str(column.called)])
        for column in table.arriving
        if column.called in fields
    }


def _unpacked(column: Column, cell: str) -> str:
    if column.json_path is None:
        return cell
    try:
        return str(json.loads(cell).get(column.json_path.removeprefix("$."), "")) if cell else ""
    except json.JSONDecodeError:
        return ""


def _csv_row(line: int, record: str, cells: dict[str, str], is_whole: bool, is_header: bool) -> Row:
    rule = None if is_whole else "row/field_count"
    if is_header:
        rule = "row/header_repeated"
    elif "\ufffd" in record:
        rule = "row/encoding"
    elif "\x00" in record:
        rule = "row/control_character"
    elif "\n" in record:
        rule = "row/line_break_in_field"
    return Row(line, cells, rule)


def _parquet(path: Path, table: Table) -> Iterator[Row]:
    read = pq.read_table(path)
    assert read.column_names == [column.called for column in table.arriving]
    names = {column.called: column.name for column in table.arriving}
    for number, row in enumerate(read.to_pylist(), start=1):
        yield Row(number, {names[called]: value or "" for called, value in row.items()})


def _xml(path: Path, table: Table) -> Iterator[Row]:
    root = etree.parse(path).getroot()
    for element in root.findall(table.called):
        yield Row(
            element.sourceline,
            {column.name: _xml_cell(element, str(column.called)) for column in table.arriving},
        )


def _xml_cell(element: etree._Element, path: str) -> str:
    if path.startswith("ancestor::"):
        name, _, path = path.removeprefix("ancestor::").partition("/")
        element = next(element.iterancestors(name))
    if path == "position()":
        same = [item for item in element.getparent() if item.tag == element.tag]
        return str(same.index(element) + 1)
    found = element if path == "." else element.find(path)
    return (found.text or "") if found is not None else ""


def _judge(table: Table, rows: list[Row], period: date) -> Iterator[Found]:
    keys: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in rows:
        rule = row.rule_id
        key = tuple(row.cells.get(column.name, "") for column in table.key)
        content = tuple(row.cells.values())
        if rule is None and not all(key):
            rule = "row/key_missing"
        elif rule is None and key in keys:
            rule = "row/duplicate" if content in keys[key] else "row/key_duplicated"
        if rule:
            yield Found(table.name, row.source_row, None, rule)
            continue
        keys.setdefault(key, []).append(content)
        for column in table.arriving:
            if found := cell_fault(table, column, row.cells, period):
                yield Found(table.name, row.source_row, column.name, found)


def cell_fault(table: Table, column: Column, cells: dict[str, str], period: date) -> str | None:
    """The rule that one cell breaks, or None."""
    text = cells[column.name]
    if text == "":
        return "cell/missing" if column.required and _is_of(column, period) else None
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        return _moment_fault(column, text, period)
    names = column.identity in ("given_name", "family_name")
    broken = {
        "cell/boolean": column.kind is Kind.BOOLEAN
        and text not in column.true_values + column.false_values,
        "cell/integer": column.kind is Kind.INTEGER and not text.removeprefix("-").isdigit(),
        "cell/number": column.kind is Kind.NUMBER and not NUMBER.fullmatch(text),
        "cell/json": _packs(table, column) and not _is_json(text),
        "cell/mojibake": names and "Ã" in text,
        "cell/code": column.codes is not None and text not in column.codes,
    }
    found = next((rule for rule, is_broken in broken.items() if is_broken), None)
    return found or _identity_fault(table, column, cells, text)


def _packs(table: Table, column: Column) -> bool:
    return column.json_path is None and any(
        other.json_path and other.called == column.called for other in table.arriving
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    return True


def _is_of(column: Column, period: date) -> bool:
    return column.years.holds(period.year + (period.month > 3))


def _identity_fault(table: Table, column: Column, cells: dict[str, str], text: str) -> str | None:
    identity = column.identity
    by_type = table.identity_by_type
    if by_type and column.name == by_type.value_column:
        identity = dict(by_type.types).get(cells[by_type.type_column])
    if identity == "nhs_number":
        return nhs_number_fault(text, accept_never_issued=True)
    if identity == "upn":
        return upn_fault(text)
    return postcode_fault(text) if column.coarsen == "lsoa" else None


def moment(column: Column, text: str) -> datetime | None:
    """A date or time in UTC; None if it is not written in the agreed form or does not exist."""
    written = str(column.written)
    try:
        read = datetime.strptime(text, FORMS[written])
    except ValueError:
        return None
    if written.endswith("XXX"):
        return read.astimezone(UTC) if text[-1] == "Z" or text[-6] == "+" else None
    if len(text) != LENGTHS[written]:
        return None
    if column.kind is Kind.DATE:
        return read.replace(tzinfo=UTC)
    early, late = (read.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    return early.astimezone(UTC) if early.utcoffset() == late.utcoffset() else None


def _moment_fault(column: Column, text: str, period: date) -> str | None:
    is_date = column.kind is Kind.DATE
    read = moment(column, text)
    if read is None:
        return "cell/date" if is_date else "cell/timestamp"
    if is_date and (read.year < 1905 or read.date() == date(9999, 12, 31)):
        return "cell/date_default"
    end = datetime(period.year, period.month, period.day, tzinfo=LONDON) + timedelta(days=1)
    if column.is_past and read >= (end.replace(tzinfo=UTC) if is_date else end):
        return "cell/date_in_future"
    return None


def clean_number(text: str) -> str:
    """An NHS number without blanks."""
    return clean_nhs_number(text)
