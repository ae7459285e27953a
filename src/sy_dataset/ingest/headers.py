"""Match the header of a sheet or file to a declared table: by names, never by place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sy_dataset.contracts import Column, Contract, Table
from sy_dataset.ingest.reading import FileNote, FileRefused

LEAST_SHARE = 0.5
"""A header that names fewer of a table's columns than this does not speak of that table."""

Finder = Callable[[Column, Sequence[str]], int | None]
"""Where a column stands in a header, or None."""


def by_name(column: Column, header: Sequence[str]) -> int | None:
    """Where a column stands in a header that must be written exactly as agreed."""
    return header.index(str(column.called)) if column.called in header else None


def written(table: Table) -> list[Column]:
    """The columns that a header names; a column of XML alone stands in none."""
    return [c for c in table.arriving if not c.is_counted and c.only_in is None]


def find_table(header: Sequence[str], contract: Contract, find: Finder = by_name) -> Table | None:
    """The table of the contract that a header speaks of; None if none or several do.

    The one whose columns are named to the largest share; a contract of one table is that table.
    """
    if len(contract.tables) == 1:
        return contract.tables[0]
    return likeliest(header, contract, find)[0]


def likeliest(
    header: Sequence[str], contract: Contract, find: Finder = by_name
) -> tuple[Table | None, float]:
    """The table whose columns a header names to the largest share, and that share, 0 to 1.

    No table if the share is too small or if several have it.
    """
    shares = {table.name: _share(header, table, find) for table in contract.tables}
    best = max(shares.values())
    named = [table for table in contract.tables if shares[table.name] == best]
    return (named[0] if best >= LEAST_SHARE and len(named) == 1 else None), best


def _one_a_name(columns: list[Column]) -> list[Column]:
    """The first of the columns that are read from one name."""
    first: dict[str | None, Column] = {}
    for column in columns:
        first.setdefault(column.called, column)
    return list(first.values())


def _share(header: Sequence[str], table: Table, find: Finder) -> float:
    columns = written(table)
    return sum(find(column, header) is not None for column in columns) / len(columns)


def check_header(
    header: Sequence[str], table: Table, year: int, *, line: int | None, find: Finder = by_name
) -> list[FileNote]:
    """What is wrong with a header without refusing it.

    line  where the header stands, if it stands on a line

    What the return year does not have may be missing, and is told of if it is there. Several
    columns may be read from one name of the header; that name is told of once.
    Raises FileRefused if a required column of the year is missing or a name stands twice.
    """
    columns = _one_a_name(written(table))
    places = {column.name: find(column, header) for column in columns}
    due = [c for c in columns if c.years.holds(year) and places[c.name] is None]
    for column in due:
        if column.required:
            raise FileRefused(
                "file/header_missing_column",
                source_row=line,
                column_name=column.name,
                table_name=table.name,
            )
    agreed = [place for place in places.values() if place is not None]
    if len(set(header)) < len(header) or len(set(agreed)) < len(agreed):
        raise FileRefused("file/header_duplicated", source_row=line, table_name=table.name)
    early = [c for c in columns if not c.years.holds(year) and places[c.name] is not None]
    unknown = len(header) - len(agreed)
    others = [] if table.years.holds(year) else ["file/table_of_another_year"]
    return [
        *(FileNote(rule_id, line, None, table.name) for rule_id in others),
        *(FileNote("file/header_missing_optional_column", line, c.name, table.name) for c in due),
        *(FileNote("file/header_column_of_another_year", line, c.name, table.name) for c in early),
        *(FileNote("file/header_unknown_column", line, None, table.name) for _ in range(unknown)),
    ]
