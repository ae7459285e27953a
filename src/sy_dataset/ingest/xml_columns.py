"""Lay the rows of an XML file into columns: numbers are counted, outer rows looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts import Column
from sy_dataset.ingest.reading import ORDINAL, SOURCE_ROW, whole
from sy_dataset.ingest.xml_plan import (
    ANCESTOR,
    NUMBER_IN_FILE,
    POSITION,
    Rows,
    column_paths,
)


@dataclass(frozen=True)
class Laid:
    """The rows of one table: what stands at each path, and the outer row of each (or -1)."""

    rows: Rows
    lines: pa.Array
    outer: np.ndarray
    texts: Mapping[str, pa.Array]

    def at(self, path: str) -> pa.Array:
        """What stands at a path of each row; a number is counted."""
        ordinals = np.arange(1, len(self.lines) + 1)
        if path == NUMBER_IN_FILE:
            return pa.array(ordinals)
        if path == POSITION:
            return pa.array(ordinals - self._before())
        return self.texts[path]

    def _before(self) -> np.ndarray:
        """How many rows stand before the first of the same outer row; such rows stand together."""
        is_first = np.ones(len(self.outer), bool)
        is_first[1:] = self.outer[1:] != self.outer[:-1]
        return np.maximum.accumulate(np.where(is_first, np.arange(len(self.outer)), 0))


def laid(rows: Rows, chunks: Sequence[pa.RecordBatch]) -> Laid:
    """The rows of one table out of the chunks in which they were taken."""
    if not chunks:
        nothing = pa.array([], pa.string())
        return Laid(
            rows, pa.array([], pa.int64()), np.empty(0, int), dict.fromkeys(rows.places, nothing)
        )
    table = pa.Table.from_batches(chunks)
    texts = {path: whole(table[path]) for path in rows.places}
    return Laid(rows, whole(table["line"]), table["outer"].to_numpy(), texts)


def as_cells(of_table: Laid, every: Mapping[str, Laid]) -> pa.Table:
    """The cells of one table, under our names.

    every  the rows of all the tables, by their names
    """
    names, columns = [ORDINAL, SOURCE_ROW], [of_table.at(NUMBER_IN_FILE), of_table.lines]
    for column in of_table.rows.table.arriving:
        names.append(column.name)
        columns.append(_first_said(list(_choices(column, of_table, every))))
    return pa.table(columns, names=names)


def _choices(column: Column, of_table: Laid, every: Mapping[str, Laid]) -> Iterator[pa.Array]:
    for path in column_paths(column):
        if path.startswith(ANCESTOR):
            name, _, wanted = path.removeprefix(ANCESTOR).partition("/")
            yield _of_ancestor(name, wanted, of_table, every)
        else:
            yield of_table.at(path)


def _of_ancestor(name: str, path: str, of_table: Laid, every: Mapping[str, Laid]) -> pa.Array:
    """What stands at a path of the outer row of that name, for each row."""
    which, inner = of_table.outer, of_table.rows
    while inner.outer is not None:
        outer = every[inner.outer.table.name]
        if outer.rows.name == name:
            there = pa.array(which, mask=which < 0)
            return outer.at(path).take(there)
        which, inner = np.where(which < 0, -1, outer.outer[which]), outer.rows
    raise KeyError(name)


def _first_said(choices: list[pa.Array]) -> pa.Array:
    """For each row the first choice that says something."""
    said, *others = choices
    for other in others:
        said = pc.if_else(pc.equal(pc.fill_null(said, ""), ""), other, said)
    return said if pa.types.is_integer(said.type) else pc.fill_null(said, "")
