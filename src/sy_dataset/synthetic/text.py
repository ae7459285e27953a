"""Rows as the sender writes them: every value as text, in the form that the contract names."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Kind, Table
from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import is_summer_time
from sy_dataset.synthetic.rows import Rows

Texts = dict[str, Values]
"""Text by our column name; None is an empty cell."""

WRITTEN = {
    "dd/MM/yyyy": "%d/%m/%Y",
    "yyyy-MM-dd": "%Y-%m-%d",
    "dd/MM/yyyy HH:mm": "%d/%m/%Y %H:%M",
    "yyyy-MM-dd'T'HH:mm:ssXXX": "%Y-%m-%dT%H:%M:%S",
}
"""Pattern of a contract -> pattern of strftime."""

COMMA = "\ue000"
"""Stands for a comma that is to be written without quotes; no value holds it."""


def as_texts(rows: Rows, table: Table) -> Texts:
    """Every arriving column of a table as text, in the order of the contract.

    An optional column that the rows lack is empty. Raises KeyError if they lack a required
    one or a date is written in an unknown form.
    """
    nothing = np.full(len(rows), None, dtype=object)
    return {
        column.name: as_text(rows[column.name], column)
        if column.required or column.name in rows.columns
        else nothing.copy()
        for column in table.arriving
    }


def as_text(values: Values, column: Column) -> Values:
    """One column as the sender writes it; missing stays None."""
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        return _as_dates(values, str(column.written))
    if column.kind is Kind.BOOLEAN:
        answers = {True: column.true_values[0], False: column.false_values[0]}
        return np.array([answers.get(value) for value in values], dtype=object)
    return values


def _as_dates(values: Values, written: str) -> Values:
    text = pc.strftime(pa.array(values), format=WRITTEN[written])
    plain = np.array(text.to_pylist(), dtype=object)
    if not written.endswith("XXX"):
        return plain
    offset = where(is_summer_time(values), "+01:00", "Z")  # XXX writes an offset of none as Z
    known = ~np.isnat(values)
    plain[known] = plain[known] + offset[known].astype(object)
    return plain


def csv_lines(texts: Texts, table: Table) -> list[str]:
    """The lines of a CSV file, header first; quotes stand only where they are needed."""
    header = ",".join(str(column.called) for column in table.arriving)
    cells = [_cells(texts[column.name]) for column in table.arriving]
    lines = pc.binary_join_element_wise(*cells, ",").to_pylist()
    return [header, *(line.replace(COMMA, ",") for line in lines)]


def _cells(values: Values) -> pa.Array:
    text = pc.fill_null(pa.array(values, pa.string()), "")
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
    return pc.if_else(pc.match_substring_regex(text, '[",\r\n]'), quoted, text)


def first_lines(lines: list[str]) -> Values:
    """The physical line on which each row begins, the header being line 1."""
    heights = np.array([1 + line.count("\n") for line in lines], dtype=np.int64)
    return 1 + np.cumsum(heights)[:-1]


def parquet_table(texts: Texts, table: Table) -> pa.Table:
    """The rows as an Arrow table under the sender's names, every value a string."""
    arrays = [pa.array(texts[column.name], pa.string()) for column in table.arriving]
    return pa.table(arrays, names=[str(column.called) for column in table.arriving])
