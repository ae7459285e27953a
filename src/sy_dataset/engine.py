"""Connections to DuckDB, and files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb


@contextmanager
def connect(
    database: Path | None = None, *, scratch: Path, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB connection that sniffs nothing, fetches nothing and keeps order.

    database  a file, or None for memory
    scratch   where the engine may spill; of the zone that the data belong to
    """
    scratch.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(
        str(database) if database else ":memory:",
        read_only=read_only,
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": True,  # built-in ones only; nothing is fetched
            "temp_directory": str(scratch),
            "memory_limit": "1200MB",
            "preserve_insertion_order": True,
        },
    )
    try:
        connection.execute("set timezone = 'UTC'")
        yield connection
    finally:
        connection.close()


def encrypting(connection: duckdb.DuckDBPyConnection) -> None:
    """Let a connection write encrypted databases, and encrypt what it spills from now on.

    The engine's own ciphers only read; OpenSSL's come with its extension httpfs, loaded from
    the installed wheel: nothing is copied to a home folder, and no URL can be opened with it.
    """
    wheel = files("duckdb_extension_httpfs") / "extensions" / f"v{duckdb.__version__}"
    connection.execute(f"load {literal(str(wheel / 'httpfs.duckdb_extension'))}")
    connection.execute(
        "set disabled_filesystems = 'HTTPFileSystem,S3FileSystem,HuggingFaceFileSystem'"
    )
    connection.execute("set temp_file_encryption = true")


def literal(value: str | Path) -> str:
    """Text as an SQL literal, for the few places where the engine takes no parameter."""
    return "'" + str(value).replace("'", "''") + "'"


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path to write to; it becomes `path` only when everything was written.

    The file is flushed to disk, renamed, and its folder flushed, so that a crash or a
    power cut leaves the old file, the new one, or none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        flush(part)
        part.replace(path)
        flush(path.parent)
    finally:
        part.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Force a file or folder to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def save_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write the rows of a query to a Parquet file, whole or not at all. Returns their number."""
    with written_whole(path) as part:
        [(rows,)] = connection.execute(
            f"copy ({query}) to {literal(part)} (format parquet, compression zstd)"
        ).fetchall()
    return int(rows)
