"""Whatever a text holds, two other programs read it back as that text and as nothing else."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from sy_dataset.packs.streamed_sheet import StreamedSheet

COLUMNS = ("text", "number", "day")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(
    ["=1+1", "_x0041_", "__x000D_", "</t>", "&amp;", "\x00", "\ufffe", " a ", "\n", "00123"]
)


def written(rows: list[tuple[Any, ...]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Rows", worksheet_class=StreamedSheet)
        sheet.write_string(0, 0, "Title")
        for place, name in enumerate(COLUMNS):
            sheet.write_string(1, place, name)
        last = sheet.write_rows(2, rows, day)
        sheet.mark_up(COLUMNS, 1, last, name="Rows")
    return out.getvalue()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(TEXTS | ODD, st.none() | st.integers(0, 10**9), st.dates(date(1901, 1, 1))),
        max_size=4,
    )
)
def test_every_cell_comes_back_as_it_was(rows: list[tuple[str, int | None, date]]):
    book = openpyxl.load_workbook(io.BytesIO(written(rows)))
    [table] = book["Rows"].tables.values()
    assert table.ref == f"A2:C{max(len(rows), 1) + 2}"
    header, *found = [[cell.value for cell in row] for row in book["Rows"][table.ref]]
    assert tuple(header) == COLUMNS
    read = [(unescape(text or ""), number, day.date()) for text, number, day in found[: len(rows)]]
    assert read == [(text, number, day) for text, number, day in rows]
    assert {cell.data_type for row in book["Rows"] for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_another_reader_sees_the_same_sheet():
    rows = [
        ("=1+1", 7, date(2026, 3, 31)),
        ("<b>&", None, date(2026, 4, 1)),
        ("", 0, date(2026, 4, 2)),
    ]
    book = python_calamine.load_workbook(io.BytesIO(written(rows)))
    assert book.get_sheet_by_name("Rows").to_python() == [
        ["Title", "", ""],
        list(COLUMNS),
        ["=1+1", 7.0, date(2026, 3, 31)],
        ["<b>&", "", date(2026, 4, 1)],
        ["", 0.0, date(2026, 4, 2)],
    ]
