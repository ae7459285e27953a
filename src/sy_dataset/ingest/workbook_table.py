"""One sheet that holds a table: its rows as text, and what the sheet tells beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts import Column, Table
from sy_dataset.ingest.reading import (
    ORDINAL,
    READ_FAULT,
    SOURCE_ROW,
    FileNote,
    FileRefused,
    RowFault,
    TableReading,
)
from sy_dataset.ingest.workbook_headers import FoundHeader
from sy_dataset.ingest.workbook_package import Sheet
from sy_dataset.ingest.workbook_text import Text, as_text, longer_than_a_number, names_something
from sy_dataset.ingest.workbook_values import Workbook


@dataclass(frozen=True)
class SheetTable:
    """One sheet, its columns from the first that is used, and the header that was found in it.

    counts_from_1904  day 0 of the workbook's calendar is 1 January 1904
    """

    workbook: Workbook
    sheet: Sheet
    columns: list[pa.StringArray]
    header: FoundHeader
    counts_from_1904: bool

    @property
    def table(self) -> Table:
        return self.header.table

    @property
    def header_row(self) -> int:
        """The sheet's own number of the header's row; the rows of the table stand below it."""
        return self.header.row + 1

    def reading(self) -> TableReading:
        """Every row below the header that holds anything in an agreed column.

        Raises FileRefused if a formula there has no stored value.
        """
        for row, name in self._agreed(self.sheet.facts.unvalued):
            raise FileRefused(
                "file/formula_without_value",
                source_row=row,
                column_name=name,
                table_name=self.table.name,
            )
        places = pa.array(np.flatnonzero(self._filled & ~self._repeated))
        ordinals = pa.array(np.arange(1, len(places) + 1))
        cells = {ORDINAL: ordinals, SOURCE_ROW: self._source_rows(places)}
        for column in self.table.arriving:
            cells[column.name] = self._cells(column, places, ordinals)
        for name, text in self._texts.items():
            if text.rules is not None:
                cells[f"{name}{READ_FAULT}"] = text.rules.take(places)
        return TableReading(self.table, pa.table(cells), self._faults(), letters=self._letters)

    def notes(self) -> Iterator[FileNote]:
        """What a person who looks at the sheet does not see, and cells that stand for several."""
        name, facts = self.table.name, self.sheet.facts
        if self.sheet.is_hidden:
            yield FileNote("file/sheet_hidden", table_name=name)
        for hidden in facts.hidden_columns:
            for column, place in self._places.items():
                if self._first_column + place in hidden:
                    yield FileNote("file/column_hidden", self.header_row, column, name)
        filled = set(self._source_rows(np.flatnonzero(self._filled)).to_pylist())
        for row in facts.hidden_rows:
            if row in filled:
                yield FileNote("file/row_hidden", row, None, name)
        for rows in facts.merged:
            if first := next((row for row in rows if row in filled), None):
                yield FileNote("file/cells_merged", first, None, name)

    @cached_property
    def _places(self) -> dict[str, int]:
        return self.header.places()

    @property
    def _letters(self) -> dict[str, str]:
        """Our name of every agreed column that was sent -> the letter that the sheet gives it."""
        return {
            column: _letter(self._first_column + place) for column, place in self._places.items()
        }

    @cached_property
    def _first_column(self) -> int:
        # to ask the workbook is to read the whole sheet again
        return 1 if self.sheet.facts.fills_a else self.workbook.first_column(self.sheet.name)

    @cached_property
    def _height(self) -> int:
        return len(self.columns[0]) - self.header_row

    @cached_property
    def _texts(self) -> dict[str, Text]:
        """Every agreed column that was sent, below the header."""
        in_error: dict[str, Any] = {}
        for row, name in self._agreed(self.sheet.facts.errors):
            mask = in_error.setdefault(name, np.zeros(self._height, dtype=bool))
            mask[row - self.header_row - 1] = True
        return {
            column.name: self._text(column).marked(
                in_error.get(column.name, False), "cell/spreadsheet_error"
            )
            for column in self.table.arriving
            if column.name in self._places
        }

    def _text(self, column: Column) -> Text:
        place = self._places[column.name]
        values = self.columns[place][self.header_row :]
        text = as_text(values, column, counts_from_1904=self.counts_from_1904)
        if names_something(column) and np.any(longer := longer_than_a_number(text)):
            numbers = self.workbook.are_numbers(self.sheet.name, place)[self.header_row :]
            return text.marked(longer & np.array(numbers), "cell/digits_lost")
        return text

    def _agreed(self, cells: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
        """Those of a sheet's cells that stand in the table: row, and our name of the column."""
        for row, number in cells:
            for name, place in self._places.items():
                if row > self.header_row and self._first_column + place == number:
                    yield row, name

    @cached_property
    def _filled(self) -> Any:
        """Which rows hold anything in an agreed column."""
        filled = np.zeros(self._height, dtype=bool)
        for text in self._texts.values():
            filled |= text.where(pc.not_equal(text.different, ""))
            if text.rules is not None:
                filled |= text.rules.is_valid().to_numpy(zero_copy_only=False)
        return filled

    @cached_property
    def _repeated(self) -> Any:
        """Which rows are the header once more, as on the next page of a printed list."""
        repeated = self._filled
        for name, text in self._texts.items():
            if not repeated.any():
                break
            called = self.header.names.cells[self._places[name]]
            repeated = repeated & text.where(pc.equal(text.different, called))
        return repeated

    def _source_rows(self, places: Any) -> pa.Int64Array:
        return pc.add(pa.array(places, pa.int64()), self.header_row + 1)

    def _cells(self, column: Column, places: pa.Array, ordinals: pa.Array) -> pa.Array:
        if column.is_counted:
            return ordinals
        if column.name in self._texts:
            return self._texts[column.name].cells.take(places)
        return pa.array([""] * len(places), pa.string())

    def _faults(self) -> list[RowFault]:
        rows = self._source_rows(np.flatnonzero(self._repeated)).to_pylist()
        return [RowFault(row, "row/header_repeated", "") for row in rows]


def _letter(number: int) -> str:
    """The letters by which a sheet calls a column, from 1: A to Z, AA …"""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
