"""A cell that holds several values becomes several rows, and no row is lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.contracts import load_contracts
from sy_dataset.ingest.reading import TableReading, text_schema
from sy_dataset.ingest.unnest import unnested

[STAGES] = load_contracts()["mash_stage"].tables
FOLDED = replace(STAGES, unnest="decision_code")
CODES = st.text(alphabet="0123456789ABCX", min_size=1, max_size=4)


def rows(*cells: str) -> list[tuple[int, int, str]]:
    """Ordinal, line and value of every row that the cells become; cell n stands on line n + 1."""
    columns = {name: [""] * len(cells) for name in text_schema(FOLDED).names}
    columns |= {
        "_ordinal": list(range(1, len(cells) + 1)),
        "source_row": list(range(2, len(cells) + 2)),
        "decision_code": list(cells),
    }
    read = TableReading(FOLDED, pa.table(columns, schema=text_schema(FOLDED)), [])
    cut = unnested(duckdb.connect(), read).cells
    assert cut.schema == read.cells.schema
    return list(
        zip(*(cut[n].to_pylist() for n in ("_ordinal", "source_row", "decision_code")), strict=True)
    )


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ('["1A", "2B"]', ["1A", "2B"]),
        (
            '{"1A": "Yes", "2B": "No", "3C": true, "4A": "Y", "5A": null, "x/y": 1}',
            ["1A", "3C", "4A", "x/y"],
        ),
        ("1A, 2B", ["1A", "2B"]),
        ("1A", ["1A"]),
        ('"1A"', ["1A"]),
        ("", []),
        ("  ", []),
        ("[]", []),
        ("{}", []),
        ("[1, 2]", ["1", "2"]),
        ('["1A"', ['["1A"']),
    ],
)
def test_lists_flags_and_plain_text_give_their_values(cell: str, values: list[str]):
    assert [value for _, _, value in rows(cell)] == values


def test_every_row_keeps_the_line_it_came_from_and_has_a_number_of_its_own():
    assert rows('["b", "a"]', "", '["c"]') == [(1, 2, "b"), (2, 2, "a"), (3, 4, "c")]


@given(st.lists(st.lists(CODES, max_size=4), min_size=1, max_size=6))
def test_as_many_rows_come_out_as_values_went_in(cells: list[list[str]]):
    found = rows(*(json.dumps(cell) for cell in cells))
    assert [value for _, _, value in found] == [value for cell in cells for value in cell]
    assert [ordinal for ordinal, _, _ in found] == list(range(1, len(found) + 1))


def test_a_table_without_such_a_cell_is_left_alone():
    columns = {
        name: pa.array([], kind)
        for name, kind in zip(text_schema(STAGES).names, text_schema(STAGES).types, strict=True)
    }
    read = TableReading(STAGES, pa.table(columns), [])
    assert unnested(duckdb.connect(), read) is read
