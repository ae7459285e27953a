"""The ledger's entries about the doors: what was left standing there, and second thoughts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime

SCHEMA = """
create table if not exists left_standing (
    agency_id text not null,
    seen_by text not null,           -- the stage that left it: fetch or receive
    state text not null,
    extract_id text,                 -- null if it is not about one extract
    period_date text,
    reason text not null,            -- a plain sentence; no file name, no secret
    arrival_id text not null,        -- empty where nothing was taken in
    seen_at text not null
);
"""

LATER_COLUMNS = {
    "file_format": "text",
    "submission": "integer not null default 1",
    "encryption": "text",
    "manifest_rows": "integer",
    "part": "text not null default ''",
}
"""Columns of `arrival` that a ledger written by earlier code may lack."""


@dataclass(frozen=True)
class LeftStanding:
    """Something at an agency's door that was not taken in, and why.

    extract_id, period_date  missing where it is not about one extract or one day
    reason                   a plain sentence without a file's name and without a secret
    arrival_id               empty where nothing was taken in
    """

    state: str
    reason: str
    extract_id: str | None = None
    period_date: date | None = None
    arrival_id: str = ""
    agency_id: str = ""
    seen_by: str = ""
    seen_at: str = ""


class DoorEntries:
    """The part of the ledger that receiving writes beside the arrivals themselves."""

    _connection: sqlite3.Connection

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def _prepare_doors(self) -> None:
        """Make what is missing; a ledger of earlier code keeps its rows."""
        self._connection.executescript(SCHEMA)
        there = {row[1] for row in self._connection.execute("pragma table_info(arrival)")}
        for name, kind in LATER_COLUMNS.items():
            if name not in there:
                self._connection.execute(f"alter table arrival add column {name} {kind}")

    def record_left(self, agency_id: str, seen_by: str, left: Iterable[LeftStanding]) -> None:
        """Replace what a stage saw standing at one agency's door the last time it looked."""
        seen_at = now()
        with self._transaction() as ledger:
            ledger.execute(
                "delete from left_standing where agency_id = ? and seen_by = ?",
                (agency_id, seen_by),
            )
            ledger.executemany(
                "insert into left_standing values (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(agency_id, seen_by, one.state, one.extract_id),
                        *(one.period_date and one.period_date.isoformat(), one.reason),
                        *(one.arrival_id, seen_at),
                    )
                    for one in left
                ],
            )

    def left_standing(self) -> list[LeftStanding]:
        """Everything that the last look at each door left there."""
        rows = self._connection.execute(
            "select state, reason, extract_id, period_date, arrival_id, agency_id, seen_by,"
            " seen_at from left_standing"
            " order by agency_id, extract_id, period_date, state, reason"
        )
        return [
            LeftStanding(state, reason, extract, day and date.fromisoformat(day), *rest)
            for state, reason, extract, day, *rest in rows
        ]

    def readmit(self, arrival_id: str) -> None:
        """Take back a refusal at the door: the arrival is to be read as if it were new."""
        self._judge_anew(arrival_id, "received", None)

    def refuse_at_door(self, arrival_id: str, rule_id: str) -> None:
        """Refuse an arrival that was taken in before; what was made of it feeds nothing more."""
        self._judge_anew(arrival_id, "refused", rule_id)

    def _judge_anew(self, arrival_id: str, state: str, rule_id: str | None) -> None:
        with self._transaction() as ledger:
            ledger.execute("delete from arrival_table where arrival_id = ?", (arrival_id,))
            ledger.execute("delete from gate_check where arrival_id = ?", (arrival_id,))
            ledger.execute(
                "update arrival set state = ?, rule_id = ?, derived_with = null"
                " where arrival_id = ?",
                (state, rule_id, arrival_id),
            )

    def expect_rows(self, arrival_id: str, rows: int | None) -> None:
        """Write down how many rows the sender says; what was read already is read again."""
        with self._transaction() as ledger:
            ledger.execute(
                "update arrival set manifest_rows = ?, derived_with ="
                " case when derived_with is null then null else 'manifest' end"
                " where arrival_id = ?",
                (rows, arrival_id),
            )


def now() -> str:
    """The moment in UTC, as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
