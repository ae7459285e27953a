"""A text is judged once for all its rows; that comes to the same as judging each row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset import identifiers
from sy_dataset.contracts import Table, load_contracts
from sy_dataset.engine import connect
from sy_dataset.ingest.judge import Judged, judge, set_aside
from sy_dataset.ingest.reading import READ_FAULT, TableReading, by_text, text_schema

CONTRACTS = load_contracts()
PERSONS = CONTRACTS["ssd_person"].table("persons")
LINKED = CONTRACTS["ssd_linked_identifiers"].table("linked_identifiers")
SETTINGS = {
    "period": "date '2026-03-31'",
    "accept_never_issued": "true",
    "la_code": "'370'",
    "return_year": "'2026'",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder: Path = tmp_path_factory.mktemp("scratch")
    with connect(scratch=folder) as connection:
        identifiers.install(connection)
        yield connection


def reading(table: Table, rows: list[dict[str, str]], *, is_coded: bool = False) -> TableReading:
    """Rows as a reader gives them, their columns plain or by their different texts."""
    columns: dict[str, Any] = {
        "_ordinal": list(range(1, len(rows) + 1)),
        "source_row": list(range(2, len(rows) + 2)),
    }
    for column in table.arriving:
        columns[column.name] = [row.get(column.name, "") for row in rows]
    cells = pa.table(columns, schema=text_schema(table))
    if is_coded:
        names = cells.column_names
        plain = cells.columns[:2]
        cells = pa.table([*plain, *(by_text(c) for c in cells.columns[2:])], names=names)
    return TableReading(table, cells, [])


def told(judged: Judged) -> set[tuple[int, str, str]]:
    """Row from 0, column and rule of everything that is told of."""
    return {
        (place, name, rule)
        for name, column in judged.columns.items()
        for places, rules in column.told()
        for place, rule in zip(places.tolist(), rules.to_pylist(), strict=True)
    }


def judged(engine: duckdb.DuckDBPyConnection, part: TableReading) -> tuple[Any, Any]:
    made = judge(engine, part, SETTINGS, 2026)
    return made.typed(engine).drop_columns(["source_row"]).to_pylist(), told(made)


CELLS = {
    "person_id": ["1", "2", " 1 ", ""],
    "given_name": ["Tazqel", "Zoë", "ZoÃ«", "", " "],
    "sex_code": ["F", "M", "f", ""],
    "birth_date": ["13/02/2012", "2012-02-13", "31/02/2012", "01/01/1900", "01/04/2026", ""],
    "nhs_number": ["9434765919", "943 476 5919", "9434765918", "7777777777", ""],
    "is_mother": ["Y", "N", "yes", ""],
}
PEOPLE = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(texts) for name, texts in CELLS.items()}),
    min_size=1,
    max_size=8,
)
IDENTIFIERS = st.lists(
    st.fixed_dictionaries(
        {
            "linked_identifier_id": st.sampled_from(["1", "2"]),
            "identifier_type": st.sampled_from(
                ["Unique Pupil Number", "NHS Number", "Case Number"]
            ),
            "identifier_value": st.sampled_from(["B801200005001", "9434765919", "anything", ""]),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(PEOPLE, st.booleans())
def test_rows_together_come_to_the_same_as_each_alone(
    engine: duckdb.DuckDBPyConnection, rows: list[dict[str, str]], is_coded: bool
):
    values, found = judged(engine, reading(PERSONS, rows, is_coded=is_coded))
    for place, row in enumerate(rows):
        alone, of_it = judged(engine, reading(PERSONS, [row]))
        assert values[place] == alone[0]
        assert {(n, r) for p, n, r in found if p == place} == {(n, r) for _, n, r in of_it}


@settings(max_examples=30, deadline=None)
@given(IDENTIFIERS)
def test_a_cell_whose_row_says_what_it_holds_is_judged_with_its_row(
    engine: duckdb.DuckDBPyConnection, rows: list[dict[str, str]]
):
    values, found = judged(engine, reading(LINKED, rows, is_coded=True))
    for place, row in enumerate(rows):
        alone, of_it = judged(engine, reading(LINKED, [row]))
        assert values[place] == alone[0]
        assert {(n, r) for p, n, r in found if p == place} == {(n, r) for _, n, r in of_it}


def test_what_a_reader_found_beside_a_cell_belongs_to_its_row_alone(
    engine: duckdb.DuckDBPyConnection,
):
    part = reading(PERSONS, [{"person_id": str(n), "sex_code": "F"} for n in range(3)])
    beside = pa.array([None, "cell/spreadsheet_error", None])
    cells = part.cells.append_column(f"sex_code{READ_FAULT}", beside)
    values, found = judged(engine, TableReading(PERSONS, cells, []))
    assert [row["sex_code"] for row in values] == ["F", None, "F"]
    assert found == {(1, "sex_code", "cell/spreadsheet_error")}


def plainly_aside(rows: list[dict[str, str]]) -> dict[int, str]:
    """The rows of persons to set aside, written as the rule reads."""
    seen: dict[str, list[dict[str, str]]] = {}
    aside: dict[int, str] = {}
    for place, row in enumerate(rows):
        key = row["person_id"].strip()
        if not key:
            aside[place] = "row/key_missing"
        elif row in seen.get(key, []):
            aside[place] = "row/duplicate"
        elif key in seen:
            aside[place] = "row/key_duplicated"
        if key:
            seen.setdefault(key, []).append(row)
    return aside


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.booleans())
def test_copies_and_second_rows_of_a_key_are_set_aside(
    engine: duckdb.DuckDBPyConnection, rows: list[dict[str, str]], is_coded: bool
):
    part = reading(PERSONS, rows, is_coded=is_coded)
    places, rules = set_aside(judge(engine, part, SETTINGS, 2026), part.cells)
    assert dict(zip(places.tolist(), rules, strict=True)) == plainly_aside(rows)


def test_the_parts_of_a_key_are_compared_together(engine: duckdb.DuckDBPyConnection):
    table = CONTRACTS["mash_agency_check"].tables[0]
    assert [column.name for column in table.key] == ["contact_id", "checked_agency_code"]
    pairs = [("1", "POLICE"), ("1", "HEALTH"), ("2", "POLICE"), ("1", "POLICE")]
    part = reading(
        table, [dict(zip(("contact_id", "checked_agency_code"), p, strict=True)) for p in pairs]
    )
    places, rules = set_aside(judge(engine, part, SETTINGS, 2026), part.cells)
    assert (places.tolist(), rules) == ([3], ["row/duplicate"])
