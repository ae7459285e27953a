"""An adoption team's list of identities that must never be linked, taken as verdicts."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from sy_dataset.config import Agency
from sy_dataset.errors import NightError
from sy_dataset.identity import tokens, verdicts
from sy_dataset.identity.verdicts import Verdict

COLUMNS = ("person_id_before", "person_id_after", "class", "decided_date")
CLASSES = ("adoption", "protected", "changed_identity")


@dataclass(frozen=True)
class Taken:
    """Pairs entered or standing already, and rows refused: (row, field, reason)."""

    verdicts: list[int]
    refused: list[tuple[int, str, str]]


def take(connection: duckdb.DuckDBPyConnection, file: Path, *, agency: Agency, by: str) -> Taken:
    """Enter a never-link list: CSV of COLUMNS, one row per pair of an agency's own numbers.

    connection  has the store attached as `store` and the macro `token`
    by          who gave the list

    Only tokens are kept. A number that no extract holds yet is kept all the same. A row that
    cannot be used is refused with its field, never its value; the others are taken. Raises
    NightError if the file is not such a list.
    """
    taken = Taken([], [])
    for number, row in enumerate(_rows(file), start=2):
        field, reason = _fault(row)
        if field:
            taken.refused.append((number, field, reason))
            continue
        record, other = (
            (agency.id, _token(connection, row[name].strip(), agency)) for name in COLUMNS[:2]
        )
        verdict = Verdict(
            "apart", record, other, "never_link", row["class"], by,
            date.fromisoformat(row["decided_date"].strip()),
        )  # fmt: skip
        taken.verdicts.extend(verdicts.add(connection, [verdict]))
    return taken


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text, strict=True)
            if missing := set(COLUMNS) - set(reader.fieldnames or ()):
                raise NightError(f"The list lacks the columns {', '.join(sorted(missing))}")
            return [{name: row[name] or "" for name in COLUMNS} for row in reader]
    except (csv.Error, UnicodeDecodeError, OSError):
        raise NightError("The list is not a CSV file in UTF-8") from None


def _fault(row: dict[str, str]) -> tuple[str, str]:
    """The field that cannot be used, and why; empty texts if all can."""
    for name in COLUMNS[:2]:
        if not row[name].strip():
            return name, "is missing"
    if row[COLUMNS[0]].strip() == row[COLUMNS[1]].strip():
        return COLUMNS[1], "is the same number"
    if row["class"] not in CLASSES:
        return "class", f"is none of {', '.join(CLASSES)}"
    try:
        date.fromisoformat(row["decided_date"].strip())
    except ValueError:
        return "decided_date", "is not a day in the form yyyy-mm-dd"
    return "", ""


def _token(connection: duckdb.DuckDBPyConnection, person_id: str, agency: Agency) -> str:
    sql = tokens.token_of("$1", domain="person", agency=agency)
    [(token,)] = connection.execute(f"select {sql}", [person_id]).fetchall()
    return str(token)
