"""A workbook is read by its headers; what hides, lies or was lost is told of or refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.ingest.read_xlsx import read_xlsx
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading
from tests.ingest.workbooks import (
    ROWS,
    contact,
    contacts,
    header,
    rewritten,
    sheet,
    with_part,
    workbook,
)

ANNEX = load_contracts()["annex_a"]
CONTACTS = ANNEX.table("contacts")
HELP = ANNEX.table("early_help_assessments")


def read(data: bytes, contract: Contract = ANNEX) -> Reading:
    return read_xlsx(data, contract, contract.form, 2026)


def the_table(data: bytes, name: str = "contacts") -> TableReading:
    return next(part for part in read(data).tables if part.table.name == name)


def cells(data: bytes, column: str) -> list[Any]:
    return the_table(data).cells[column].to_pylist()  # type: ignore[no-any-return]


def said(data: bytes, column: str) -> list[str | None]:
    """What the reader said of each cell of a column."""
    told = the_table(data).cells
    name = f"{column}__read"
    return told[name].to_pylist() if name in told.column_names else [None] * told.num_rows


def notes(data: bytes) -> set[tuple[str, int | None, str | None, str | None]]:
    """What is told of the file, but for the lists that these workbooks never hold."""
    return {
        (note.rule_id, note.source_row, note.column_name, note.table_name)
        for note in read(data).notes
        if note.rule_id != "file/table_missing"
    }


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read(data)
    return refused.value.rule_id


# Tables and headers


def test_tables_are_found_by_their_headers_whatever_the_sheets_are_called():
    data = workbook(
        {
            "List_1": sheet(HELP, ROWS["early_help_assessments"]),
            "Guidance": [["How to fill in this workbook"], ["One sheet for each list"]],
            "zz": sheet(CONTACTS, contact(), contact(child_id="T00009")),
        }
    )
    assert [(part.table.name, part.rows_in) for part in read(data).tables] == [
        ("contacts", 2),
        ("early_help_assessments", 1),
    ]
    assert notes(data) == {("file/sheet_of_no_table", None, None, None)}


def test_every_list_is_known_from_its_published_header():
    for table in ANNEX.tables:
        rows = [dict.fromkeys(header(table), "x")]
        [part] = read(workbook({"a": sheet(table, *rows)})).tables
        assert part.table.name == table.name


def test_the_order_of_columns_says_nothing():
    names, row = (list(reversed(line)) for line in sheet(CONTACTS, contact()))
    assert cells(workbook({"a": [names, row]}), "child_id") == ["T00001"]
    assert cells(workbook({"a": [names, row]}), "contact_date") == ["05/01/2026"]


@pytest.mark.parametrize(
    "written",
    [
        "DATE OF CONTACT",
        "  Date  of contact ",
        "Date of\ncontact",
        "Date\u00a0of Contact:",
        "Date-of-Contact",
        "Da\u200bte of Contact",
        "Date of first contact",
    ],
)
def test_a_header_is_known_however_it_is_spelled(written: str):
    rows = sheet(CONTACTS, contact())
    rows[0] = [written if name == "Date of Contact" else name for name in rows[0]]
    assert cells(workbook({"a": rows}), "contact_date") == ["05/01/2026"]


def test_the_published_name_wins_over_a_name_that_only_resembles_it():
    names, row = sheet(CONTACTS, contact())
    data = workbook({"a": [["Date of last contact", *names], [date(2020, 1, 1), *row]]})
    assert cells(data, "contact_date") == ["05/01/2026"]
    assert notes(data) == {("file/header_unknown_column", 1, None, "contacts")}


def test_a_header_may_stand_below_titles_that_are_merged():
    def title(book: Any, sheets: dict[str, Any]) -> None:
        sheets["a"].merge_range("A1:G1", "List 1: Contacts", book.add_format({"bold": True}))

    rows = [[], ["Six months to 31 March 2026"], [], *sheet(CONTACTS, contact())]
    data = workbook({"a": rows}, draw=title)
    assert the_table(data).cells["source_row"].to_pylist() == [5]
    assert notes(data) == set()


def test_a_header_below_the_twentieth_row_is_not_looked_for():
    assert refusal(workbook({"a": [[]] * 20 + sheet(CONTACTS, contact())})) == (
        "file/header_of_no_table"
    )


def test_a_table_may_begin_in_any_column():
    rows = [[None, None, *row] for row in sheet(CONTACTS, contact())]
    assert cells(workbook({"a": rows}), "child_id") == ["T00001"]


def test_a_missing_column_is_refused_if_it_is_required_and_told_of_if_not():
    def without(name: str) -> bytes:
        names, row = sheet(CONTACTS, contact())
        place = names.index(name)
        return workbook({"a": [line[:place] + line[place + 1 :] for line in (names, row)]})

    assert refusal(without("Gender")) == "file/header_missing_column"
    assert notes(without("Age of Child (Years)")) == {
        ("file/header_missing_optional_column", 1, "age_years", "contacts")
    }


def test_one_list_that_is_not_as_agreed_leaves_the_others_to_be_read():
    names, row = sheet(CONTACTS, contact())
    place = names.index("Gender")
    short = [line[:place] + line[place + 1 :] for line in (names, row)]
    data = workbook({"a": short, "b": sheet(HELP, ROWS["early_help_assessments"])})
    reading = read(data)
    assert [table.table.name for table in reading.tables] == ["early_help_assessments"]
    told = [note for note in reading.notes if note.table_name == "contacts"]
    assert told == [FileNote("file/list_not_read", 1, "gender_code", "contacts")]


def test_a_list_that_is_not_as_agreed_is_no_list_beside_an_empty_one():
    names, row = sheet(CONTACTS, contact())
    data = workbook({"a": [[*names, "gender "], [*row, "b) Female"]], "b": sheet(HELP)})
    assert refusal(data) == "file/header_duplicated"


def test_a_name_that_stands_twice_is_refused():
    names, row = sheet(CONTACTS, contact())
    data = workbook({"a": [[*names, "gender "], [*row, "b) Female"]]})
    assert refusal(data) == "file/header_duplicated"


def test_two_sheets_with_rows_of_one_list_are_refused():
    rows = sheet(CONTACTS, contact())
    assert refusal(workbook({"April": rows, "May": rows})) == "file/table_sent_twice"


def test_an_empty_form_of_a_list_beside_the_list_takes_nothing_away():
    rows = sheet(CONTACTS, contact())
    for sheets in ({"Form": rows[:1], "List": rows}, {"List": rows, "Form": rows[:1]}):
        assert the_table(workbook(sheets)).rows_in == 1


def test_a_list_may_be_empty_but_not_every_list():
    empty = sheet(HELP)
    assert (
        the_table(
            workbook({"a": empty, "b": sheet(CONTACTS, contact())}), "early_help_assessments"
        ).rows_in
        == 0
    )
    assert refusal(workbook({"a": empty})) == "file/no_rows"
    assert refusal(workbook({"a": []})) == "file/header_of_no_table"


def test_an_agreed_list_that_nobody_sent_is_told_of():
    missing = {
        n.table_name for n in read(contacts(ANNEX)).notes if n.rule_id == "file/table_missing"
    }
    assert missing == {table.name for table in ANNEX.tables} - {"contacts"}
    only = replace(ANNEX, tables=(CONTACTS, replace(HELP, is_optional=True)))
    assert read(contacts(ANNEX), only).notes == []


def test_a_cover_sheet_is_not_the_list_of_a_contract_that_has_but_one():
    only = replace(ANNEX, tables=(CONTACTS,))
    data = workbook({"Cover": [["Contacts"], ["Date"]], "List": sheet(CONTACTS, contact())})
    assert [part.rows_in for part in read(data, only).tables] == [1]


# Rows


def test_a_row_keeps_the_number_that_the_sheet_shows_and_blank_rows_are_no_rows():
    rows = sheet(CONTACTS, contact(), {}, contact(child_id="T00002"), {}, {})
    rows[4] = ["", " ", None]
    data = workbook({"a": rows})
    assert the_table(data).cells["source_row"].to_pylist() == [2, 4]
    assert cells(data, "row_number") == [1, 2]


def test_a_row_that_is_filled_only_in_columns_nobody_agreed_is_no_row():
    rows = sheet(CONTACTS, contact())
    data = workbook({"a": [[*rows[0], "Notes"], [*rows[1], ""], [None] * 7 + ["Total: 1"]]})
    assert the_table(data).rows_in == 1


def test_a_header_that_is_repeated_in_a_long_list_is_set_aside():
    rows = sheet(CONTACTS, contact(), contact())
    part = the_table(workbook({"a": [*rows[:2], rows[0], rows[2]]}))
    assert [(fault.source_row, fault.rule_id) for fault in part.faults] == [
        (3, "row/header_repeated")
    ]
    assert (part.rows_in, part.cells.num_rows) == (3, 2)


# Values


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2026, 1, 5), "05/01/2026"),
        (datetime(2026, 1, 5, 13, 45), "05/01/2026"),
        ("05/01/2026", "05/01/2026"),
        (" 05/01/2026\u00a0", "05/01/2026"),
        ("2026-01-05", "05/01/2026"),
        ("5/1/26", "5/1/26"),
        (2026, "2026"),
        (60, "60"),
        (True, "true"),
    ],
)
def test_a_day_is_read_from_a_date_cell_and_from_text(cell: Any, text: str):
    assert cells(contacts(ANNEX, contact(contact_date=cell)), "contact_date") == [text]
    assert said(contacts(ANNEX, contact(contact_date=cell)), "contact_date") == [None]


@pytest.mark.parametrize(("from_1904", "text"), [(False, "03/02/2012"), (True, "04/02/2016")])
def test_a_number_of_days_becomes_a_day_of_the_workbooks_own_calendar(from_1904: bool, text: str):
    for cell in (40942, 40942.75, "40942"):
        data = contacts(ANNEX, contact(birth_date=cell), date_1904=from_1904)
        assert cells(data, "birth_date") == [text]
        assert said(data, "birth_date") == ["cell/date_from_number"]


def test_date_cells_of_both_calendars_are_the_day_that_a_person_sees():
    for from_1904 in (False, True):
        data = contacts(ANNEX, contact(birth_date=date(2012, 2, 3)), date_1904=from_1904)
        assert cells(data, "birth_date") == ["03/02/2012"]


def test_the_29_february_1900_that_never_was_is_no_date():
    def write(book: Any, sheets: dict[str, Any]) -> None:
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheets["Contacts"].write_number("D2", 60, as_date)
        sheets["Contacts"].write_number("D3", 61, as_date)

    data = contacts(ANNEX, contact(), contact(), draw=write)
    assert cells(data, "birth_date") == ["29/02/1900", "01/03/1900"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(12, "12"), (12.0, "12"), (12.5, "12.5"), ("12", "12"), ("12.0", "12.0"), (0, "0")],
)
def test_a_whole_number_has_no_fraction_and_text_stays_text(cell: Any, text: str):
    assert cells(contacts(ANNEX, contact(age_years=cell)), "age_years") == [text]


@pytest.mark.parametrize(
    ("cell", "text", "rule_id"),
    [
        (9434765919, "9434765919", None),
        ("00123", "00123", None),
        (123456789012345, "123456789012345", None),
        (1234567890123456789, "1234567890123457024", "cell/digits_lost"),
        ("1234567890123456789", "1234567890123456789", None),
        ("9.43E+09", "9.43E+09", "cell/digits_lost"),
        ("9.43e9", "9.43e9", "cell/digits_lost"),
        ("E12", "E12", None),
    ],
)
def test_an_identifier_that_a_spreadsheet_shortened_is_not_repaired(
    cell: Any, text: str, rule_id: str | None
):
    data = contacts(ANNEX, contact(child_id=cell))
    assert (cells(data, "child_id"), said(data, "child_id")) == ([text], [rule_id])


@pytest.mark.parametrize(
    "cell", ["\u00a0T1", "T1\u200b", " T1 ", "\ufeffT1", "T\u00ad1", "T1\r\n", "T1\u202f"]
)
def test_blanks_that_nobody_sees_are_taken_off(cell: str):
    assert cells(contacts(ANNEX, contact(child_id=cell)), "child_id") == ["T1"]


def test_blanks_within_a_text_become_one_plain_blank():
    data = contacts(ANNEX, contact(gender_code="a)\u00a0Male\nor \t other"))
    assert cells(data, "gender_code") == ["a) Male or other"]


@pytest.mark.parametrize("cell", ["NA", "Null", "None", "nan", "TRUE", "=1+1", "@SUM(A1)", "+44"])
def test_a_text_stays_that_text_whatever_it_means_to_other_tools(cell: str):
    assert cells(contacts(ANNEX, contact(child_id=cell)), "child_id") == [cell]


def test_a_truth_value_is_written_as_the_contract_agrees():
    contract = load_contracts()["ssd_person"]
    [table] = contract.tables
    rows = [
        {"pers_person_id": "1", "pers_is_mother": True},
        {"pers_person_id": "2", "pers_is_mother": False},
        {"pers_person_id": "3", "pers_is_mother": "Y"},
    ]
    [part] = read(workbook({"a": sheet(table, *rows)}), contract).tables
    assert part.cells["is_mother"].to_pylist() == ["Y", "N", "Y"]


def test_a_local_moment_is_read_from_a_date_cell():
    contract = load_contracts()["mash_contact"]
    [table] = contract.tables
    names = {column.name: str(column.called) for column in table.columns}
    sent = {column.called: "1" for column in table.columns if column.required}

    def write(book: Any, sheets: dict[str, Any]) -> None:
        form = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        place = header(table).index(names["received_at"])
        sheets["a"].write_datetime(1, place, datetime(2026, 1, 5, 13, 45), form)

    [part] = read(workbook({"a": sheet(table, sent)}, draw=write), contract).tables
    assert part.cells["received_at"].to_pylist() == ["05/01/2026 13:45"]


def with_cell(place: str, write: str, *values: Any, **options: Any) -> bytes:
    """Two rows of contacts, one cell of which is written by a method of the sheet."""

    def draw(book: Any, sheets: dict[str, Any]) -> None:
        getattr(sheets["Contacts"], write)(place, *values)

    return contacts(ANNEX, contact(), contact(), draw=draw, **options)


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_an_error_is_no_text(error: str):
    data = with_cell("A3", "write_formula", "=A99", None, error)
    assert cells(data, "child_id") == ["T00001", ""]
    assert said(data, "child_id") == [None, "cell/spreadsheet_error"]


def test_an_error_is_found_where_a_table_does_not_begin_in_the_first_column():
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["a"].write_formula("E3", "=1/0", None, "#DIV/0!")

    rows = [[], *([None, None, *row] for row in sheet(CONTACTS, contact()))]
    data = workbook({"a": rows}, draw=draw)
    assert said(data, "ethnic_group_code") == ["cell/spreadsheet_error"]


def test_a_row_of_errors_alone_is_a_row():
    data = with_cell("C4", "write_formula", "=A99", None, "#N/A")
    assert the_table(data).rows_in == 3


# Formulas


def test_a_formula_gives_the_value_that_was_stored_with_it():
    data = with_cell("A3", "write_formula", '="T"&"7"', None, "T7")
    assert cells(data, "child_id") == ["T00001", "T7"]


def test_a_formula_that_gives_an_empty_text_is_a_missing_value():
    data = with_cell("E3", "write_formula", '=IF(D3="","",1)', None, "")
    empty = b'<c r="E3" t="str"><f>'
    data = rewritten(data, lambda _, part: part.replace(b'<c r="E3"><f>', empty))
    assert cells(data, "age_years") == ["14", ""]


@pytest.mark.parametrize("place", ["E3", "A2"])
def test_a_formula_without_its_value_is_refused_and_its_place_is_named(place: str):
    with pytest.raises(FileRefused) as refused:
        read(with_cell(place, "write_formula", "=1+1", None, ""))
    names = {"E3": (3, "age_years"), "A2": (2, "child_id")}
    assert refused.value.rule_id == "file/formula_without_value"
    assert (refused.value.source_row, refused.value.column_name) == names[place]
    assert refused.value.table_name == "contacts"


def test_openpyxl_stores_no_values_and_its_formulas_are_refused():
    book = openpyxl.load_workbook(io.BytesIO(contacts(ANNEX)))
    book.active["E2"] = "=YEAR(NOW())"
    out = io.BytesIO()
    book.save(out)
    assert refusal(out.getvalue()) == "file/formula_without_value"


def test_a_formula_outside_the_agreed_columns_may_lack_its_value():
    assert the_table(with_cell("J3", "write_formula", "=1+1", None, "")).rows_in == 2
    cover = workbook(
        {"Cover": [["x"]], "List": sheet(CONTACTS, contact())},
        draw=lambda _, sheets: sheets["Cover"].write_formula("A2", "=1+1", None, ""),
    )
    assert the_table(cover).rows_in == 1


# What hides


def test_hidden_rows_are_read_and_each_is_told_of():
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        for row in (1, 3, 9):  # the third is beyond the list
            sheets["Contacts"].set_row(row, None, None, {"hidden": True})

    data = contacts(ANNEX, *[contact()] * 3, draw=draw)
    assert the_table(data).rows_in == 3
    assert notes(data) == {
        ("file/row_hidden", 2, None, "contacts"),
        ("file/row_hidden", 4, None, "contacts"),
    }


def test_hidden_columns_and_sheets_are_read_and_told_of():
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].set_column("B:C", None, None, {"hidden": True})
        sheets["Contacts"].hide()
        book.add_worksheet("shown").activate()

    data = contacts(ANNEX, draw=draw)
    assert cells(data, "gender_code") == ["a) Male"]
    assert notes(data) == {
        ("file/column_hidden", 1, "gender_code", "contacts"),
        ("file/column_hidden", 1, "ethnic_group_code", "contacts"),
        ("file/sheet_hidden", None, None, "contacts"),
    }


def test_merged_cells_of_a_list_are_told_of_and_only_the_first_holds_the_value():
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].merge_range("B2:B3", "b) Female", book.add_format())

    data = contacts(ANNEX, contact(), contact(), contact(), draw=draw)
    assert cells(data, "gender_code") == ["b) Female", "", "a) Male"]
    assert notes(data) == {("file/cells_merged", 2, None, "contacts")}


# Other writers


def prefixed(name: str, part: bytes) -> bytes:
    """The part with a prefix before every element's name, as some libraries write it."""
    if not name.startswith("xl/worksheets/"):
        return part
    text = part.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")
    return text.replace(b"<x:?", b"<?").replace(b' xmlns="', b' xmlns:x="')


def single_quoted(name: str, part: bytes) -> bytes:
    return part.replace(b'"', b"'") if name.startswith("xl/worksheets/") else part


@pytest.mark.parametrize("style", [prefixed, single_quoted])
def test_the_same_is_found_in_xml_of_another_style(style: Callable[[str, bytes], bytes]):
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].set_row(2, None, None, {"hidden": True})
        sheets["Contacts"].set_column("B:B", None, None, {"hidden": True})
        sheets["Contacts"].write_formula("C3", "=1/0", None, "#DIV/0!")

    data = rewritten(contacts(ANNEX, contact(), contact(), draw=draw), style)
    assert cells(data, "child_id") == ["T00001", "T00001"]
    assert said(data, "ethnic_group_code") == [None, "cell/spreadsheet_error"]
    assert notes(data) == {
        ("file/row_hidden", 3, None, "contacts"),
        ("file/column_hidden", 1, "gender_code", "contacts"),
    }
    unvalued = with_cell("E3", "write_formula", "=1+1", None, "")
    assert refusal(rewritten(unvalued, style)) == "file/formula_without_value"


def test_texts_within_the_sheet_are_read_like_those_beside_it():
    data = contacts(ANNEX, in_memory=True, constant_memory=True)
    assert cells(data, "child_id") == ["T00001"]


# What is refused


def test_what_is_no_workbook_is_refused():
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.csv", "x")
    assert refusal(b"") == "file/empty"
    assert refusal(b"CHILD,SEX\n1,2\n") == "file/wrong_format"
    assert refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == "file/workbook_old_or_encrypted"
    assert refusal(plain.getvalue()) == "file/wrong_format"


@pytest.mark.parametrize(
    ("part", "rule_id"),
    [
        ("xl/vbaProject.bin", "file/workbook_macros"),
        ("xl/macrosheets/sheet1.xml", "file/workbook_macros"),
        ("xl/externalLinks/externalLink1.xml", "file/workbook_external_links"),
        ("../up.xml", "file/workbook_unsafe"),
        ("/root.xml", "file/workbook_unsafe"),
        ("xl\\worksheets\\a.xml", "file/workbook_unsafe"),
        ("C:/a.xml", "file/workbook_unsafe"),
    ],
)
def test_a_package_with_a_part_that_may_do_harm_is_refused(part: str, rule_id: str):
    assert refusal(with_part(contacts(ANNEX), part)) == rule_id


def test_a_package_with_two_parts_of_one_name_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = with_part(contacts(ANNEX), "xl/workbook.xml")
    assert refusal(data) == "file/workbook_unsafe"


def test_a_package_whose_parts_are_encrypted_is_refused():
    data = bytearray(contacts(ANNEX))
    place = data.index(b"PK\x01\x02") + 8  # the flags of the first entry of the directory
    data[place] |= 1
    assert refusal(bytes(data)) == "file/workbook_old_or_encrypted"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_document_type_is_refused(part: str):
    def change(name: str, content: bytes) -> bytes:
        declared = b'?>\n<!DOCTYPE a [<!ENTITY x "y">]>'
        return content.replace(b"?>", declared, 1) if name == part else content

    assert refusal(rewritten(contacts(ANNEX), change)) == "file/doctype"


def claiming(data: bytes, size: int) -> bytes:
    """The package with another size claimed for its last part, in both places."""
    place = data.rindex(b"PK\x01\x02")
    start = struct.unpack("<I", data[place + 42 : place + 46])[0]
    claim = struct.pack("<I", size)
    data = data[: place + 24] + claim + data[place + 28 :]
    return data[: start + 22] + claim + data[start + 26 :]


@pytest.mark.parametrize("claimed", [None, 100])
def test_a_package_that_swells_is_refused_by_its_real_bytes(claimed: int | None):
    data = with_part(contacts(ANNEX), "xl/media/image1.png", b"\0" * (40 << 20))
    assert refusal(claiming(data, claimed) if claimed else data) == "file/workbook_inflated"


WHOLE = contacts(ANNEX, contact(), contact(child_id="T00002"))
PLACES = st.floats(0, 1, exclude_max=True)


def test_a_stray_value_in_the_last_corner_of_a_sheet_is_refused_before_it_fills_the_memory():
    data = with_cell("XFD1048576", "write_string", "x")
    assert refusal(data) == "file/sheet_reaches_too_far"


def test_formats_without_values_may_reach_to_the_last_row():
    def draw(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Contacts"].write_blank("G1048576", None, book.add_format({"bold": True}))

    assert the_table(contacts(ANNEX, draw=draw)).rows_in == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<c r="A2"', b"<c"),
        (b'<c r="A2"', b'<c r="A99999999999"'),
        (b'<c r="A2"', b'<c r="AAAA2"'),
        (b'<row r="2"', b'<row r="4294967297"'),
    ],
)
def test_a_cell_that_stands_where_no_sheet_has_room_is_refused(old: bytes, new: bytes):
    data = rewritten(contacts(ANNEX), lambda _, part: part.replace(old, new))
    assert refusal(data) == "file/unreadable"


@settings(max_examples=100, deadline=None)
@given(PLACES, st.lists(st.tuples(PLACES, st.integers(1, 255)), max_size=4))
def test_a_damaged_workbook_is_refused_or_read_and_nothing_else(
    cut: float, flips: list[tuple[float, int]]
):
    damaged = bytearray(WHOLE)
    for share, bits in flips:
        damaged[int(share * len(WHOLE))] ^= bits
    for data in (bytes(damaged), WHOLE[: int(cut * len(WHOLE))]):
        try:
            assert read(data).tables
        except FileRefused as refused:
            assert refused.rule_id.startswith("file/")


def test_no_refusal_holds_a_cell():
    data = with_cell("E3", "write_formula", '="Zqmarker"', None, "")
    with pytest.raises(FileRefused) as refused:
        read(data)
    assert "Zqmarker" not in repr(refused.value)
