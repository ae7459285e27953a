"""Workbooks made in a test, drawn from the contracts as real .xlsx bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from sy_dataset.contracts import Contract, Table
from sy_dataset.ingest.headers import written

Cell = Any
Draw = Callable[[xlsxwriter.Workbook, Any], None]

ROWS: dict[str, dict[str, Cell]] = {
    "contacts": {
        "Child Unique ID": "T00001",
        "Gender": "a) Male",
        "Ethnicity": "b) Mixed",
        "Date of Birth": date(2012, 2, 13),
        "Age of Child (Years)": 14,
        "Date of Contact": date(2026, 1, 5),
        "Contact Source": "g) Police",
    },
    "early_help_assessments": {
        "Child Unique ID": "T00002",
        "Gender": "b) Female",
        "Ethnicity": "a) White",
        "Date of Birth": date(2015, 7, 1),
        "Age of Child (Years)": 10,
        "Assessment start date": date(2025, 11, 3),
        "Assessment completion date": date(2026, 1, 9),
        "Organisation completing assessment": "Zorb House",
    },
}
"""A row for some lists that breaks no rule, by the header of its column."""


def header(table: Table) -> list[str]:
    """The header of a table as it is published."""
    return [str(column.called) for column in written(table)]


def contact(**cells: Cell) -> dict[str, Cell]:
    """A row of the list of contacts, with some cells of your own by our names."""
    called = {
        "child_id": "Child Unique ID",
        "gender_code": "Gender",
        "birth_date": "Date of Birth",
        "age_years": "Age of Child (Years)",
        "contact_date": "Date of Contact",
        "contact_source_code": "Contact Source",
        "ethnic_group_code": "Ethnicity",
    }
    return ROWS["contacts"] | {called[name]: cell for name, cell in cells.items()}


def sheet(table: Table, *rows: Mapping[str, Cell]) -> list[list[Cell]]:
    """A sheet of a table: its header, then its rows; empty where a row names no cell.

    Raises KeyError if a row names a column that the contract does not declare.
    """
    names = header(table)
    for row in rows:
        if undeclared := row.keys() - set(names):
            raise KeyError(undeclared)
    return [names, *([row.get(name) for name in names] for row in rows)]


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    draw: Draw | None = None,
    **options: Any,
) -> bytes:
    """The bytes of a workbook, sheets by their names.

    draw  called with the workbook and its sheets by name before it is closed, for all that
          is no plain value
    A date becomes a date cell, a text that begins with = stays text.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, **options})
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    made = {}
    for name, rows in sheets.items():
        made[name] = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                made[name].write(number, place, cell, *([as_date] if _is_day(cell) else []))
    if draw:
        draw(book, made)
    book.close()
    return out.getvalue()


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date)


def contacts(contract: Contract, *rows: Mapping[str, Cell], **options: Any) -> bytes:
    """A workbook with nothing but a list of contacts, one when no row is given."""
    filled = sheet(contract.table("contacts"), *(rows or [contact()]))
    return workbook({"Contacts": filled}, **options)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed, or left out where the change is None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes = b"x") -> bytes:
    """The package with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", 8) as archive:
        archive.writestr(name, content)
    return out.getvalue()
