"""Read a workbook as agreed: one sheet for each table, found by its header and never by its name.

A table's rows stand in one sheet, so a finding's table and source row (the sheet's own row
number, from 1) are the place where a person finds it. Values are taken as the workbook
stores them: no formula is reckoned. Hidden sheets, rows and columns are read like all others,
and told of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest

import pyarrow as pa

from sy_dataset.contracts import Contract, Form
from sy_dataset.ingest.headers import check_header
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading
from sy_dataset.ingest.workbook_headers import HEADER_ROWS, find_header
from sy_dataset.ingest.workbook_package import Sheet, examine
from sy_dataset.ingest.workbook_table import SheetTable
from sy_dataset.ingest.workbook_values import Workbook


def read_xlsx(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one workbook by its contract.

    A sheet that is no agreed table is told of, as is an agreed table that no sheet holds; a
    table may be without rows. A list whose header is not as agreed is told of and left out;
    the others are read. Raises FileRefused if the workbook is not what was agreed, if no list
    is left, if two sheets hold rows of one table, or if a formula there has no stored value.
    """
    del form  # a workbook says itself how it is written
    package = examine(data)
    workbook = Workbook(data)
    notes: list[FileNote] = []
    readings: dict[str, TableReading] = {}
    left_out: list[FileRefused] = []
    for sheet, columns in _one_ahead(workbook, package.sheets):
        header = find_header(_first_rows(columns), contract)
        if header is None:
            notes += [FileNote("file/sheet_of_no_table")] if columns else []
            continue
        found = SheetTable(workbook, sheet, columns, header, package.counts_from_1904)
        names, find = header.names.compared(), header.names.find
        try:
            notes += check_header(names, found.table, year, line=found.header_row, find=find)
        except FileRefused as refused:
            left_out.append(refused)
            continue
        _keep(readings, found.reading(), found.header_row)
        notes += found.notes()
    if not any(reading.rows_in for reading in readings.values()):
        none_read = FileRefused("file/no_rows" if readings else "file/header_of_no_table")
        raise next(iter(left_out), none_read)
    notes += [
        FileNote("file/list_not_read", one.source_row, one.column_name, one.table_name)
        for one in left_out
    ]
    notes += _missing(contract, {*readings, *(str(one.table_name) for one in left_out)}, year)
    return Reading([readings[t.name] for t in contract.tables if t.name in readings], notes)


def _one_ahead(
    workbook: Workbook, sheets: Sequence[Sheet]
) -> Iterator[tuple[Sheet, list[pa.StringArray]]]:
    """Every sheet with its columns; the next is read while one is worked on.

    One and no more: all sheets at once would fill the memory.
    """
    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = [reader.submit(workbook.columns, sheet.name) for sheet in sheets[:1]]
        for sheet, following in zip_longest(sheets, sheets[1:]):
            columns = coming.pop().result()
            if following:
                coming.append(reader.submit(workbook.columns, following.name))
            yield sheet, columns


def _first_rows(columns: list[pa.StringArray]) -> list[tuple[str | None, ...]]:
    return list(zip(*(column[:HEADER_ROWS].to_pylist() for column in columns), strict=True))


def _keep(readings: dict[str, TableReading], reading: TableReading, header_row: int) -> None:
    """Enter a table. Two sheets with rows of one table may be its parts, or one a copy of the
    other: which it is cannot be told, and children would be lost or counted twice."""
    name = reading.table.name
    if name in readings and readings[name].rows_in and reading.rows_in:
        raise FileRefused("file/table_sent_twice", source_row=header_row, table_name=name)
    if name not in readings or reading.rows_in:
        readings[name] = reading


def _missing(contract: Contract, sent: Collection[str], year: int) -> Iterator[FileNote]:
    for table in contract.tables:
        if table.name not in sent and not table.is_optional and table.years.holds(year):
            yield FileNote("file/table_missing", table_name=table.name)
