"""One return of one agency, laid out for its rules, and what they say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

from sy_dataset.contracts import Contract, Table
from sy_dataset.engine import connect, literal
from sy_dataset.errors import NightError
from sy_dataset.quality.rules.calendar import install_calendar, install_year
from sy_dataset.quality.rules.sheets import LAST, load_sheets, typed_columns

SENT, SENT_LAST = "sent", "sent_last"
"""Schemas of the conformed rows of the return, and of that of the year before."""


@dataclass(frozen=True)
class Return:
    """The conformed rows of one return.

    year      the return year: 2026 ends on 31 March 2026
    form      csv, xml or xlsx
    la_code   of the agency that sends it
    tables    name of a table of the contract -> its conformed rows, those that came
    previous  the same of the year before
    """

    contract: Contract
    year: int
    form: str
    la_code: str
    tables: Mapping[str, Path]
    previous: Mapping[str, Path]


@contextmanager
def laid_out(
    one: Return, book: Path, *, scratch: Path, references: Path | None = None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, set[str]]]:
    """A connection with everything that a rule of the book may name, and what of it is there.

    book        the folder of the rules, with tables.yaml and shared/
    references  folder of the reference lists, <name>.csv

    A table or list that did not come is there without a row, and not among what is there.
    """
    with connect(scratch=scratch) as connection:
        install_calendar(connection)
        install_year(connection, one.year, one.la_code)
        load_rows(connection, SENT, one.contract, one.tables)
        load_rows(connection, SENT_LAST, one.contract, one.previous)
        present = lay_out(connection, one.contract, book, one.tables, one.previous)
        present |= load_references(connection, book, references)
        share(connection, book)
        yield connection, present


def load_rows(
    connection: duckdb.DuckDBPyConnection,
    schema: str,
    contract: Contract,
    tables: Mapping[str, Path],
) -> None:
    """Fill a schema with the conformed rows, numbered by `row_id` from 1."""
    connection.execute(f"create schema if not exists {schema}")
    for table in contract.tables:
        path = tables.get(table.name)
        rows = _rows(path) if path else _no_rows(table)
        connection.execute(f"create table {schema}.{table.name} as {rows}")


def _rows(path: Path) -> str:
    return (
        "select file_row_number + 1 as row_id, * exclude (file_row_number)"
        f" from read_parquet({literal(path)}, file_row_number = true, hive_partitioning = false)"
    )


def _no_rows(table: Table) -> str:
    columns = ", ".join(f"null::{kind} as {name}" for name, kind in typed_columns(table))
    return f"select {columns} where false"


def lay_out(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    book: Path,
    tables: Collection[str],
    previous: Collection[str],
) -> set[str]:
    """Make the tables that the rules name of the conformed rows. Returns those that are there."""
    present: set[str] = set()
    for sheet in load_sheets(book / "tables.yaml", contract):
        for schema, ending, there in ((SENT, "", tables), (SENT_LAST, LAST, previous)):
            name = sheet.name + ending
            query = sheet.query(schema)
            connection.execute(f"create table {name} as {query}")
            if sheet.table.name in there:
                present.add(name)
    return present


def load_references(
    connection: duckdb.DuckDBPyConnection, book: Path, folder: Path | None
) -> set[str]:
    """Make the reference lists of `references.yaml`. Returns those of which there is a file.

    Raises NightError if a file lacks a column of its list.
    """
    declared = book / "references.yaml"
    present: set[str] = set()
    if not declared.is_file():
        return present
    lists: dict[str, dict[str, str]] = yaml.safe_load(declared.read_text(encoding="utf-8"))
    for name, columns in lists.items():
        typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        connection.execute(f"create table {name} ({typed})")
        path = folder / f"{name}.csv" if folder else None
        if path and path.is_file():
            present.add(name)
            try:
                connection.execute(
                    f"insert into {name} by name select {', '.join(columns)} from"
                    f" read_csv({literal(path)}, header = true, all_varchar = true, delim = ',')"
                )
            except duckdb.Error as error:
                told = f"The reference list {name} is not as agreed ({type(error).__name__})"
                raise NightError(told) from None
    return present


def share(connection: duckdb.DuckDBPyConnection, book: Path) -> None:
    """Make the tables that several rules ask, `shared/<name>.sql`, in the order of their names.

    One that fails is left out, and every rule that names it crashes.
    """
    for path in sorted((book / "shared").glob("*.sql")):
        try:
            connection.execute(f"create table {path.stem} as {path.read_text(encoding='utf-8')}")
        except duckdb.Error:
            continue
