"""Rows as the sender writes them: every value as text, in the form that the contract names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Kind, Table
from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import days, is_summer_time
from sy_dataset.synthetic.rows import Rows

Texts = dict[str, pa.Array]
"""Text by our column name; null is an empty cell."""

WRITTEN = {
    "dd/MM/yyyy": ("%d/%m/%Y", ""),
    "yyyy-MM-dd": ("%Y-%m-%d", ""),
    "dd/MM/yyyy HH:mm": ("%d/%m/%Y ", "%H:%M"),
    "yyyy-MM-dd'T'HH:mm:ssXXX": ("%Y-%m-%dT", "%H:%M:%S"),
}
"""Pattern of a contract -> patterns of the day and of the time of day."""

COMMA, BROKEN = "\ue000", "\ue001"
"""Stand for a comma to be written without quotes and for a byte that is no UTF-8."""


def declared(table: Table, year: int, file_format: str) -> list[Column]:
    """The columns that a sender writes in a return year and form; no row's own number."""
    return [
        column
        for column in table.arriving
        if column.years.holds(year)
        and not column.is_counted
        and column.only_in in (None, file_format)
    ]


def folded(texts: Texts, table: Table) -> Texts:
    """One row for all rows that share a key but for the column of several values: a JSON list."""
    if table.unnest is None:
        return texts
    keys = [texts[column.name] for column in table.key if column.name != table.unnest]
    key = pc.binary_join_element_wise(*keys, "|")
    changes = pc.not_equal(key[1:], key[:-1]).to_numpy(zero_copy_only=False)
    first = np.flatnonzero(np.r_[True, changes][: len(key)])
    edges = pa.array(np.append(first, len(key)), pa.int32())
    values = pc.binary_join_element_wise('"', texts[table.unnest], '"', "")
    lists = pc.binary_join(pa.ListArray.from_arrays(edges, values), ", ")
    one = {name: values.take(pa.array(first)) for name, values in texts.items()}
    return one | {table.unnest: pc.binary_join_element_wise("[", lists, "]", "")}


def as_texts(rows: Rows, columns: Iterable[Column]) -> Texts:
    """The columns of a table as text, in the order of the contract.

    A column that the rows lack is empty. Raises KeyError if it is a required one or a date is
    written in an unknown form.
    """
    return {column.name: _column(rows, column) for column in columns}


def _column(rows: Rows, column: Column) -> pa.Array:
    if column.name in rows.columns:
        return as_text(rows[column.name], column)
    if column.required:
        raise KeyError(f"the rows lack {column.name}")
    return pa.nulls(len(rows), pa.string())


def as_text(values: Values, column: Column) -> pa.Array:
    """One column as the sender writes it; missing stays null."""
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        return _as_dates(values, str(column.written))
    if column.kind is Kind.BOOLEAN:
        yes_or_no = pa.array(values, pa.bool_())
        return pc.if_else(yes_or_no, column.true_values[0], column.false_values[0])
    if column.kind is Kind.INTEGER:
        return pc.cast(pa.array(values, pa.int64()), pa.string())
    if column.kind is Kind.NUMBER:
        return pc.cast(pa.array(values, pa.float64()), pa.string())
    return pa.array(values, pa.string())


def _as_dates(values: Values, written: str) -> pa.Array:
    """Each day and each second of a day is written once, however many rows share it."""
    day_pattern, time_pattern = WRITTEN[written]
    missing = np.isnat(values)
    if missing.all():
        return pa.nulls(len(values), pa.string())
    on = days(values).astype(np.int64)
    first = int(on[~missing].min())
    every = np.arange(first, int(on[~missing].max()) + 1).astype("datetime64[D]")
    texts = pc.strftime(pa.array(every), format=day_pattern)
    text = texts.take(pa.array(on - first, mask=missing))
    if not time_pattern:
        return text
    seconds = (values - days(values)).astype("timedelta64[s]").astype(np.int64)
    clock = _times_of_day(time_pattern).take(pa.array(seconds, mask=missing))
    if not written.endswith("XXX"):
        return pc.binary_join_element_wise(text, clock, "")
    offset = where(is_summer_time(values), "+01:00", "Z")  # XXX writes an offset of none as Z
    return pc.binary_join_element_wise(text, clock, pa.array(offset), "")


@cache
def _times_of_day(pattern: str) -> pa.Array:
    every = np.arange(24 * 3600).astype("datetime64[s]")
    return pc.strftime(pa.array(every), format=pattern)


def sent_cells(texts: Texts, table: Table) -> Texts:
    """The cells of a file by the sender's headers, in their order.

    Columns that are values in one cell are written into it as JSON, a missing value as an empty
    one, unless the text has a column for the cell itself. A column that holds several values is
    a JSON list. Of columns that are one cell, the last that says something holds.
    """
    headers: dict[str, list[Column]] = {}
    for column in table.arriving:
        if column.name in texts:
            headers.setdefault(str(column.called), []).append(column)
    return {called: _cell(columns, texts) for called, columns in headers.items()}


def _cell(columns: list[Column], texts: Texts) -> pa.Array:
    whole = [texts[column.name] for column in columns if column.json_path is None]
    within = [column for column in columns if column.json_path]
    if not within:
        return pc.coalesce(*reversed(whole)) if len(whole) > 1 else whole[0]
    known = [pc.is_valid(texts[column.name]) for column in within]
    parts: list[pa.Array | str] = []
    for place, column in enumerate(within):
        key = str(column.json_path).removeprefix("$.")
        parts += [f'{", " if place else "{"}"{key}": "', pc.fill_null(texts[column.name], ""), '"']
    built = pc.binary_join_element_wise(*parts, "}", "")
    cell = pc.if_else(reduce(pc.or_, known), built, None)
    return pc.coalesce(whole[0], cell) if whole else cell


def csv_bytes(texts: Texts, table: Table, encoding: str, delimiter: str = ",") -> bytes:
    """A CSV file, header first; quotes stand only where they are needed."""
    sent = sent_cells(texts, table)
    header = delimiter.join(sent) + "\n"
    cells = [_quoted(values, delimiter) for values in sent.values()]
    last = pc.binary_join_element_wise(cells[-1], "\n", "")
    lines = pc.binary_join_element_wise(*cells[:-1], last, delimiter) if len(cells) > 1 else last
    body: bytes = b"".join(_buffer(lines)).replace(COMMA.encode(), delimiter.encode())
    content = header.encode() + body
    content = content if encoding == "utf-8" else content.decode().encode(encoding)
    return content.replace(BROKEN.encode(), b"\xe9")


def _buffer(lines: pa.Array) -> list[bytes]:
    """The characters of an array of text, one value after another."""
    if not len(lines):
        return []
    ends = np.frombuffer(lines.buffers()[1], dtype=np.int32)[[0, len(lines)]]
    return [lines.buffers()[2][int(ends[0]) : int(ends[1])].to_pybytes()]


def _quoted(values: pa.Array, delimiter: str) -> pa.Array:
    text = pc.fill_null(values, "")
    needs = pc.match_substring_regex(text, f'["{delimiter}\r\n]')
    if not pc.any(needs).as_py():
        return text
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
    return pc.if_else(needs, quoted, text)


def first_lines(texts: Texts) -> Values:
    """The physical line on which each row of a CSV begins, the header being line 1."""
    heights = np.ones(len(next(iter(texts.values()))), dtype=np.int64)
    for values in texts.values():
        breaks = pc.fill_null(pc.count_substring(values, "\n"), 0)
        heights += breaks.to_numpy(zero_copy_only=False)
    begins: Values = 2 + np.cumsum(heights) - heights
    return begins


def parquet_table(texts: Texts, table: Table) -> pa.Table:
    """The rows as an Arrow table under the sender's names, every value a string."""
    return pa.table(sent_cells(texts, table))
