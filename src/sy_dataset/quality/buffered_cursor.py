"""Let Great Expectations read from DuckDB through SQLAlchemy.

Great Expectations gives a connection back to the pool before it fetches the rows of a
query. The cursor of duckdb-engine keeps no rows of its own, it reads on from the
connection, and the pool's rollback throws the pending rows away. A cursor that fetches
when it executes does not depend on that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any


class BufferedCursor:
    """A cursor that holds the rows of its last statement; everything else is `cursor`'s own."""

    rowcount = -1  # DuckDB does not say; DB-API's word for "not known"

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._rows: Iterator[Any] = iter(())
        self.description: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def execute(self, statement: str, parameters: Any = None, context: Any = None) -> None:
        """Execute a statement and fetch all it answers."""
        self._cursor.execute(statement, parameters, context)
        self.description = self._cursor.description
        self._rows = iter(self._cursor.fetchall() if self.description else ())

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        """The next `size` rows, fewer at the end."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._rows)


def install() -> None:
    """Give every connection of duckdb-engine buffered cursors; again is a no-op."""
    from duckdb_engine import ConnectionWrapper  # noqa: PLC0415 - pulls in SQLAlchemy

    plain = ConnectionWrapper.cursor
    if getattr(plain, "is_buffered", False):
        return

    def cursor(connection: Any) -> BufferedCursor:
        return BufferedCursor(plain(connection))

    cursor.is_buffered = True  # type: ignore[attr-defined]
    ConnectionWrapper.cursor = cursor
