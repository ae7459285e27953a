"""What the sheets of a pack hold: their columns, their rows, and the words about them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from sy_dataset.packs.corrections import LISTED, SHOWN

TEMPLATES = Path(__file__).parent / "templates"

REPLY = ("answer", "reason", "until")
"""The columns that the agency fills in."""

KNOWN = {
    "last_answer": "excepted_as",
    "last_reason": "excepted_because",
    "last_until": "excepted_until",
    "last_answered_on": "answered_on",
    "last_answered_by": "answered_by",
}
"""Columns of an excepted finding -> what they are called in the pack."""

PIECE = 20_000
"""Rows that are read at once."""

CORRECTIONS = (*SHOWN, *REPLY)
EXCEPTED = (*(name for name in SHOWN if name != "remark"), *KNOWN.values(), *REPLY)

DATES_AND_NUMBERS = {"due_date", "first_seen", "days_open", "excepted_until", "answered_on"}

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
"""How a text begins that a spreadsheet takes for a formula when it opens a CSV file."""


@cache
def how_to_answer() -> list[tuple[str, str]]:
    """The sheet How to answer: what, and how."""
    with (TEMPLATES / "how_to_answer.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["what"], row["how"]) for row in csv.DictReader(lines)]


def rows_of(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str], *, is_excepted: bool, most: int
) -> Iterator[tuple[Any, ...]]:
    """The first rows of a sheet, without the columns for the reply."""
    cells = [f'"{_ours(name)}"' for name in columns if name not in REPLY]
    for piece in _pieces(connection, cells, is_excepted, most):
        yield from piece.fetchall()


def tables_of_text(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str], *, is_excepted: bool
) -> Iterator[pa.Table]:
    """All rows as text that no spreadsheet takes for a formula, with empty columns to reply in.

    In pieces; there is one without rows if there are none.
    """
    cells = [f"'' as {name}" if name in REPLY else _text(name) for name in columns]
    for piece in _pieces(connection, cells, is_excepted, None):
        yield piece.to_arrow_table()


def _pieces(
    connection: duckdb.DuckDBPyConnection, cells: Sequence[str], is_excepted: bool, most: int | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The rows of LISTED in their order, so many at once that they weigh little in memory."""
    chosen = "is_excepted" if is_excepted else "not is_excepted"
    [(count,)] = connection.execute(f"select count(*) from ordered where {chosen}").fetchall()
    end = count if most is None else min(count, most)
    for start in range(0, max(end, 1), PIECE):
        yield connection.execute(
            f"select {', '.join(cells)} from {LISTED} where {chosen}"
            f" and number between {start + 1} and {min(start + PIECE, end)} order by number"
        )


def _ours(name: str) -> str:
    return {theirs: ours for ours, theirs in KNOWN.items()}.get(name, name)


def _text(name: str) -> str:
    column = f'"{_ours(name)}"'
    if name in DATES_AND_NUMBERS:
        return f"coalesce(cast({column} as varchar), '') as \"{name}\""
    return (
        f"case when regexp_matches({column}, '{FORMULA}') then '''' || {column}"
        f" else coalesce({column}, '') end as \"{name}\""
    )
