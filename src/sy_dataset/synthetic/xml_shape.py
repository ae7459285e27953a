"""A contract as its XML form lays it out: which records stand in which, and what each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sy_dataset.contracts.model import Column, Contract, Table
from sy_dataset.synthetic.chance import Values, blank, no_date
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.text import declared
from sy_dataset.synthetic.xml import ANCESTOR, is_cell, paths_of


@dataclass(frozen=True)
class Shape:
    """What is written of a return year.

    contract  its tables in the order of their records, called by their paths, with the columns
              that have an element; of tables that share their records only the first
    rows      the rows of each table, those of the others written into their first
    shared    table and column that more than one table reads: one fault there is several
    """

    contract: Contract
    rows: Mapping[str, Rows]
    shared: frozenset[tuple[str, str]]


def shape_of(contract: Contract, seen: Mapping[str, Rows], year: int) -> Shape:
    """The tables that hold in a year and of which there are rows, as XML lays them out."""
    told = [t for t in contract.tables if t.years.holds(year) and t.name in seen]
    laid: dict[str, Table] = {}
    rows = dict(seen)
    shared: set[tuple[str, str]] = set()
    for table in told:
        path = (table.xml_path or table.called).split(" | ")[0].removeprefix("//")
        if path not in laid:
            laid[path] = replace(table, called=path, columns=_cells(table, year))
            continue
        first = laid[path]
        held = {column.called for column in first.columns}
        more = tuple(column for column in _cells(table, year) if column.called not in held)
        laid[path] = replace(first, columns=first.columns + more)
        rows[first.name] = _with(rows[first.name], seen[table.name], more)
        named = {c.called for c in _cells(table, year) if not c.is_counted}
        shared |= {(first.name, c.name) for c in laid[path].columns if c.called in named}
    shared |= {(t.name, c.name) for t in laid.values() for c in t.columns if _is_read(t, c, told)}
    return Shape(replace(contract, tables=tuple(laid.values())), rows, frozenset(shared))


def _cells(table: Table, year: int) -> tuple[Column, ...]:
    """The row's number, and every column with an element of its own, by its path."""
    cells: dict[str, Column] = {}
    for column in declared(table, year, "xml"):
        if is_cell(column):
            path = paths_of(column)[0]
            cells.setdefault(path, replace(column, called=path, xml_path=None))
    return (*(c for c in table.key if c.is_counted), *cells.values())


def _with(rows: Rows, others: Rows, columns: tuple[Column, ...]) -> Rows:
    """The rows with columns of other rows, each in the row whose `_id` is the other's parent."""
    at = np.searchsorted(rows["_id"], others["_parent"])
    added = {
        c.name: _spread(others[c.name], at, len(rows)) for c in columns if c.name in others.columns
    }
    return replace(rows, columns=rows.columns | added)


def _spread(values: Values, at: Values, count: int) -> Values:
    missing = np.ones(count, dtype=bool)
    spread = np.zeros(count, dtype=values.dtype)
    spread[at], missing[at] = values, False
    if values.dtype.kind == "M":
        return no_date(spread, missing)
    return blank(spread.astype(object), missing)


def _is_read(table: Table, column: Column, tables: list[Table]) -> bool:
    """Whether rows that stand in those of a table say the column again as their own."""
    if column.is_counted:
        return False
    name = table.called.rsplit("/", 1)[-1]
    path = f"{ANCESTOR}{name}/{column.called}"
    return any(path in paths_of(c) for other in tables for c in other.arriving)
