"""The workbook of a pack: one marked-up table per sheet, and no text that is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from sy_dataset.packs.answers import Said
from sy_dataset.packs.sheets import (
    CORRECTIONS,
    EXCEPTED,
    how_to_answer,
    rows_of,
)
from sy_dataset.packs.streamed_sheet import StreamedSheet
from sy_dataset.packs.summary import Summary, full_date

MOST_ROWS = 50_000
"""Rows of a sheet; a larger one opens slowly or not at all on an office computer."""

PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
STYLE = "Table Style Light 1"
WIDTHS: Mapping[str, int] = {
    "finding_key": 14, "severity": 9, "extract": 22, "table": 20, "field": 24, "file": 26,
    "place": 12, "child_id": 14, "record_id": 26, "rule_id": 22, "title": 40, "message": 50,
    "to_do": 50, "due_date": 12, "affects": 18, "first_seen": 12, "remark": 30, "answer": 22,
    "reason": 40, "until": 12, "excepted_as": 22, "excepted_because": 40, "how": 110, "what": 28,
}  # fmt: skip

RULE_COLUMNS = ("severity", "extract", "rule_id", "title", "findings", "excepted", "due_date")


def write_workbook(
    path: Path, connection: duckdb.DuckDBPyConnection, summary: Summary, *, scratch: Path
) -> None:
    """Write the workbook of the agency whose tables stand in the connection.

    scratch  where parts of it lie until it is whole; of the restricted zone
    """
    scratch.mkdir(parents=True, exist_ok=True)
    of_night = f"{summary.agency}, {full_date(summary.night)}"
    with xlsxwriter.Workbook(path, {"tmpdir": str(scratch), **PLAIN}) as book:
        # the same pack gives the same bytes
        book.set_properties({"created": datetime.combine(summary.night, datetime.min.time())})
        sheets = _Sheets(book)
        told = [f"{summary.headline}.", *_banner(summary)]
        rules = [tuple(getattr(rule, name) for name in RULE_COLUMNS) for rule in summary.rules]
        sheets.add("Summary", f"Correction pack for {of_night}", told, RULE_COLUMNS, rules)
        sheets.add(
            "Corrections",
            f"Corrections for {of_night}",
            [_told(summary.corrections, "correction", "corrections.csv")],
            CORRECTIONS,
            rows_of(connection, CORRECTIONS, is_excepted=False, most=MOST_ROWS),
        )
        sheets.add("How to answer", "How to answer", [], ("what", "how"), how_to_answer())
        if summary.excepted:
            sheets.add(
                "Excepted",
                f"Findings excepted for now, {of_night}",
                [_told(summary.excepted, "finding", "excepted.csv")],
                EXCEPTED,
                rows_of(connection, EXCEPTED, is_excepted=True, most=MOST_ROWS),
            )


def _banner(summary: Summary) -> list[str]:
    return ["Invented data: nothing here is about a real child."] if summary.invented_data else []


def _told(count: int, word: str, file: str) -> str:
    """What a sheet holds, in one sentence."""
    if not count:
        return f"There is no {word}."
    if count > MOST_ROWS:
        return f"This sheet holds the first {MOST_ROWS:,} of {count:,} {word}s; {file} holds all."
    return f"{count:,} {word}{'' if count == 1 else 's'}, one in each row."


class _Sheets:
    """Adds sheets of one table each: title in A1, sentences below, then the table."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def add(
        self,
        name: str,
        title: str,
        sentences: Sequence[str],
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
    ) -> None:
        """Add one sheet; a row may be shorter than `columns`, the rest of it stays empty."""
        sheet = self._book.add_worksheet(name, worksheet_class=StreamedSheet)
        sheet.write_string(0, 0, title, self._title)
        for number, sentence in enumerate(sentences, start=1):
            sheet.write_string(number, 0, sentence)
        header = len(sentences) + 1
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDTHS.get(column, 10))
            sheet.write_string(header, place, column)
        last = sheet.write_rows(header + 1, rows, self._day)
        sheet.mark_up(columns, header, last, name=name.replace(" ", "_"), style=STYLE)
        if "answer" in columns:
            place = columns.index("answer")
            choice = {"validate": "list", "source": [answer.value for answer in Said]}
            sheet.data_validation(header + 1, place, max(last, header + 1), place, choice)
