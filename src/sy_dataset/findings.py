"""The rules that a cell, a row or a file can break, and the shape of a finding.

A finding says which rule, in which file, row and field. It never holds a value, so it
may be logged, published to the analyst and sent back to the agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa


class Dimension(StrEnum):
    """The six dimensions of the Government Data Quality Framework."""

    COMPLETENESS = "completeness"
    UNIQUENESS = "uniqueness"
    CONSISTENCY = "consistency"
    TIMELINESS = "timeliness"
    VALIDITY = "validity"
    ACCURACY = "accuracy"


class CheckState(StrEnum):
    """What became of a check. Only `passed` is passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"
    NOT_RUN = "not run"
    CRASHED = "crashed"


class Reach(StrEnum):
    """What a broken rule takes away: the value, the row, a list of the workbook, the file, or nothing."""

    NOTE = "note"
    CELL = "cell"
    ROW = "row"
    LIST = "list"
    FILE = "file"


@dataclass(frozen=True)
class Rule:
    """One rule of reading; `title` is what an agency reads."""

    id: str
    dimension: Dimension
    reach: Reach
    title: str


def _rules(*rules: tuple[str, Dimension, Reach, str]) -> dict[str, Rule]:
    return {rule[0]: Rule(*rule) for rule in rules}


V, C, U, K, T, A = (
    Dimension.VALIDITY,
    Dimension.COMPLETENESS,
    Dimension.UNIQUENESS,
    Dimension.CONSISTENCY,
    Dimension.TIMELINESS,
    Dimension.ACCURACY,
)

DUE_WORKING_DAYS = 10
"""Working days in which what a rule of reading found is to be put right."""

RULES = _rules(
    # the file
    ("file/no_agreed_extract", V, Reach.FILE, "The file's name is that of no agreed extract"),
    ("file/period_in_future", T, Reach.FILE, "The file speaks of a day that has not come"),
    ("file/not_a_plain_file", V, Reach.FILE, "A link, a folder or a device stands where a file is expected"),
    ("file/manifest_hash", K, Reach.FILE, "The file is not the one that the sender's manifest names"),
    ("file/manifest_rows", C, Reach.FILE, "The file has more or fewer rows than the sender's manifest says"),
    ("file/not_decryptable", V, Reach.FILE, "The file could not be decrypted: damaged, or not encrypted for us"),
    ("file/not_encrypted", V, Reach.FILE, "The agency sends encrypted files only, and this one is not"),
    ("file/empty", C, Reach.FILE, "The file is empty"),
    ("file/no_rows", C, Reach.FILE, "The file has a header and no rows"),
    ("file/wrong_format", V, Reach.FILE, "The content is not in the agreed format"),
    ("file/wrong_encoding", V, Reach.FILE, "The text is not in the agreed encoding"),
    ("file/too_large", V, Reach.FILE, "The file is larger than an extract may be"),
    ("file/header_duplicated", U, Reach.FILE, "The header names a column twice"),
    ("file/header_missing_column", C, Reach.FILE, "The header lacks an agreed column"),
    ("file/header_missing_optional_column", C, Reach.NOTE, "The header lacks a column that may be left out"),
    ("file/header_column_of_another_year", T, Reach.NOTE, "A column was sent that the return of this year does not have"),
    ("file/table_of_another_year", T, Reach.NOTE, "A table was sent that the return of this year does not have"),
    ("file/element_repeated", U, Reach.NOTE, "An element stands twice where one is agreed; the first was kept"),
    ("file/header_of_no_table", V, Reach.FILE, "The header is that of no agreed table"),
    ("file/table_missing", C, Reach.NOTE, "An agreed table was not sent"),
    ("file/list_not_read", C, Reach.LIST, "A list of the workbook was not read: its header lacks this column, or names one twice"),
    ("file/header_unknown_column", K, Reach.NOTE, "A column that is not agreed was sent; it was not kept"),
    ("file/cut_short", C, Reach.FILE, "The file ends in the middle of a row or element"),
    ("file/no_final_line_end", C, Reach.NOTE, "The last row has no line end; the file may be cut short"),
    ("file/quote_never_closed", V, Reach.FILE, "A quoted field is never closed"),
    ("file/doctype", V, Reach.FILE, "The XML declares a document type, which is never accepted"),
    ("file/not_well_formed", V, Reach.FILE, "The XML is not well formed"),
    ("file/unreadable", V, Reach.FILE, "The content could not be read as agreed"),
    ("file/wrong_root", V, Reach.FILE, "The XML is not the agreed return"),
    ("file/sent_by_another_agency", K, Reach.FILE, "Another agency has sent the very same file"),
    ("file/names_another_authority", K, Reach.FILE, "The return names another authority"),
    ("file/names_another_year", K, Reach.FILE, "The return names another year"),
    ("file/workbook_old_or_encrypted", V, Reach.FILE, "The workbook is encrypted or in the old binary format"),
    ("file/workbook_macros", V, Reach.FILE, "The workbook holds macros"),
    ("file/workbook_external_links", V, Reach.FILE, "The workbook takes values from other files"),
    ("file/workbook_unsafe", V, Reach.FILE, "The parts of the workbook are not those of a plain workbook"),
    ("file/workbook_inflated", V, Reach.FILE, "The workbook unpacks to far more than an extract may hold"),
    ("file/sheet_reaches_too_far", V, Reach.FILE, "A value stands far away from the rest of its sheet; clear the rows and columns after the list"),
    ("file/formula_without_value", C, Reach.FILE, "A formula stands without its value; save the workbook as values"),
    ("file/table_sent_twice", U, Reach.FILE, "Two sheets hold rows of the same table; join them, or delete the copy"),
    ("file/sheet_of_no_table", K, Reach.NOTE, "A sheet that is no agreed table was not read"),
    ("file/sheet_hidden", K, Reach.NOTE, "A table stands in a hidden sheet; it was read"),
    ("file/column_hidden", K, Reach.NOTE, "A hidden or filtered column was read"),
    ("file/row_hidden", K, Reach.NOTE, "A hidden or filtered row was read"),
    ("file/cells_merged", C, Reach.NOTE, "Cells are merged; only the first of them holds the value"),
    # the row
    ("row/field_count", V, Reach.ROW, "The row has more or fewer fields than the header"),
    ("row/encoding", V, Reach.ROW, "The row holds bytes that are not in the agreed encoding"),
    ("row/control_character", V, Reach.ROW, "The row holds a control character"),
    ("row/line_break_in_field", V, Reach.ROW, "A field holds a line break"),
    ("row/header_repeated", V, Reach.ROW, "The header line is repeated as a row"),
    ("row/key_missing", C, Reach.ROW, "A part of the row's key is missing or does not fit"),
    ("row/duplicate", U, Reach.ROW, "The row stands in the file more than once"),
    ("row/key_duplicated", U, Reach.ROW, "Another row with other content has the same key"),
    # the cell
    ("cell/missing", C, Reach.CELL, "A value is required and missing"),
    ("cell/date", V, Reach.CELL, "Not a date, or not written in the agreed form"),
    ("cell/date_default", V, Reach.CELL, "A default date stands for a missing one"),
    ("cell/date_partial", C, Reach.NOTE, "A part of the date is not known"),
    ("cell/date_in_future", T, Reach.CELL, "The date is later than the extract"),
    ("cell/timestamp", V, Reach.CELL, "Not a date and time, or not written in the agreed form"),
    ("cell/integer", V, Reach.CELL, "Not a whole number"),
    ("cell/number", V, Reach.CELL, "Not a number"),
    ("cell/spreadsheet_error", V, Reach.CELL, "A formula's error stands in the place of a value"),
    ("cell/digits_lost", A, Reach.CELL, "A spreadsheet has shortened the number; format the column as text and enter it anew"),
    ("cell/date_from_number", V, Reach.NOTE, "The day was written as a number of days and was reckoned from it"),
    ("cell/json", V, Reach.CELL, "Not valid JSON"),
    ("cell/code_retired", V, Reach.NOTE, "The code is no longer in the list of this return year"),
    ("cell/code_not_yet", V, Reach.NOTE, "The code is in the list of a later return year only"),
    ("cell/boolean", V, Reach.CELL, "Not one of the agreed values for yes and no"),
    ("cell/code", V, Reach.CELL, "Not in the agreed code list"),
    ("cell/spelling_unmapped", V, Reach.CELL, "The dictionary of codes does not know this spelling; a steward decides"),
    ("cell/spelling_conflict", K, Reach.CELL, "The dictionary of codes knows several codes for this spelling; a steward decides"),
    ("cell/nhs_number", V, Reach.CELL, "Not a valid NHS number"),
    ("cell/nhs_number_placeholder", V, Reach.CELL, "A placeholder stands for an NHS number"),
    ("cell/nhs_number_never_issued", V, Reach.CELL, "The NHS number is of a range that is never issued"),
    ("cell/nhs_number_other_nation", V, Reach.CELL, "A number of Scotland or Northern Ireland, not of England and Wales"),
    ("cell/nhs_number_token", V, Reach.CELL, "Not a token of an NHS number as agreed"),
    ("cell/upn", V, Reach.CELL, "Not a valid unique pupil number"),
    ("cell/postcode", V, Reach.CELL, "Not written as a postcode"),
    ("cell/postcode_placeholder", V, Reach.CELL, "A placeholder stands for a postcode"),
    ("cell/mojibake", V, Reach.NOTE, "The text was encoded twice and is damaged"),
)  # fmt: skip
"""Every rule of reading, by its id."""

FINDING_SCHEMA = pa.schema(
    [
        ("arrival_id", pa.string()),
        ("table_name", pa.string()),
        ("source_row", pa.int64()),
        ("column_name", pa.string()),
        ("rule_id", pa.string()),
    ]
)
"""One row per broken rule: no value, ever.

table_name   missing for a rule about the file as a whole
source_row   physical: the line of a CSV or XML file, the row of a Parquet file (from 1)
column_name  our name of the field; missing for a rule about a row or a file
"""

RULE_RESULT_SCHEMA = pa.schema(
    [
        ("agency_id", pa.string()),
        ("extract_id", pa.string()),
        ("period_date", pa.date32()),
        ("rule_id", pa.string()),
        ("state", pa.string()),
        ("reason", pa.string()),
        ("cases", pa.int64()),
    ]
)
"""One row per rule of the rulebook and return, or agency that owns it.

extract_id  the return; partnership for a rule across agencies
reason      why it did not run or crashed: names of tables, or a class of error; never a value
cases       what the rule flagged; missing if it has no result
"""
