"""What a sheet's XML tells is found however the XML is cut into pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from sy_dataset.ingest.reading import FileRefused
from sy_dataset.ingest.workbook_scan import LARGEST_AREA, SheetFacts, scan

XML = b"""<?xml version="1.0"?><worksheet xmlns="a" xmlns:r="b">
<cols><col min="2" max="3" width="9" hidden="1"/><col min="4" max="4"/></cols><sheetData>
<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#N/A</v></c></row>
<row r="2"/><row hidden="true" r="3" spans="1:2"><c r="A3" t="str"><f>B3</f><v></v></c>
<c r="B3"><f t="shared" si="0"/></c><c s="2" r="C3"><f>1+1</f><v>2</v></c></row>
<row r="4" hidden="0"><c r="A4" t="inlineStr"><is><t>hidden="1" &lt;f&gt; r="A9"</t></is></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells></worksheet>"""

FACTS = SheetFacts(
    hidden_rows=[1, 3],
    hidden_columns=[range(2, 4)],
    errors=[(1, 2)],
    unvalued=[(3, 2)],
    merged=[range(3, 5)],
    fills_a=True,
)


@given(st.lists(st.integers(1, len(XML)), max_size=30))
def test_the_same_is_found_wherever_the_pieces_are_cut(cuts: list[int]):
    places = sorted({0, len(XML), *cuts})
    pieces = [XML[a:b] for a, b in pairwise(places)]
    assert scan(pieces) == FACTS


@given(st.integers(1, 16384), st.integers(1, 1_048_576))
def test_a_sheet_is_refused_if_and_only_if_it_reaches_too_far(column: int, row: int):
    cell = f'<row r="{row}"><c r="{get_column_letter(column)}{row}"><v>1</v></c></row>'.encode()
    if max(column, 26) * row > LARGEST_AREA:
        with pytest.raises(FileRefused):
            scan([cell])
    else:
        assert scan([cell]) == SheetFacts(fills_a=column == 1)


def test_a_row_that_never_ends_is_refused_before_it_fills_the_memory():
    with pytest.raises(FileRefused):
        scan([b"<row>", *[b"<c r='A1'><v>1</v></c>" * 50_000] * 40])
