"""What the sheets of a pack hold: their columns, their rows, and the words about them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

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


def correction_rows(
    connection: duckdb.DuckDBPyConnection, *, most: int | None = None
) -> duckdb.DuckDBPyConnection:
    """What is to be corrected, under the names of CORRECTIONS without REPLY."""
    names = ", ".join(f'"{name}"' for name in SHOWN)
    limit = "" if most is None else f" limit {most:d}"
    return connection.execute(f"select {names} from {LISTED} where not is_excepted{limit}")


def excepted_rows(
    connection: duckdb.DuckDBPyConnection, *, most: int | None = None
) -> duckdb.DuckDBPyConnection:
    """What is excepted for now, under the names of EXCEPTED without REPLY."""
    shown = [f'"{name}"' for name in SHOWN if name != "remark"]
    names = ", ".join([*shown, *(f"{ours} as {theirs}" for ours, theirs in KNOWN.items())])
    limit = "" if most is None else f" limit {most:d}"
    return connection.execute(f"select {names} from {LISTED} where is_excepted{limit}")


def as_csv_query(columns: tuple[str, ...], *, is_excepted: bool) -> str:
    """The rows as text that no spreadsheet takes for a formula, and empty columns to reply in."""
    ours = {theirs: name for name, theirs in KNOWN.items()}
    cells = [_cell(ours.get(name, name), name) for name in columns if name not in REPLY]
    reply = [f"'' as {name}" for name in REPLY]
    where = "is_excepted" if is_excepted else "not is_excepted"
    return f"select {', '.join([*cells, *reply])} from {LISTED} where {where}"


def _cell(column: str, name: str) -> str:
    if name in DATES_AND_NUMBERS:
        return f'coalesce(cast("{column}" as varchar), \'\') as "{name}"'
    return (
        f"case when regexp_matches(\"{column}\", '{FORMULA}') then '''' || \"{column}\""
        f' else coalesce("{column}", \'\') end as "{name}"'
    )


def in_batches(rows: duckdb.DuckDBPyConnection, size: int = 2000) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer one by one, never all of them in memory."""
    while batch := rows.fetchmany(size):
        yield from batch
