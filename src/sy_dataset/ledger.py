"""The ledger: one small SQLite file of what arrived, what became of it and what was published.

It holds no identifier of a child and no file name as sent; a sender may put a child's name
into a file name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sy_dataset.ledger_doors import DoorEntries, now
from sy_dataset.ledger_returns import ReturnEntries

SCHEMA = """
create table if not exists arrival (
    arrival_id text primary key,
    agency_id text not null,
    extract_id text,                 -- null while no agreed extract is recognised
    file_format text,                -- the form in which it came, as its name says
    period_date text,                -- the day the extract speaks of
    sequence integer not null,       -- order of receipt, from 1
    sha256 text not null,
    size_bytes integer not null,
    received_at text not null,
    state text not null,             -- received, conformed, accepted, held, refused
    rule_id text,                    -- why the file was refused, if reading refused it
    derived_with text,               -- digest of the contract, key and code it was conformed with
    submission integer not null default 1,  -- the number that the sender gave it
    encryption text,                 -- age or pgp; null if it came in the clear
    manifest_rows integer,           -- the rows that the sender's manifest promises
    part text not null default ''    -- digest of the word for one of several files; '' if whole
);
create table if not exists arrival_table (
    arrival_id text not null,
    table_name text not null,
    rows_in integer not null,
    rows_accepted integer not null,
    rows_refused integer not null,
    rows_duplicate integer not null,
    primary key (arrival_id, table_name),
    check (rows_in = rows_accepted + rows_refused + rows_duplicate)
);
create table if not exists gate_check (
    arrival_id text not null,
    check_id text not null,
    title text not null,
    state text not null,
    observed real,
    lowest real,
    highest real,
    primary key (arrival_id, check_id)
);
create table if not exists decision (
    decision_id integer primary key,
    arrival_id text not null,
    verdict text not null,           -- accepted or refused
    decided_by text not null,
    reason text not null,
    decided_at text not null
);
create table if not exists release (
    release_id text primary key,
    inputs_digest text not null,
    fingerprint text not null,
    published_at text not null
);
create table if not exists run (
    run_id text primary key,
    started_at text not null,
    finished_at text,
    state text not null,             -- running, published, unchanged, failed
    release_id text
);
"""


@dataclass(frozen=True)
class Arrival:
    """One file of one agency, as received.

    submission     the sender's number of it, from 1; a later one corrects an earlier one
    encryption     age or pgp; None if it came in the clear
    manifest_rows  data rows that the sender's manifest promises; None if it promises none
    part           which of the several files of an extract it is; empty if it is the whole
    """

    arrival_id: str
    agency_id: str
    extract_id: str | None
    period_date: date | None
    sequence: int
    sha256: str
    size_bytes: int
    state: str
    rule_id: str | None = None
    derived_with: str | None = None
    file_format: str | None = None
    tables: frozenset[str] = frozenset()
    """The tables that reading found in it; none before it is read."""
    submission: int = 1
    encryption: str | None = None
    manifest_rows: int | None = None
    part: str = ""


@dataclass(frozen=True)
class RowCounts:
    """What became of the rows of one table of one arrival; the parts add up to `rows_in`."""

    table_name: str
    rows_in: int
    rows_accepted: int
    rows_refused: int
    rows_duplicate: int


@dataclass(frozen=True)
class GateCheck:
    """One check of one arrival, in one of the five states."""

    arrival_id: str
    check_id: str
    title: str
    state: str
    observed: float | None
    lowest: float | None
    highest: float | None


ARRIVAL_COLUMNS = (
    "arrival_id, agency_id, extract_id, period_date, sequence, sha256, size_bytes, state,"
    " rule_id, derived_with, file_format, (select group_concat(table_name) from arrival_table"
    " where arrival_table.arrival_id = arrival.arrival_id), submission, encryption, manifest_rows,"
    " part"
)


class Ledger(DoorEntries, ReturnEntries):
    """Reads and writes the ledger; every write is durable when the method returns."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = full")
        self._connection.executescript(SCHEMA)
        self._prepare_doors()
        self._prepare_returns()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("begin immediate")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def add_arrival(self, arrival: Arrival) -> bool:
        """Enter an arrival, giving it the next sequence. False if it was entered before."""
        with self._transaction() as ledger:
            added = ledger.execute(
                "insert or ignore into arrival (arrival_id, agency_id, extract_id, period_date,"
                " sequence, sha256, size_bytes, received_at, state, rule_id, file_format,"
                " submission, encryption, manifest_rows, part) values (?, ?, ?, ?, (select"
                " coalesce(max(sequence), 0) + 1 from arrival), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(arrival.arrival_id, arrival.agency_id, arrival.extract_id),
                    *(arrival.period_date and arrival.period_date.isoformat(), arrival.sha256),
                    *(arrival.size_bytes, now(), arrival.state, arrival.rule_id),
                    *(arrival.file_format, arrival.submission, arrival.encryption),
                    *(arrival.manifest_rows, arrival.part),
                ),
            )
        return added.rowcount == 1

    def arrivals(self, *states: str) -> list[Arrival]:
        """Arrivals in the order of receipt; only those in `states` if any are given."""
        marks = ", ".join("?" * len(states))
        where = f"where state in ({marks})" if states else ""
        rows = self._connection.execute(
            f"select {ARRIVAL_COLUMNS} from arrival {where} order by sequence", states
        )
        return [_arrival(row) for row in rows]

    def other_senders(self, arrival: Arrival) -> list[str]:
        """Other agencies that sent the very same bytes earlier."""
        rows = self._connection.execute(
            "select distinct agency_id from arrival where sha256 = ? and agency_id != ?"
            " and sequence < ?",
            (arrival.sha256, arrival.agency_id, arrival.sequence),
        )
        return [row[0] for row in rows]

    def record_conformed(
        self,
        arrival_id: str,
        counts: Iterable[RowCounts],
        *,
        state: str,
        rule_id: str | None,
        derived_with: str,
    ) -> None:
        """Write down what reading made of an arrival: its rows, or the rule that refused it."""
        with self._transaction() as ledger:
            ledger.execute("delete from arrival_table where arrival_id = ?", (arrival_id,))
            ledger.executemany(
                "insert into arrival_table values (?, ?, ?, ?, ?, ?)",
                [
                    (
                        arrival_id,
                        c.table_name,
                        c.rows_in,
                        c.rows_accepted,
                        c.rows_refused,
                        c.rows_duplicate,
                    )
                    for c in counts
                ],
            )
            ledger.execute(
                "update arrival set state = ?, rule_id = ?, derived_with = ? where arrival_id = ?",
                (state, rule_id, derived_with, arrival_id),
            )

    def record_forgotten(self, kept: Collection[str]) -> None:
        """Write down that the derived rows of every arrival but the kept ones are going.

        Should one of them speak again, it is read anew from the vault.
        """
        others = [(a.arrival_id,) for a in self.arrivals() if a.arrival_id not in kept]
        with self._transaction() as ledger:
            ledger.executemany(
                "update arrival set derived_with = 'forgotten'"
                " where arrival_id = ? and derived_with is not null",
                others,
            )

    def row_counts(self, arrival_id: str) -> list[RowCounts]:
        """The row counts of one arrival, one per table."""
        rows = self._connection.execute(
            "select table_name, rows_in, rows_accepted, rows_refused, rows_duplicate"
            " from arrival_table where arrival_id = ? order by table_name",
            (arrival_id,),
        )
        return [RowCounts(*row) for row in rows]

    def record_verdicts(self, verdicts: dict[str, str], checks: Iterable[GateCheck]) -> None:
        """Write down the gate's checks and the verdict of each arrival, all or nothing.

        What a person decided about a held arrival stands when it is judged again.
        """
        with self._transaction() as ledger:
            for arrival_id, state in verdicts.items():
                ledger.execute("delete from gate_check where arrival_id = ?", (arrival_id,))
                ledger.execute(
                    "update arrival set state = case when ? = 'held' then coalesce((select verdict"
                    " from decision where arrival_id = arrival.arrival_id"
                    " order by decision_id desc limit 1), 'held') else ? end where arrival_id = ?",
                    (state, state, arrival_id),
                )
            ledger.executemany(
                "insert into gate_check values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (c.arrival_id, c.check_id, c.title, c.state, c.observed, c.lowest, c.highest)
                    for c in checks
                ],
            )

    def gate_checks(self) -> list[GateCheck]:
        """Every check of every arrival."""
        rows = self._connection.execute(
            "select arrival_id, check_id, title, state, observed, lowest, highest"
            " from gate_check order by arrival_id, check_id"
        )
        return [GateCheck(*row) for row in rows]

    def start_run(self, run_id: str) -> None:
        """Enter a run."""
        with self._transaction() as ledger:
            ledger.execute("insert into run values (?, ?, null, 'running', null)", (run_id, now()))

    def finish_run(self, run_id: str, state: str, release_id: str | None) -> None:
        """Close a run as published, unchanged or failed."""
        with self._transaction() as ledger:
            ledger.execute(
                "update run set finished_at = ?, state = ?, release_id = ? where run_id = ?",
                (now(), state, release_id, run_id),
            )

    def add_release(self, release_id: str, inputs_digest: str, fingerprint: str) -> None:
        """Enter a published release; again is a no-op."""
        with self._transaction() as ledger:
            ledger.execute(
                "insert or ignore into release values (?, ?, ?, ?)",
                (release_id, inputs_digest, fingerprint, now()),
            )

    def release(self, release_id: str) -> tuple[str, str] | None:
        """The inputs' digest and the fingerprint of a release, or None."""
        row = self._connection.execute(
            "select inputs_digest, fingerprint from release where release_id = ?", (release_id,)
        ).fetchone()
        return tuple(row) if row else None  # type: ignore[return-value]

    def releases(self) -> list[tuple[str, datetime]]:
        """Every published release and the moment (UTC) of its publication, oldest first."""
        rows = self._connection.execute(
            "select release_id, published_at from release order by published_at, release_id"
        ).fetchall()
        return [(one, datetime.fromisoformat(at).replace(tzinfo=None)) for one, at in rows]


def _arrival(row: tuple[Any, ...]) -> Arrival:
    arrival_id, agency_id, extract_id, period, *said, tables = row[:12]
    spoken_of = period and date.fromisoformat(period)
    found = frozenset(tables.split(",")) if tables else frozenset()
    return Arrival(*(arrival_id, agency_id, extract_id, spoken_of, *said, found, *row[12:]))
