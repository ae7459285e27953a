"""A workbook with a sheet for each table, written as a spreadsheet would store it.

Days and whole numbers are stored as such; everything else, and what only looks like one, is text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Kind, Table
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.text import Texts, sent_cells

LONGEST_NAME = 31
MADE_ON = datetime(2000, 1, 1)
"""Stands in every workbook, so that the same rows are the same bytes."""
FIRST_SERIAL = np.datetime64("1899-12-30", "D")
"""Day 0 of the calendar of spreadsheets, from March 1900 on."""
EARLIEST, LATEST = np.datetime64("1905-01-01", "D"), np.datetime64("2100-01-01", "D")


def workbook(sheets: Iterable[tuple[Table, Texts]]) -> bytes:
    """The bytes of a workbook; the header stands in row 1 of each sheet, the rows below it."""
    import xlsxwriter  # noqa: PLC0415

    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"constant_memory": True})
    book.set_properties({"created": MADE_ON})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for table, texts in sheets:
        sheet = book.add_worksheet(table.called[:LONGEST_NAME])
        cells = sent_cells(texts, table)
        sheet.write_row(0, 0, list(cells))
        columns = {str(column.called): column for column in reversed(table.arriving)}
        stored = [_stored(values, columns[name]) for name, values in cells.items()]
        _write(sheet, stored, day)
    book.close()
    return sink.getvalue()


def _write(sheet: Any, stored: Sequence[tuple[list[Any], bool]], day: Any) -> None:
    """Row by row, as a sheet that is not kept in memory must be written."""
    text, number = sheet._write_string, sheet._write_number
    formats = [day if is_day else None for _, is_day in stored]
    for row, values in enumerate(zip(*(column for column, _ in stored), strict=True), start=1):
        for place, value in enumerate(values):
            if value is None:
                continue
            if isinstance(value, str):
                text(row, place, value)
            else:
                number(row, place, value, formats[place])


def _stored(values: pa.Array, column: Column) -> tuple[list[Any], bool]:
    """The cells of a column, text or number, and whether its numbers are days."""
    if column.kind is Kind.DATE:
        return _days(values, column), True
    if column.kind is Kind.INTEGER:
        whole = pc.match_substring_regex(values, "^[0-9]{1,9}$")
        return _mixed(values, whole, pc.cast(pc.if_else(whole, values, None), pa.int64())), False
    return values.to_pylist(), False


def _days(values: pa.Array, column: Column) -> list[Any]:
    """The numbers of the days that exist, and the text of all else."""
    pattern = {"dd/MM/yyyy": "%d/%m/%Y", "yyyy-MM-dd": "%Y-%m-%d"}[str(column.written)]
    read = pc.cast(pc.strptime(values, pattern, "s", error_is_null=True), pa.date32())
    on: Values = read.to_numpy(zero_copy_only=False).astype("datetime64[D]")
    again = pc.strftime(pc.cast(read, pa.timestamp("s")), format=pattern)
    exists = pc.and_(pc.equal(again, values), pa.array((on > EARLIEST) & (on < LATEST)))
    serial = pa.array((on - FIRST_SERIAL).astype(np.int64), mask=np.isnat(on))
    return _mixed(values, exists, serial)


def _mixed(texts: pa.Array, is_number: pa.Array, numbers: pa.Array) -> list[Any]:
    chosen = np.where(
        pc.fill_null(is_number, False).to_numpy(zero_copy_only=False),
        np.array(numbers.to_pylist(), dtype=object),
        np.array(texts.to_pylist(), dtype=object),
    )
    return chosen.tolist()  # type: ignore[no-any-return]
