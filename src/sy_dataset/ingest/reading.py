"""What a reader makes of a file: text cells with their rows, and what it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from sy_dataset.contracts import Table

ORDINAL, SOURCE_ROW = "_ordinal", "source_row"
"""Order within the file, from 1; and the line or row that a person would look up."""

READ_FAULT = "__read"
"""Ending of a column beside the cells: the rule by which a cell was taken away or told of, or
null."""

CODE = "__code"
"""Ending of a column beside the cells: the governed code of what an agency wrote, or null."""


class FileRefused(Exception):
    """A whole file cannot be read. Holds the rule and, where it helps, the place and our field."""

    def __init__(
        self,
        rule_id: str,
        *,
        source_row: int | None = None,
        column_name: str | None = None,
        table_name: str | None = None,
    ) -> None:
        super().__init__(rule_id)
        self.rule_id = rule_id
        self.source_row = source_row
        self.column_name = column_name
        self.table_name = table_name


@dataclass(frozen=True)
class RowFault:
    """A row that could not be read into cells. `text` goes to quarantine and nowhere else."""

    source_row: int
    rule_id: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class FileNote:
    """Something about the file as a whole that does not refuse it."""

    rule_id: str
    source_row: int | None = None
    column_name: str | None = None
    table_name: str | None = None


@dataclass(frozen=True)
class TableReading:
    """One table as text.

    cells   one row per readable record: ORDINAL, SOURCE_ROW and every arriving column as
            text, plain or by its different texts; "" is the only missing value. What a reader
            counts itself may be whole numbers. Beside them, for some columns, stands what was
            found out of their cells already: `<column>__read`, `<column>__code`
    faults  the records that are not in `cells`
    is_unnested  the reader has made a row of each of several values in one cell
    letters  of a workbook, the letter of the sheet's column in which each column stands
    """

    table: Table
    cells: pa.Table
    faults: list[RowFault]
    is_unnested: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def beside(self) -> list[str]:
        """The columns beside the cells."""
        return [name for name in self.cells.column_names if name.endswith((READ_FAULT, CODE))]

    @property
    def rows_in(self) -> int:
        return int(self.cells.num_rows) + len(self.faults)


@dataclass(frozen=True)
class Reading:
    """The tables of one file, those that it holds."""

    tables: list[TableReading]
    notes: list[FileNote]


def text_schema(table: Table) -> pa.Schema:
    """The schema of `TableReading.cells`."""
    return pa.schema(
        [(ORDINAL, pa.int64()), (SOURCE_ROW, pa.int64())]
        + [(column.name, pa.string()) for column in table.arriving]
    )


def by_text(cells: pa.ChunkedArray) -> pa.DictionaryArray:
    """A column as its different texts and, for each row, which of them it has."""
    if not pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_encode()
    return whole(cells.unify_dictionaries())


def whole(values: pa.ChunkedArray) -> pa.Array:
    """A column as one array."""
    combined = values.combine_chunks()
    is_chunked = isinstance(combined, pa.ChunkedArray)
    return pa.concat_arrays(combined.chunks) if is_chunked else combined
