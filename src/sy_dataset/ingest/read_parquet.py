"""Read Parquet as agreed: columns by name, every value as text; dates and times in ISO 8601."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts import Contract, Form
from sy_dataset.ingest.headers import check_header, find_table
from sy_dataset.ingest.reading import (
    ORDINAL,
    SOURCE_ROW,
    FileRefused,
    Reading,
    TableReading,
    text_schema,
)

MAGIC = b"PAR1"


def read_parquet(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one Parquet file by its contract: one table, the one that its names speak of.

    A time with a zone is written in UTC with its offset; one without keeps none, and so
    fails where the contract asks for one. Raises FileRefused if the file is not what was agreed.
    """
    del form  # the format says everything
    arrived = _open(data)
    table = find_table(arrived.column_names, contract)
    if table is None:
        raise FileRefused("file/header_of_no_table")
    notes = check_header(arrived.column_names, table, year, line=None)
    if not arrived.num_rows:
        raise FileRefused("file/no_rows")
    rows = pa.array(range(1, arrived.num_rows + 1), pa.int64())
    empty = pa.array([""] * arrived.num_rows, pa.string())
    texts = [
        _as_text(arrived[str(column.called)], column.name)
        if column.called in arrived.column_names and column.only_in is None
        else pc.cast(rows, pa.string())
        if column.is_counted
        else empty
        for column in table.arriving
    ]
    cells = pa.table([rows, rows, *texts], schema=text_schema(table))
    assert cells.column_names[:2] == [ORDINAL, SOURCE_ROW]  # noqa: S101
    return Reading([TableReading(table, cells, [])], notes)


def _open(data: bytes) -> pa.Table:
    if not data:
        raise FileRefused("file/empty")
    if not data.startswith(MAGIC):
        raise FileRefused("file/wrong_format")
    if not data.endswith(MAGIC):
        raise FileRefused("file/cut_short")
    try:
        return pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError):
        raise FileRefused("file/unreadable") from None


def _as_text(values: pa.ChunkedArray, column_name: str) -> pa.ChunkedArray:
    kind = values.type
    try:
        if pa.types.is_timestamp(kind) and kind.tz:
            values = pc.strftime(
                values.cast(pa.timestamp("s", "UTC"), safe=False), "%Y-%m-%dT%H:%M:%S+00:00"
            )
        elif pa.types.is_timestamp(kind):
            values = pc.strftime(values.cast(pa.timestamp("s"), safe=False), "%Y-%m-%dT%H:%M:%S")
        elif pa.types.is_date(kind):
            values = pc.strftime(values.cast(pa.date32()), "%Y-%m-%d")
        elif pa.types.is_floating(kind):  # a whole number keeps its ".0": an identifier that
            values = pc.replace_substring_regex(  # went through a float is not repaired
                values.cast(pa.string()), r"^(-?[0-9]+)$", r"\1.0"
            )
        return pc.fill_null(values.cast(pa.string()), "")
    except pa.ArrowException:
        raise FileRefused("file/unreadable", column_name=column_name) from None
