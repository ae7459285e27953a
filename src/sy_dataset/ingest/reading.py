"""What a reader makes of a file: text cells with their rows, and what it could not read."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from sy_dataset.contracts import Table

ORDINAL, SOURCE_ROW = "_ordinal", "source_row"
"""Order within the file, from 1; and the line or row that a person would look up."""


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
            text; "" is the only missing value
    faults  the records that are not in `cells`
    """

    table: Table
    cells: pa.Table
    faults: list[RowFault]

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
