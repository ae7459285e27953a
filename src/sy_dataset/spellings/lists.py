"""Read the lists that the dictionary is made of, and the stewards' file."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sy_dataset.errors import NightError
from sy_dataset.spellings.normalise import key

Columns = dict[tuple[str, str], "Place"]
"""(list, column) -> the question, and where it is asked"""
Codes = dict[str, dict[str, str]]
"""question -> every way that a code is written -> the code"""
DECISION_COLUMNS = frozenset(
    {"list", "column", "raw_spelling", "code", "decided_on", "decided_by", "reason"}
)


@dataclass(frozen=True)
class Place:
    """Where a question is asked: one column of one list.

    asked_in  the list, with a word of the column where a list asks a question twice
    """

    question: str
    asked_in: str


@dataclass(frozen=True)
class Listed:
    """One spelling that the source holds for a question, in one of the places it is asked."""

    question: str
    asked_in: str
    code: str
    raw_spelling: str


def load_columns(path: Path) -> Columns:
    """Which question each column of each list asks."""
    return {
        (row["list"], row["column"]): Place(row["question"], row["asked_in"]) for row in _rows(path)
    }


def load_listed(path: Path) -> list[Listed]:
    """The listed spellings, one for each place that holds them."""
    return [
        Listed(row["question"], asked_in, row["code"], row["raw_spelling"])
        for row in _rows(path)
        for asked_in in row["asked_in"].split()
    ]


def load_codes(path: Path) -> Codes:
    """The codes of each question; the source writes some of them in two ways."""
    codes: Codes = defaultdict(dict)
    for row in _rows(path):
        codes[row["question"]][row["code"]] = row["code"]
        if row["also_written"]:
            codes[row["question"]][row["also_written"]] = row["code"]
    return dict(codes)


def load_decisions(path: Path, columns: Columns, codes: Codes) -> dict[tuple[str, str, str], str]:
    """(list, column, key of the spelling) -> the code a steward decided.

    Of two decisions on one spelling the later date wins, and on one day the later row.

    Raises NightError with the line if a column is unknown, a code is not one of its
    codes, the date is not written yyyy-mm-dd or nobody has signed. The message never
    holds the spelling.
    """
    decided: dict[tuple[str, str, str], tuple[date, str]] = {}
    for line, row in enumerate(_rows(path, DECISION_COLUMNS), start=2):
        place = columns.get((row["list"], row["column"]))
        code = codes[place.question].get(row["code"]) if place else None
        day = _day(row["decided_on"])
        if code is None or day is None or not row["decided_by"].strip():
            raise NightError(
                f"{path.name}, decision {line - 1}: needs a known list and column, one of its "
                "codes, a date written yyyy-mm-dd and who decided"
            )
        asked = (row["list"], row["column"], key(row["raw_spelling"]))
        if asked not in decided or decided[asked][0] <= day:
            decided[asked] = (day, code)
    return {asked: code for asked, (_, code) in decided.items()}


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == len("yyyy-mm-dd") else None
    except ValueError:
        return None


def _rows(path: Path, needed: frozenset[str] = frozenset()) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        try:
            if missing := needed - set(reader.fieldnames or ()):
                raise NightError(f"{path.name}: no column {', '.join(sorted(missing))}")
            return [{name: value or "" for name, value in row.items() if name} for row in reader]
        except (csv.Error, UnicodeDecodeError):
            raise NightError(f"{path.name}: not a CSV file in UTF-8") from None
