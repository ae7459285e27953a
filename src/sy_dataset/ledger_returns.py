"""The ledger's entries about returns as a whole: what their rules let through, and decisions.

A return may come as several files. Its rules judge these together, so the verdict is of all of
them, and so is a person's approval.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sy_dataset.ledger_doors import now

if TYPE_CHECKING:
    from sy_dataset.ledger import GateCheck

SCHEMA = """
create table if not exists return_verdict (
    return_id text primary key,      -- digest of all that the answers of its rules depend on
    agency_id text not null,
    extract_id text not null,
    asked text not null,             -- digest of the arrivals and the rules alone
    verdict text not null,           -- accepted or held
    is_final integer not null,       -- 0 if its rules gave no answer: they are asked again
    judged_at text not null
);
create table if not exists return_arrival (
    return_id text not null,
    arrival_id text not null,
    primary key (return_id, arrival_id)
);
create table if not exists return_approval (
    asked text primary key           -- a named person accepted these arrivals under these rules
);
"""

BY_RULES = "rules/"
"""How the id of a check begins that a return's rules failed or passed."""

HELD = f"""
    select arrival_id from arrival where state = 'held' and exists (
        select 1 from gate_check where gate_check.arrival_id = arrival.arrival_id
        and check_id like '{BY_RULES}%' and gate_check.state not in ('passed', 'not applicable'))
"""


@dataclass(frozen=True)
class ReturnVerdict:
    """What the rules let through of one return of one agency.

    return_id  digest of all that the answers depend on; the same is not judged twice
    asked      digest of the arrivals and the rules alone: what an approval is of
    arrivals   all that speak in it
    verdict    accepted or held
    stopped    the arrivals that are held; none if it is accepted
    is_final   whether its rules gave answers
    """

    return_id: str
    agency_id: str
    extract_id: str
    asked: str
    arrivals: frozenset[str]
    verdict: str
    stopped: frozenset[str] = frozenset()
    is_final: bool = True


class ReturnEntries:
    """The part of the ledger that the gate of returns writes, and persons who decide."""

    _connection: sqlite3.Connection

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def _prepare_returns(self) -> None:
        self._connection.executescript(SCHEMA)

    def held_by_rules(self) -> frozenset[str]:
        """The arrivals that wait because the rules of their return said so."""
        return frozenset(row[0] for row in self._connection.execute(HELD))

    def return_verdict(self, return_id: str, arrivals: Collection[str]) -> str | None:
        """What was said of a return; None if it is to be judged, for the first time or anew.

        The arrivals' own gate, when it judges one anew, wipes what its return's rules said.
        """
        row = self._connection.execute(
            "select verdict from return_verdict where return_id = ? and is_final", (return_id,)
        ).fetchone()
        marks = ", ".join("?" * len(arrivals))
        [told] = self._connection.execute(
            "select count(distinct arrival_id) from gate_check"
            f" where check_id like '{BY_RULES}%' and arrival_id in ({marks})",
            tuple(arrivals),
        ).fetchone()
        return str(row[0]) if row and told == len(arrivals) else None

    def last_good_return(self, agency_id: str, extract_id: str) -> frozenset[str]:
        """The arrivals of the return that was accepted last and still stands whole."""
        row = self._connection.execute(
            "select return_id from return_verdict where agency_id = ? and extract_id = ?"
            " and verdict = 'accepted' and not exists (select 1 from return_arrival"
            " join arrival using (arrival_id) where return_arrival.return_id ="
            " return_verdict.return_id and arrival.state != 'accepted')"
            " order by judged_at desc, rowid desc limit 1",
            (agency_id, extract_id),
        ).fetchone()
        rows = self._connection.execute(
            "select arrival_id from return_arrival where return_id = ?", row or ("",)
        )
        return frozenset(arrival for (arrival,) in rows)

    def is_approved(self, asked: str) -> bool:
        """Whether a named person accepted these arrivals under these rules."""
        found = self._connection.execute("select 1 from return_approval where asked = ?", (asked,))
        return found.fetchone() is not None

    def record_return(self, said: ReturnVerdict, checks: Iterable[GateCheck]) -> None:
        """Write down what a return's rules said, all or nothing; what a person refused stays so."""
        with self._transaction() as ledger:
            ledger.execute("delete from return_arrival where return_id = ?", (said.return_id,))
            ledger.execute(
                "insert or replace into return_verdict values (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(said.return_id, said.agency_id, said.extract_id, said.asked),
                    *(said.verdict, int(said.is_final), now()),
                ),
            )
            ledger.executemany(
                "insert into return_arrival values (?, ?)",
                [(said.return_id, arrival) for arrival in sorted(said.arrivals)],
            )
            self._enter_checks(ledger, checks)
            ledger.executemany(
                "update arrival set state = case when ? and coalesce((select verdict from decision"
                " where arrival_id = arrival.arrival_id order by decision_id desc limit 1), '')"
                " = 'refused' then 'refused' else ? end where arrival_id = ?",
                [(bool(said.stopped), said.verdict, one) for one in said.stopped or said.arrivals],
            )

    def _enter_checks(self, ledger: sqlite3.Connection, checks: Iterable[GateCheck]) -> None:
        entered = list(checks)
        ledger.executemany(
            f"delete from gate_check where arrival_id = ? and check_id like '{BY_RULES}%'",
            {(check.arrival_id,) for check in entered},
        )
        ledger.executemany(
            "insert into gate_check values (?, ?, ?, ?, ?, ?, ?)",
            [
                (c.arrival_id, c.check_id, c.title, c.state, c.observed, c.lowest, c.highest)
                for c in entered
            ],
        )

    def decide(self, arrival_id: str, verdict: str, *, by: str, reason: str) -> bool:
        """A named person accepts or refuses a held arrival. False if it is not held.

        Whoever accepts one file of a return that its rules hold accepts all its files that are.
        """
        with self._transaction() as ledger:
            wanted = {arrival_id}
            if verdict == "accepted" and arrival_id in self.held_by_rules():
                wanted |= self._approve(ledger, arrival_id)
            changed = 0
            for one in sorted(wanted):
                done = ledger.execute(
                    "update arrival set state = ? where arrival_id = ? and state = 'held'",
                    (verdict, one),
                ).rowcount
                changed += done
                if done:
                    ledger.execute(
                        "insert into decision (arrival_id, verdict, decided_by, reason,"
                        " decided_at) values (?, ?, ?, ?, ?)",
                        (one, verdict, by, reason, now()),
                    )
        return changed > 0

    def _approve(self, ledger: sqlite3.Connection, arrival_id: str) -> set[str]:
        """Approve the return that holds an arrival. Returns its arrivals that its rules hold."""
        [return_id, asked] = ledger.execute(
            "select return_id, asked from return_verdict join return_arrival using (return_id)"
            " where arrival_id = ? and verdict = 'held'"
            " order by judged_at desc, return_verdict.rowid desc limit 1",
            (arrival_id,),
        ).fetchone()
        ledger.execute("insert or ignore into return_approval values (?)", (asked,))
        ledger.execute(
            "update return_verdict set verdict = 'accepted' where return_id = ?", (return_id,)
        )
        rows = ledger.execute(
            "select arrival_id from return_arrival where return_id = ?", (return_id,)
        )
        return {one for (one,) in rows} & self.held_by_rules()
