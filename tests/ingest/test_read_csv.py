"""CSV is read as agreed: nothing sniffed, nothing lost, every row with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.ingest.read_csv import read_csv
from sy_dataset.ingest.reading import FileRefused, Reading
from tests.ingest.samples import csv_file, person

PERSON = load_contracts()["ssd_person"]


def only_table(reading: Reading) -> list[dict[str, object]]:
    return reading.tables[0].cells.to_pylist()  # type: ignore[no-any-return]


def faults(reading: Reading) -> list[tuple[int, str]]:
    return [(fault.source_row, fault.rule_id) for fault in reading.tables[0].faults]


def refusal(data: bytes, contract: Contract = PERSON) -> str:
    with pytest.raises(FileRefused) as refused:
        read_csv(data, contract, contract.form, 2026)
    return refused.value.rule_id


def test_columns_are_mapped_by_name_whatever_their_order():
    header = [str(column.called) for column in PERSON.tables[0].arriving]
    straight = read_csv(csv_file(PERSON, [person(1), person(2)]), PERSON, PERSON.form, 2026)
    turned = read_csv(
        csv_file(PERSON, [person(1), person(2)], header[::-1]), PERSON, PERSON.form, 2026
    )
    assert only_table(straight) == only_table(turned)


def test_an_unquoted_comma_sets_that_row_aside_and_no_other():
    lines = csv_file(PERSON, [person(n) for n in range(5)]).decode().splitlines(keepends=True)
    lines[3] = lines[3].replace("Novxar", "Nov,xar")
    reading = read_csv("".join(lines).encode(), PERSON, PERSON.form, 2026)
    assert faults(reading) == [(4, "row/field_count")]
    assert [row["source_row"] for row in only_table(reading)] == [2, 3, 5, 6]
    assert reading.tables[0].rows_in == 5


def test_lines_are_counted_past_line_breaks_in_quotes():
    rows = [person(1), person(2, given_name="Taz\nqel"), person(3), person(4)]
    reading = read_csv(csv_file(PERSON, rows), PERSON, PERSON.form, 2026)
    assert faults(reading) == [(3, "row/line_break_in_field")]
    assert [row["source_row"] for row in only_table(reading)] == [2, 5, 6]


def test_bytes_that_are_not_utf8_set_their_row_aside():
    data = csv_file(PERSON, [person(1), person(2, given_name="Tëzqel"), person(3)])
    reading = read_csv(data.replace("ë".encode(), "ë".encode("cp1252")), PERSON, PERSON.form, 2026)
    assert faults(reading) == [(3, "row/encoding")]
    assert len(only_table(reading)) == 2


def test_a_nul_byte_sets_its_row_aside():
    data = csv_file(PERSON, [person(1), person(2, given_name="Taz\0qel")])
    assert faults(read_csv(data, PERSON, PERSON.form, 2026)) == [(3, "row/control_character")]


def test_a_header_line_among_the_rows_is_no_child():
    data = csv_file(PERSON, [person(1)])
    header = data.splitlines(keepends=True)[0]
    assert faults(read_csv(data + header, PERSON, PERSON.form, 2026)) == [
        (3, "row/header_repeated")
    ]


def test_blank_lines_are_no_rows_but_are_counted_as_lines():
    lines = csv_file(PERSON, [person(1), person(2)]).splitlines(keepends=True)
    reading = read_csv(b"".join([*lines[:2], b"\n", lines[2], b"\n\n"]), PERSON, PERSON.form, 2026)
    assert [row["source_row"] for row in only_table(reading)] == [2, 4]
    assert reading.tables[0].rows_in == 2


def test_a_byte_order_mark_does_not_hide_the_first_column():
    reading = read_csv(b"\xef\xbb\xbf" + csv_file(PERSON, [person(1)]), PERSON, PERSON.form, 2026)
    assert only_table(reading)[0]["person_id"] == "T00001"


def test_windows_line_ends_are_read_alike():
    data = csv_file(PERSON, [person(1), person(2)])
    windows = read_csv(data.replace(b"\n", b"\r\n"), PERSON, PERSON.form, 2026)
    assert only_table(windows) == only_table(read_csv(data, PERSON, PERSON.form, 2026))


def test_a_column_that_is_not_agreed_is_dropped_and_noted():
    header = [str(c.called) for c in PERSON.tables[0].arriving] + ["former_upn"]
    reading = read_csv(csv_file(PERSON, [person(1)], header), PERSON, PERSON.form, 2026)
    assert [note.rule_id for note in reading.notes] == ["file/header_unknown_column"]
    assert "former_upn" not in only_table(reading)[0]


def test_a_column_that_may_be_left_out_is_noted_and_empty():
    header = [str(c.called) for c in PERSON.tables[0].arriving if c.name != "gender_code"]
    reading = read_csv(csv_file(PERSON, [person(1)], header), PERSON, PERSON.form, 2026)
    assert [note.column_name for note in reading.notes] == ["gender_code"]
    assert only_table(reading)[0]["gender_code"] == ""


def test_a_last_row_without_a_line_end_is_read_and_noted():
    reading = read_csv(csv_file(PERSON, [person(1)]).rstrip(b"\n"), PERSON, PERSON.form, 2026)
    assert len(only_table(reading)) == 1
    assert [note.rule_id for note in reading.notes] == ["file/no_final_line_end"]


GOOD = csv_file(PERSON, [person(1), person(2)])


@pytest.mark.parametrize(
    ("rule_id", "data"),
    [
        ("file/empty", b""),
        ("file/empty", b" \n\n"),
        ("file/no_rows", GOOD.splitlines(keepends=True)[0]),
        ("file/cut_short", GOOD[:-20]),
        ("file/header_duplicated", GOOD.replace(b"pers_sex", b"pers_dob", 1)),
        ("file/header_missing_column", GOOD.split(b"\n", 1)[1]),
        ("file/quote_never_closed", GOOD.replace(b"Tazqel", b'"Tazqel', 1)),
        ("file/wrong_format", b"PK\x03\x04" + GOOD),
        ("file/wrong_format", b"<html><body>" + GOOD),
        ("file/wrong_format", b"%PDF-1.7 " + GOOD),
        ("file/wrong_encoding", GOOD.decode().encode("utf-16")),
        ("file/wrong_encoding", GOOD.decode().encode("utf-16-le")),
    ],
)
def test_a_file_that_is_not_what_was_agreed_is_refused_with_its_rule(rule_id: str, data: bytes):
    assert refusal(data) == rule_id


def test_a_refusal_names_rule_row_and_field_and_nothing_else():
    with pytest.raises(FileRefused) as refused:
        read_csv(GOOD.replace(b"Tazqel", b'"Tazqel', 1), PERSON, PERSON.form, 2026)
    assert str(refused.value) == "file/quote_never_closed"
    assert refused.value.source_row == 2


CELL = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffd"),
    max_size=20,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
def test_any_text_survives_reading(names: list[tuple[str, str]]):
    rows = [
        person(n, given_name=given, family_name=family) for n, (given, family) in enumerate(names)
    ]
    found = only_table(read_csv(csv_file(PERSON, rows), PERSON, PERSON.form, 2026))
    assert [(row["given_name"], row["family_name"]) for row in found] == names


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["x", ",", '""', "a,b", "a\nb", "", "\\", "'"]), min_size=30, max_size=60
    )
)
def test_no_row_is_ever_lost(cells: list[str]):
    """As many records as Python's own reader counts come out as rows or as faults."""
    header = ",".join(str(c.called) for c in PERSON.tables[0].arriving)
    rest = "," * (header.count(",") - 1)
    body = "".join(f"T{n},{cell}{rest}\n" for n, cell in enumerate(cells))
    data = f"{header}\n{body}"
    expected = sum(1 for row in csv.reader(io.StringIO(data, newline="")) if any(row)) - 1
    reading = read_csv(data.encode(), PERSON, PERSON.form, 2026)
    assert reading.tables[0].rows_in == expected
