"""The latest night again: its arrivals, for whoever has to look at them in the restricted zone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb

from sy_dataset.config import Config, load_config
from sy_dataset.contracts import deliveries, load_contracts
from sy_dataset.contracts.model import Contract
from sy_dataset.engine import connect, encrypting
from sy_dataset.errors import LockHeld, NightError, NothingToDo
from sy_dataset.identity import link, store
from sy_dataset.identity.keys import TokenKey, load_exchange_key, load_key
from sy_dataset.inputs import select
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.lock import only_one
from sy_dataset.paths import Workspace


@dataclass(frozen=True)
class Latest:
    """What the latest night linked: the selected arrivals, and what is needed to read them."""

    workspace: Workspace
    selected: Sequence[Arrival]
    contracts: Mapping[str, Contract]
    config: Config
    key: TokenKey
    as_of: date
    exchange_key: TokenKey | None = None

    @classmethod
    def of(cls, workspace: Workspace) -> Latest:
        """That of a workspace. Raises NothingToDo if nothing is selected, KeyProblem."""
        contracts = load_contracts()
        ledger = Ledger(workspace.ledger)
        selection = select(ledger.arrivals(), deliveries(contracts))
        ledger.close()
        if not selection.selected:
            raise NothingToDo("No night has linked anything yet")
        return cls(
            workspace,
            selection.selected,
            contracts,
            load_config(workspace.config),
            load_key(workspace),
            selection.as_of,
            load_exchange_key(workspace),
        )


@contextmanager
def compared(latest: Latest) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory that holds the tables of `link.compare`, until the block ends."""
    with connect(scratch=latest.workspace.restricted / "spill") as connection:
        link.compare(
            connection,
            latest.selected,
            contracts=latest.contracts,
            config=latest.config,
            key=latest.key,
            workspace=latest.workspace,
            as_of=latest.as_of,
            exchange_key=latest.exchange_key,
        )
        yield connection


@contextmanager
def in_store(
    connection: duckdb.DuckDBPyConnection, workspace: Workspace, key: TokenKey
) -> Iterator[None]:
    """Attach the identity store as `store` for the block, in one transaction.

    No night can begin meanwhile: keep the block short. An exception undoes what it wrote.
    Raises NightError if a night is running, KeyProblem as `store.attach`.
    """
    try:
        with only_one(workspace.lock):
            store.attach(connection, workspace.identity_store, key)
            try:
                yield from _transaction(connection)
            finally:
                connection.execute("detach store")
    except LockHeld:
        raise NightError("a night is running; try again when it is done") from None


def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("begin transaction")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


@contextmanager
def store_alone(workspace: Workspace, key: TokenKey) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that holds the identity store alone; else as `in_store`."""
    with connect(scratch=workspace.restricted / "spill") as connection:
        encrypting(connection)
        with in_store(connection, workspace, key):
            yield connection
