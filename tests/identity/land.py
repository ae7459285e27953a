"""An invented partnership for the tests: conformed rows written from the contracts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset.config import Agency, Config, load_config
from sy_dataset.contracts import Contract, Kind, Table, load_contracts
from sy_dataset.identifiers import UPN_LETTERS, nhs_number_fault
from sy_dataset.identity.keys import TokenKey, key_id, store_key
from sy_dataset.identity.link import LinkCounts, link_persons
from sy_dataset.identity.pseudonymise import pseudonymise
from sy_dataset.ledger import Arrival
from sy_dataset.paths import PROJECT, Workspace

SECRET = bytes(range(7, 39))
KEY = TokenKey(key_id(SECRET), SECRET)
NIGHT = date(2026, 3, 31)
ARROW = {
    Kind.STRING: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.TIMESTAMP: pa.timestamp("us"),
}
Row = Mapping[str, Any]


def nhs(serial: int) -> str:
    """A valid number of the range that is never issued, by serial; the few without one skip."""
    for stem in range(990_000_000 + serial * 11, 990_000_000 + serial * 11 + 11):
        for check in "0123456789":
            if nhs_number_fault(f"{stem}{check}", accept_never_issued=True) is None:
                return f"{stem}{check}"
    raise AssertionError("no number")


def upn(serial: int, *, is_temporary: bool = False) -> str:
    """A valid unique pupil number, by serial."""
    body = f"{serial:011d}A" if is_temporary else f"{serial:012d}"
    values = [0 if c == "A" else int(c) for c in body]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return UPN_LETTERS[total % 23] + body


@dataclass
class Land:
    """A workspace, and the arrivals that were written into it."""

    home: Path
    key: TokenKey = KEY
    arrivals: dict[tuple[str, str], Arrival] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.workspace = Workspace(self.home)
        self.config: Config = load_config(PROJECT / "config" / "partnership.toml")
        self.contracts: dict[str, Contract] = load_contracts()

    def agency(self, agency_id: str) -> Agency:
        return next(agency for agency in self.config.agency if agency.id == agency_id)

    def send(
        self, agency_id: str, extract_id: str, *, night: int = 1, **tables: Iterable[Row]
    ) -> Arrival:
        """Conform and pseudonymise one extract of one agency; it replaces the one before."""
        contract = self.contracts[extract_id]
        arrival_id = f"{agency_id}-{extract_id}-{night}"
        arrival = Arrival(
            *(arrival_id, agency_id, extract_id, NIGHT, len(self.arrivals), "0", 1, "accepted"),
            tables=frozenset(table.name for table in contract.tables),
        )
        assert tables.keys() <= {table.name for table in contract.tables}
        for table in contract.tables:
            path = self.workspace.conformed / arrival_id / f"{table.name}.parquet"
            write_conformed(table, list(tables.get(table.name, ())), path)
        self.pseudonymise(arrival)
        self.arrivals[agency_id, extract_id] = arrival
        return arrival

    def pseudonymise(self, arrival: Arrival) -> int:
        return pseudonymise(
            [arrival],
            contracts=self.contracts,
            agencies={agency.id: agency for agency in self.config.agency},
            key=self.key,
            config=self.config,
            workspace=self.workspace,
        )

    def link(self, as_of: date = NIGHT, exchange_key: TokenKey | None = None) -> LinkCounts:
        return link_persons(
            list(self.arrivals.values()),
            contracts=self.contracts,
            config=self.config,
            key=self.key,
            workspace=self.workspace,
            as_of=as_of,
            exchange_key=exchange_key,
        )

    def token(self, agency_id: str, person_id: str) -> str:
        """The token of one record, as any of its pseudonymised tables holds it."""
        return python_token(self.key, f"sy|v1|person|{agency_id}/1|{person_id}")

    def person(self, agency_id: str, person_id: str) -> str:
        """The person that one record was linked to."""
        return self.links()[agency_id, self.token(agency_id, person_id)][0]

    def rule(self, agency_id: str, person_id: str) -> str:
        """The rung that joined one record to its person."""
        return self.links()[agency_id, self.token(agency_id, person_id)][1]

    def links(self) -> dict[tuple[str, str], tuple[str, str]]:
        rows = pq.read_table(self.workspace.person_links).to_pylist()
        return {(r["agency_id"], r["person_token"]): (r["person_id"], r["rule_id"]) for r in rows}

    def stored(self, table: str) -> list[tuple[Any, ...]]:
        """A table of the identity store, in a fixed order."""
        with opened_store(self.workspace, self.key) as store:
            return store.execute(f"select * from {table} order by all").fetchall()

    def whole_store(self) -> dict[str, list[tuple[Any, ...]]]:
        names = ("person_record", "person_event", "link_evidence", "tie", "conflict", "verdict")
        return {name: self.stored(name) for name in names}

    def reasons(self, agency_id: str, person_id: str) -> set[str]:
        """Why one record is listed for review."""
        token = self.token(agency_id, person_id)
        return {row[1] for row in self.stored("conflict") if row[3:] == (agency_id, token)}

    def ties(self, agency_id: str, person_id: str) -> set[str]:
        """The rungs at which one record was left out."""
        token = self.token(agency_id, person_id)
        return {row[0] for row in self.stored("tie") if row[1:] == (agency_id, token)}


@contextmanager
def opened_store(workspace: Workspace, key: TokenKey) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads the identity store and can change nothing in it."""
    with duckdb.connect() as connection:
        connection.execute(
            f"attach '{workspace.identity_store}' as store (encryption_key ?, read_only)",
            [store_key(key)],
        )
        connection.execute("use store")
        yield connection


def python_token(key: TokenKey, message: str) -> str:
    """The token as the standard library makes it."""
    import hashlib
    import hmac

    from sy_dataset.identity.keys import as_consonants

    digest = hmac.new(key.secret, message.encode(), hashlib.sha256).hexdigest()
    return f"{key.key_id}_{as_consonants(digest[:32])}"


def write_conformed(table: Table, rows: list[Row], path: Path) -> None:
    """Rows of declared columns as reading leaves them; facts are derived, the rest is missing.

    A row may set `source_row`; else rows are numbered. An undeclared column cannot be written.
    """
    declared = {column.name for column in table.arriving}
    for row in rows:
        assert row.keys() <= declared | {"source_row"}, row.keys() - declared
    numbers = [row.get("source_row", number) for number, row in enumerate(rows, start=1)]
    columns = {"source_row": pa.array(numbers, pa.int64())}
    for column in table.arriving:
        columns[column.name] = pa.array([r.get(column.name) for r in rows], ARROW[column.kind])
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = pa.table(columns)
    facts = "".join(f', ({c.fact}) as "{c.name}"' for c in table.columns if c.is_fact)
    with duckdb.connect() as connection:
        connection.register("arriving", arriving)
        whole = connection.execute(f"select *{facts} from arriving").fetch_arrow_table()
    pq.write_table(whole, path)


def shuffled(rows: Iterable[Row], seed: int) -> list[Row]:
    """The same rows in another order, as another day's extract might hold them."""
    mixed = [{k: v for k, v in row.items() if k != "source_row"} for row in rows]
    random.Random(seed).shuffle(mixed)  # noqa: S311 — no secret hangs on it
    return mixed
