"""A workbook goes the whole way: typed rows, governed codes, findings without values."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.config import Config, load_config
from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.contracts.model import Form
from sy_dataset.ingest import forget_superseded
from sy_dataset.ingest.spelled import UNDECIDED_SCHEMA
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.test_conform import Door
from tests.ingest.workbooks import ROWS, contact, contacts, header, sheet, workbook

ANNEX = load_contracts()["annex_a"]
CONTACTS = ANNEX.table("contacts")
HELP = ANNEX.table("early_help_assessments")


def as_workbook(contract: Contract) -> Contract:
    """The contract, sent as a workbook and in no other form."""
    return replace(contract, forms=(Form(f"{contract.id}_{{period}}.xlsx", "xlsx", "utf-8", ","),))


@pytest.fixture
def door(workspace: Workspace, config: Config, ledger: Ledger) -> Door:
    return Door(workspace, config, {"annex_a": ANNEX}, ledger)


def found(door: Door, data: bytes) -> set[tuple[int | None, str | None, str]]:
    """The findings of a workbook, but for the lists that it does not hold."""
    findings = door.findings(door.send("annex_a", data))
    return {finding for finding in findings if finding[2] != "file/table_missing"}


def test_two_lists_of_one_workbook_become_typed_rows(door: Door):
    data = workbook(
        {
            "Help": sheet(HELP, ROWS["early_help_assessments"]),
            "Contacts": sheet(CONTACTS, contact(), contact(child_id=1234, age_years=None)),
        }
    )
    arrival = door.send("annex_a", data)
    assert (arrival.state, arrival.tables) == (
        "conformed",
        frozenset({"contacts", "early_help_assessments"}),
    )
    assert door.rows(arrival, "contacts")[1] == {
        "source_row": 3,
        "row_number": 2,
        "child_id": "1234",
        "gender_code": "a) Male",
        "ethnic_group_code": "b) Mixed",
        "birth_date": date(2012, 2, 13),
        "age_years": None,
        "contact_date": date(2026, 1, 5),
        "contact_source_code": "g) Police",
    }
    [row] = door.rows(arrival, "early_help_assessments")
    assert (row["assessment_end_date"], row["age_years"]) == (date(2026, 1, 9), 10)
    assert {rule for _, _, rule in door.findings(arrival)} == {"file/table_missing"}


def test_every_list_goes_the_whole_way(door: Door):
    sheets = {
        table.called: sheet(table, dict.fromkeys(header(table), date(2026, 1, 5)))
        for table in ANNEX.tables
    }
    arrival = door.send("annex_a", workbook(sheets))
    assert arrival.tables == {table.name for table in ANNEX.tables}
    for table in ANNEX.tables:
        [row] = door.rows(arrival, table.name)
        assert row.keys() == {"source_row", *(column.name for column in table.columns)}


def test_a_list_may_lawfully_repeat_a_row(door: Door):
    arrival = door.send("annex_a", contacts(ANNEX, contact(), contact(), contact()))
    [counts] = door.ledger.row_counts(arrival.arrival_id)
    assert (counts.rows_in, counts.rows_accepted, counts.rows_duplicate) == (3, 3, 0)


def test_an_extract_agreed_in_another_form_may_be_sent_as_a_workbook(
    workspace: Workspace, config: Config, ledger: Ledger
):
    contract = as_workbook(load_contracts()["ssd_person"])
    [table] = contract.tables
    person = {
        "pers_person_id": "T1",
        "pers_dob": date(2012, 2, 13),
        "pers_common_child_id": 9434765919,
    }
    door = Door(workspace, config, {contract.id: contract}, ledger)
    data = workbook({"a": sheet(table, person, person, person | {"pers_sex": "F"})})
    arrival = door.send(contract.id, data)
    assert door.findings(arrival) == {(3, None, "row/duplicate"), (4, None, "row/key_duplicated")}
    assert door.rows(arrival, "persons")[0]["nhs_number"] == "9434765919"


@pytest.mark.parametrize(
    ("cells", "column", "rule_id"),
    [
        ({"contact_date": "30/02/2026"}, "contact_date", "cell/date"),
        ({"contact_date": "01/02/26"}, "contact_date", "cell/date"),
        ({"contact_date": 2026}, "contact_date", "cell/date"),
        ({"contact_date": date(1900, 1, 1)}, "contact_date", "cell/date_default"),
        ({"contact_date": date(1900, 2, 28)}, "contact_date", "cell/date"),
        ({"contact_date": date(9999, 12, 31)}, "contact_date", "cell/date_default"),
        ({"contact_date": date(2026, 4, 1)}, "contact_date", "cell/date_in_future"),
        ({"contact_date": True}, "contact_date", "cell/date"),
        ({"age_years": 12.5}, "age_years", "cell/integer"),
        ({"age_years": "twelve"}, "age_years", "cell/integer"),
        ({"child_id": "9.43E+09"}, "child_id", "cell/digits_lost"),
        ({"child_id": 1e20}, "child_id", "cell/digits_lost"),
        ({"child_id": None}, "child_id", "cell/missing"),
        ({"gender_code": "Zqmarker"}, "gender_code", "cell/spelling_unmapped"),
        ({"gender_code": None}, "gender_code", "cell/missing"),
    ],
)
def test_a_cell_that_does_not_fit_is_one_finding_and_becomes_missing(
    door: Door, cells: dict[str, Any], column: str, rule_id: str
):
    data = contacts(ANNEX, contact(), contact(**cells))
    assert found(door, data) == {(3, column, rule_id)}
    [arrival] = door.ledger.arrivals()
    assert door.rows(arrival, "contacts")[1][column] is None


def test_a_day_that_was_reckoned_from_a_number_is_told_of_and_kept(door: Door):
    data = contacts(ANNEX, contact(birth_date=40942))
    assert found(door, data) == {(2, "birth_date", "cell/date_from_number")}
    [arrival] = door.ledger.arrivals()
    assert door.rows(arrival, "contacts")[0]["birth_date"] == date(2012, 2, 3)


def test_an_error_in_a_cell_takes_that_cell_alone(door: Door):
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].write_formula("B3", "=A9", None, "#REF!")
        sheets["Contacts"].write_formula("F3", "=A9", None, "#N/A")

    data = contacts(ANNEX, contact(), contact(), draw=draw)
    assert found(door, data) == {
        (3, "gender_code", "cell/spreadsheet_error"),
        (3, "contact_date", "cell/spreadsheet_error"),
    }


def test_a_workbook_that_cannot_be_trusted_is_refused_with_its_place(door: Door):
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].write_formula("E2", "=1+1", None, "")

    arrival = door.send("annex_a", contacts(ANNEX, draw=draw))
    assert (arrival.state, arrival.rule_id) == ("refused", "file/formula_without_value")
    assert door.findings(arrival) == {(2, "age_years", "file/formula_without_value")}


# Spellings


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a) Male", "a) Male"),
        ("male ", "a) Male"),
        ("MALE", "a) Male"),
        ("\u00a0Female\u200b", "b) Female"),
    ],
)
def test_an_agencys_own_word_becomes_the_governed_code(door: Door, written: str, code: str):
    arrival = door.send("annex_a", contacts(ANNEX, contact(gender_code=written)))
    assert door.rows(arrival, "contacts")[0]["gender_code"] == code


def test_a_published_code_stands_for_itself_in_every_list(door: Door):
    for table in ANNEX.tables:
        for column in table.arriving:
            if column.codes and column.is_spelled:
                rows = [{str(column.called): code} for code in sorted(column.codes)]
                arrival = door.send("annex_a", workbook({"a": sheet(table, *rows)}))
                got = [row[column.name] for row in door.rows(arrival, table.name)]
                assert got == sorted(column.codes)


def test_yes_and_no_in_an_agencys_own_words_become_a_truth_value(door: Door):
    table = ANNEX.table("referrals")
    rows = [
        {"Child Unique ID": "T1", "Referral NFA?": cell}
        for cell in ("Yes", "N", True, False, 1, "0", "perhaps", None)
    ]
    arrival = door.send("annex_a", workbook({"a": sheet(table, *rows)}))
    assert [row["is_no_further_action"] for row in door.rows(arrival, table.name)] == [
        *(True, False, True, False, True, False),
        *(None, None),
    ]


def test_a_spelling_that_means_nothing_is_missing_and_never_other(door: Door):
    rows = [contact(contact_source_code="Zqmarker"), contact(contact_source_code="Zq two")]
    arrival = door.send("annex_a", contacts(ANNEX, *rows))
    assert [row["contact_source_code"] for row in door.rows(arrival, "contacts")] == [None, None]


def undecided(door: Door, arrival_id: str) -> list[dict[str, Any]]:
    path = door.workspace.undecided_spellings / f"{arrival_id}.parquet"
    return pq.read_table(path, schema=UNDECIDED_SCHEMA).to_pylist()  # type: ignore[no-any-return]


def test_spellings_without_a_code_are_counted_for_the_stewards(door: Door):
    rows = [contact(gender_code="Zqmarker")] * 2 + [contact(ethnic_group_code="Zqother ")]
    arrival = door.send("annex_a", contacts(ANNEX, *rows))
    assert undecided(door, arrival.arrival_id) == [
        {
            "list": "list_1",
            "column": column,
            "raw_spelling": written,
            "state": "unmapped",
            "rows": times,
        }
        for column, written, times in (("Gender", "Zqmarker", 2), ("Ethnicity", "Zqother", 1))
    ]


def test_nothing_is_left_to_the_stewards_when_everything_is_decided(door: Door):
    arrival = door.send("annex_a", contacts(ANNEX))
    assert not (door.workspace.undecided_spellings / f"{arrival.arrival_id}.parquet").exists()


def test_spellings_go_with_the_arrival_that_held_them(door: Door):
    arrival = door.send("annex_a", contacts(ANNEX, contact(gender_code="Zqmarker")))
    forget_superseded({arrival.arrival_id}, door.workspace)
    assert undecided(door, arrival.arrival_id)
    forget_superseded(set(), door.workspace)
    assert not list(door.workspace.undecided_spellings.iterdir())


def test_a_spelling_that_stands_for_several_codes_is_a_conflict(door: Door):
    table = ANNEX.table("children_in_need")
    row = {
        "Child Unique ID": "T1",
        "Reason for Closure": "RC6 Transferred to adult social services",
    }
    arrival = door.send("annex_a", workbook({"a": sheet(table, row)}))
    assert (2, "closure_reason_code", "cell/spelling_conflict") in door.findings(arrival)
    assert door.rows(arrival, table.name)[0]["closure_reason_code"] is None
    assert [told["state"] for told in undecided(door, arrival.arrival_id)] == ["conflict"]


# What must hold of any workbook

JUNK = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "T1", "a) Male", "05/01/2026", "Zqmarker", "=1+1", "9.43E+09"]),
    st.integers(-5, 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2030, 1, 1)),
)
SHEET = st.lists(st.lists(JUNK, min_size=7, max_size=7), min_size=1, max_size=12)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", 2, 3.0, "", None]), st.sampled_from(["F", "M", "zq", None])
    ),
    min_size=1,
    max_size=12,
)


def sent(contract: Contract, data: bytes) -> tuple[int, int]:
    """Rows that came in, and rows that were accepted, refused or a copy, as the ledger has them."""
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home))
        door = Door(
            workspace,
            load_config(workspace.config),
            {contract.id: contract},
            Ledger(workspace.ledger),
        )
        arrival = door.send(contract.id, data)
        counts = door.ledger.row_counts(arrival.arrival_id)
        kept = sum(len(door.rows(arrival, count.table_name)) for count in counts)
        assert kept == sum(count.rows_accepted for count in counts)
        text = (workspace.findings / f"{arrival.arrival_id}.parquet").read_bytes()
        assert b"Zqmarker" not in text
        door.ledger.close()
    parts = (c.rows_accepted + c.rows_refused + c.rows_duplicate for c in counts)
    return sum(count.rows_in for count in counts), sum(parts)


def is_filled(row: list[Any]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in row)


@settings(max_examples=25, deadline=None)
@given(SHEET)
def test_every_filled_row_of_a_list_is_accounted_for(rows: list[list[Any]]):
    data = workbook({"a": [header(CONTACTS), *rows, header(CONTACTS)]})
    filled = sum(map(is_filled, rows)) + 1  # and the header once more
    assert sent(ANNEX, data) == (filled, filled)


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_every_filled_row_of_a_keyed_table_is_accounted_for(people: list[tuple[Any, Any]]):
    contract = as_workbook(load_contracts()["ssd_person"])
    rows = [{"pers_person_id": key, "pers_sex": sex} for key, sex in people]
    filled = sum(is_filled(list(row)) for row in people)
    if filled:
        assert sent(contract, workbook({"a": sheet(contract.tables[0], *rows)})) == (filled, filled)


def test_findings_and_the_ledger_hold_no_cell_of_a_workbook(door: Door):
    rows = [dict.fromkeys(header(CONTACTS), "Zqmarker")]

    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Zqmarker"].set_row(1, None, None, {"hidden": True})

    names = [*header(CONTACTS), "Zqmarker"]
    data = workbook(
        {"Zqmarker": [names, *sheet(CONTACTS, *rows)[1:]], "Zqmarker 2": [["Zqmarker"]]}, draw=draw
    )
    assert found(door, data)
    for folder in (door.workspace.findings, door.workspace.state):
        for path in folder.rglob("*.*"):
            assert path.is_dir() or b"Zqmarker" not in path.read_bytes()
