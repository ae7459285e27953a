"""Judge cells: each different text of a column once, however many rows it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sy_dataset.contracts import Column, Table
from sy_dataset.ingest.cells import FAULT, NOTE, fact_columns, typed_query
from sy_dataset.ingest.reading import CODE, READ_FAULT, SOURCE_ROW, TableReading, by_text, whole

Places = NDArray[np.integer[Any]]
"""Rows of a table, counted from 0 in the order of the file."""


@dataclass(frozen=True)
class JudgedColumn:
    """One column: what its different texts came to, and which of them each row has.

    values  typed; missing where the text is empty or breaks a rule
    rules   the rule that a text breaks, missing for none; then each kind of note about it
    which   for each row, the place of its text; None if each row was judged by itself
    """

    name: str
    values: pa.Array
    rules: tuple[pa.Array, ...]
    which: Places | None

    def typed(self) -> pa.Array:
        """The value of every row."""
        return self.values if self.which is None else self.values.take(pa.array(self.which))

    def told(self) -> Iterator[tuple[Places, pa.Array]]:
        """For faults and each kind of note, the rows told of, in their order, and the rules."""
        for rules in self.rules:
            if rules.null_count == len(rules):
                continue
            is_told = rules.is_valid().to_numpy(zero_copy_only=False)
            if self.which is None:
                places = np.flatnonzero(is_told)
                yield places, rules.take(pa.array(places))
            else:
                places = np.flatnonzero(is_told[self.which])
                yield places, rules.take(pa.array(self.which[places]))

    def numbered(self) -> Places:
        """For each row the number of its value: the same for the same value, -1 for none."""
        numbers = pc.fill_null(self.values.dictionary_encode().indices, -1)
        places: Places = numbers.to_numpy(zero_copy_only=False).astype(np.int64)
        return places if self.which is None else places[self.which]


@dataclass(frozen=True)
class Judged:
    """One table of an arrival, judged."""

    table: Table
    source_rows: pa.Array
    columns: Mapping[str, JudgedColumn]

    @property
    def rows(self) -> int:
        return len(self.source_rows)

    def typed(self, connection: duckdb.DuckDBPyConnection) -> pa.Table:
        """The conformed rows: SOURCE_ROW, the typed columns, then the facts."""
        names = [column.name for column in self.table.arriving]
        rows = pa.table(
            [self.source_rows, *(self.columns[name].typed() for name in names)],
            names=[SOURCE_ROW, *names],
        )
        facts = ", ".join(fact_columns(self.table))
        if not facts:
            return rows
        connection.register("conformed", rows)
        answered = connection.execute(f"select *, {facts} from conformed").to_arrow_table()
        connection.unregister("conformed")
        return answered


def judge(
    connection: duckdb.DuckDBPyConnection,
    part: TableReading,
    settings: Mapping[str, str],
    year: int,
) -> Judged:
    """Type and judge every cell of a table.

    connection  has the macros of `identifiers`
    settings    SQL literals that rules compare with
    year        the return year

    A table whose rows say themselves what a cell holds is judged row by row, any other
    text by text. Each text is judged by the same SQL, so both come to the same.
    """
    sent = [column.name for column in part.table.arriving if not column.is_counted]
    is_by_row = part.table.identity_by_type is not None
    texts: dict[str, pa.Array] = {}
    which: dict[str, Places | None] = {}
    for name in sent:
        of_column = [name, *(one for one in (name + READ_FAULT, name + CODE) if one in part.beside)]
        different, which[name] = _different(part.cells.select(of_column), is_by_row)
        texts |= dict(zip(of_column, different, strict=True))
    connection.register("text", _side_by_side(texts))
    found = connection.execute(typed_query(part, settings, year)).to_arrow_table()
    connection.unregister("text")
    columns = [_judged(name, found, len(texts[name]), which[name]) for name in sent]
    columns += [_counted(c, part.cells[c.name]) for c in part.table.arriving if c.is_counted]
    return Judged(part.table, whole(part.cells[SOURCE_ROW]), {c.name: c for c in columns})


def _different(cells: pa.Table, is_by_row: bool) -> tuple[list[pa.Array], Places | None]:
    """The different texts of a column, with what stands beside them, and which each row has."""
    if is_by_row:
        return [whole(column.cast(pa.string())) for column in cells.columns], None
    parts = [by_text(column) for column in cells.columns]
    if len(parts) == 1 and not parts[0].null_count:
        return [parts[0].dictionary], parts[0].indices.to_numpy()
    together = np.zeros(cells.num_rows, np.int64)
    for part in parts:
        place = part.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        together = together * (len(part.dictionary) + 1) + place + 1
    _, first, which = np.unique(together, return_index=True, return_inverse=True)
    rows = cells.take(pa.array(first))
    return [whole(column.cast(pa.string())) for column in rows.columns], which


def _judged(name: str, found: pa.Table, count: int, which: Places | None) -> JudgedColumn:
    notes = [one for one in found.column_names if one.startswith(name + NOTE)]
    rules = tuple(whole(found[one].slice(0, count)) for one in (name + FAULT, *notes))
    return JudgedColumn(name, whole(found[name].slice(0, count)), rules, which)


def _counted(column: Column, cells: pa.ChunkedArray) -> JudgedColumn:
    """Numbers that the reader itself has counted are never at fault."""
    return JudgedColumn(column.name, whole(cells).cast(pa.int64()), (), None)


def _side_by_side(columns: Mapping[str, pa.Array]) -> pa.Table:
    """Columns of different length as one table, the shorter ones filled up with nothing."""
    height = max(map(len, columns.values()))
    return pa.table(
        {
            name: pa.concat_arrays([values, pa.nulls(height - len(values), values.type)])
            for name, values in columns.items()
        }
    )


def set_aside(judged: Judged, cells: pa.Table) -> tuple[Places, list[str]]:
    """The rows that break a rule of the row, in their order, and the rule for each.

    cells  the same rows as text

    A key that the reader counts is always there and never twice. Of a key that the sender
    writes the first row stands; an exact copy of a row is a duplicate.
    """
    if all(column.is_counted for column in judged.table.key):
        return np.empty(0, np.int64), []
    keys = [judged.columns[column.name].numbered() for column in judged.table.key]
    is_broken = np.logical_or.reduce([key < 0 for key in keys])
    key = _together(keys)
    is_again = (np.bincount(key)[key] > 1) & ~is_broken
    rules = dict.fromkeys(np.flatnonzero(is_broken).tolist(), "row/key_missing")
    if is_again.any():
        rules |= _repeated(np.flatnonzero(is_again), key, judged, cells)
    places = sorted(rules)
    return np.array(places, dtype=np.int64), [rules[place] for place in places]


def _repeated(
    again: Places, key: Places, judged: Judged, cells: pa.Table
) -> Iterator[tuple[int, str]]:
    """Copies, and second rows of a key, among the rows whose key stands twice."""
    rows = cells.select(list(judged.columns)).take(pa.array(again))
    is_copy = _is_later(np.column_stack([by_text(column).indices for column in rows.columns]))
    originals = again[~is_copy]
    is_second = _is_later(key[originals][:, None])
    yield from ((int(place), "row/duplicate") for place in again[is_copy])
    yield from ((int(place), "row/key_duplicated") for place in originals[is_second])


def _is_later(rows: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether an earlier row is the same."""
    _, first = np.unique(rows, axis=0, return_index=True)
    is_later = np.ones(len(rows), bool)
    is_later[first] = False
    return is_later


def _together(keys: list[Places]) -> Places:
    """For each row one number, from 0, for all the parts of its key."""
    together = keys[0] + 1
    for key in keys[1:]:
        _, together = np.unique(together * (key.max(initial=0) + 2) + key, return_inverse=True)
    return together
