"""Identifiers: known vectors, and the SQL held to the Python."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset import identifiers


@pytest.fixture(scope="module")
def engine() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    identifiers.install(connection)
    return connection


@pytest.mark.parametrize("number", ["4010232137", "4857773457", "401 023 2137", "401-023-2137"])
def test_numbers_of_the_live_ranges_are_valid(number: str):
    assert identifiers.nhs_number_fault(number) is None


@pytest.mark.parametrize("digit", "0123456789")
def test_ten_equal_digits_pass_the_checksum_and_are_placeholders(digit: str):
    assert identifiers.nhs_number_fault(digit * 10) == "cell/nhs_number_placeholder"


@pytest.mark.parametrize(
    ("number", "rule_id"),
    [
        ("9434765919", "cell/nhs_number_never_issued"),
        ("9876543210", "cell/nhs_number_never_issued"),
        ("9434765918", "cell/nhs_number"),
        ("9434765919.0", "cell/nhs_number"),
        ("943476591", "cell/nhs_number"),
        ("٩434765919", "cell/nhs_number"),
        ("９434765919", "cell/nhs_number"),
        ("0101991231", "cell/nhs_number_other_nation"),
    ],
)
def test_what_is_no_number_of_england_and_wales_says_why(number: str, rule_id: str):
    assert identifiers.nhs_number_fault(number) == rule_id


def test_no_number_begins_with_a_prefix_whose_check_digit_would_be_ten():
    assert all(identifiers.nhs_number_fault(f"999000000{d}") for d in range(10))


def test_every_wrong_digit_and_every_swap_of_neighbours_is_found():
    number = "4857773457"
    for place in range(10):
        for digit in set("0123456789") - {number[place]}:
            assert identifiers.nhs_number_fault(number[:place] + digit + number[place + 1 :])
    for place in range(9):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert swapped == number or identifiers.nhs_number_fault(swapped)


@pytest.mark.parametrize(
    "upn", ["B801200005001", "A80120000512A", "R838200005001", "P207000016049", "b801200005001"]
)
def test_permanent_temporary_and_new_authorities_pupil_numbers_are_valid(upn: str):
    assert identifiers.upn_fault(upn) is None


@pytest.mark.parametrize("upn", ["Q207000016049", "UN1", "I801200005001", "B80120000500O", ""])
def test_wrong_letters_and_reasons_for_absence_are_no_pupil_numbers(upn: str):
    assert identifiers.upn_fault(upn) == "cell/upn"


@pytest.mark.parametrize(
    ("text", "clean"), [("s70 1aa", "S70 1AA"), ("S701AA", "S70 1AA"), ("w1a\u00a01aa", "W1A 1AA")]
)
def test_postcodes_are_written_one_way(text: str, clean: str):
    assert identifiers.postcode_fault(text) is None
    assert identifiers.clean_postcode(text) == clean


def test_no_fixed_abode_is_a_placeholder_and_a_letter_o_is_no_zero():
    assert identifiers.postcode_fault("ZZ99 3VZ") == "cell/postcode_placeholder"
    assert identifiers.postcode_fault("S7O 1AA") == "cell/postcode"


NUMBERS = st.one_of(
    st.from_regex(r"[0-9]{10}", fullmatch=True),
    st.from_regex(r"[0-9 \-]{9,13}", fullmatch=True),
    st.text(max_size=12),
)
UPNS = st.one_of(st.from_regex(r"[A-Z][0-9]{11}[0-9A-Z]", fullmatch=True), st.text(max_size=14))
POSTCODES = st.one_of(
    st.from_regex(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", fullmatch=True), st.text(max_size=9)
)


@settings(max_examples=400, deadline=None)
@given(number=NUMBERS, upn=UPNS, postcode=POSTCODES, invented=st.booleans())
def test_the_sql_says_what_the_python_says(
    engine: duckdb.DuckDBPyConnection, number: str, upn: str, postcode: str, invented: bool
):
    [answer] = engine.execute(
        "select nhs_number_fault($1, $4), upn_fault($2), postcode_fault($3)",
        [number, upn, postcode, invented],
    ).fetchall()
    assert answer == (
        identifiers.nhs_number_fault(number, accept_never_issued=invented),
        identifiers.upn_fault(upn),
        identifiers.postcode_fault(postcode),
    )


@settings(max_examples=200, deadline=None)
@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_at_most_one_check_digit_fits_nine_digits(stem: str):
    faults = [identifiers.nhs_number_fault(f"{stem}{d}") for d in range(10)]
    assert sum(fault != "cell/nhs_number" for fault in faults) <= 1
