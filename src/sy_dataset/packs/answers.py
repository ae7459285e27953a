"""What agencies answered, in one file of the restricted zone. Rows are added, none is changed.

The last answer to a finding counts, from the moment it is taken: a night may speak of an
earlier day.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import pyarrow as pa

from sy_dataset.engine import written_whole
from sy_dataset.errors import LockHeld, NightError
from sy_dataset.lock import only_one
from sy_dataset.paths import Workspace


class Said(StrEnum):
    """What an agency can say of a finding; the last two make it an exception for a time."""

    CORRECTED = "corrected"
    NOT_A_FAULT = "not a fault, because"
    CANNOT_FIX = "cannot fix"


EXCEPTIONS = (Said.NOT_A_FAULT, Said.CANNOT_FIX)


class Answer(NamedTuple):
    """One row of the file.

    until  the last day on which an exception stands; None for `corrected`
    """

    agency_id: str
    finding_key: str
    answer: Said
    reason: str
    until: date | None
    answered_on: date
    answered_by: str

    def stands_on(self, day: date) -> bool:
        """Whether it takes the finding from the corrections of that day."""
        return self.until is not None and self.until >= day


ANSWER_SCHEMA = pa.schema(
    [
        ("agency_id", pa.string()),
        ("finding_key", pa.string()),
        ("answer", pa.string()),
        ("reason", pa.string()),
        ("until", pa.date32()),
        ("answered_on", pa.date32()),
        ("answered_by", pa.string()),
    ]
)


@contextmanager
def only_taker(workspace: Workspace) -> Iterator[None]:
    """Hold the file while answers are taken, so that no row of another taker is lost.

    Raises NightError at once if another process holds it.
    """
    try:
        with only_one(workspace.state / "answers.lock"):
            yield
    except LockHeld:
        raise NightError("other answers are being taken at this moment; try again") from None


def read_answers(workspace: Workspace) -> list[Answer]:
    """Every answer ever taken, in the order in which they were.

    Raises NightError if the file is not as it was written.
    """
    if not workspace.answers.is_file():
        return []
    with workspace.answers.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        try:
            return [_answer(row) for row in reader]
        except (csv.Error, KeyError, TypeError, ValueError):
            raise NightError(f"{workspace.answers.name}: line {reader.line_num} is wrong") from None


def _answer(row: dict[str, str]) -> Answer:
    return Answer(
        agency_id=row["agency_id"],
        finding_key=row["finding_key"],
        answer=Said(row["answer"]),
        reason=row["reason"],
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        answered_on=date.fromisoformat(row["answered_on"]),
        answered_by=row["answered_by"],
    )


def append_answers(answers: Sequence[Answer], workspace: Workspace) -> None:
    """Add rows to the file: all of them are there when this returns, or none is."""
    out = io.StringIO(newline="")
    # every text in quotes: a lone carriage return would end the row otherwise
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    if not workspace.answers.is_file():
        writer.writerow(Answer._fields)
    writer.writerows(answers)
    before = workspace.answers.read_bytes() if workspace.answers.is_file() else b""
    if before and not before.endswith(b"\n"):  # somebody has edited it by hand
        before += b"\n"
    with written_whole(workspace.answers) as part:
        part.write_bytes(before + out.getvalue().encode())


def last_answers(workspace: Workspace) -> pa.Table:
    """The last answer of each agency to each finding."""
    last = {(one.agency_id, one.finding_key): one for one in read_answers(workspace)}
    return _table(list(last.values()))


def standing_answers(workspace: Workspace, on: date) -> pa.Table:
    """The accepted exceptions that stand on a day: the last answer of each agency to a finding.

    An exception stands through its `until` and is over on the day after.
    """
    last = {(one.agency_id, one.finding_key): one for one in read_answers(workspace)}
    return _table([one for one in last.values() if one.stands_on(on)])


def _table(answers: Sequence[Answer]) -> pa.Table:
    columns = list(zip(*answers, strict=True)) or [()] * len(ANSWER_SCHEMA)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, ANSWER_SCHEMA, strict=True)]
    return pa.table(arrays, schema=ANSWER_SCHEMA)
