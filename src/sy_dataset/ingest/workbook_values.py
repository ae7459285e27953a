"""The stored values of a workbook's sheets, column by column, as Arrow text."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import pyarrow as pa

from sy_dataset.ingest.reading import FileRefused


class Workbook:
    """A workbook whose package was found safe. Raises FileRefused if it cannot be read."""

    def __init__(self, data: bytes) -> None:
        import fastexcel  # noqa: PLC0415

        logging.getLogger("fastexcel").disabled = True  # what it warns of may be a cell
        self._data = data
        with _readable():
            self._reader = fastexcel.read_excel(data)

    def columns(self, sheet: str) -> list[pa.StringArray]:
        """The columns of a sheet from its first that is used, the rows from the sheet's first.

        A cell without a value, or with an error in its place, is null. A whole number stands
        without a fraction, a date as yyyy-mm-dd hh:mm:ss, a truth value as true or false.
        """
        with _readable():
            values = self._reader.load_sheet(
                sheet, header_row=None, skip_rows=0, dtypes="string", eager=True
            )
        return [column.cast(pa.string()) for column in values.columns]

    def first_column(self, sheet: str) -> int:
        """The sheet's own number, from 1, of the first column that is used."""
        with _readable():
            start = self._by_type.get_sheet_by_name(sheet).start
        return int(start[1]) + 1 if start else 1

    def are_numbers(self, sheet: str, place: int) -> list[bool]:
        """For each row of the sheet, from its first, whether a column's cell is a number.

        place  the column, from the first that is used, which is 0
        """
        with _readable():
            found = self._by_type.get_sheet_by_name(sheet)
            rows = found.to_python(skip_empty_area=True)
        above = [False] * (found.start[0] if found.start else 0)
        return above + [type(row[place]) in (int, float) for row in rows]

    @cached_property
    def _by_type(self) -> Any:
        """The same workbook in a reader that is slower and keeps the type of every cell."""
        import python_calamine  # noqa: PLC0415

        return python_calamine.load_workbook(io.BytesIO(self._data))


@contextmanager
def _readable() -> Iterator[None]:
    """Refuse the file, in plain words, when a library cannot read it; its own may hold a cell."""
    import fastexcel  # noqa: PLC0415
    import python_calamine  # noqa: PLC0415

    try:
        yield
    except (fastexcel.FastExcelError, python_calamine.CalamineError):
        raise FileRefused("file/unreadable") from None
    except BaseException as error:
        # a panic in the libraries' own language is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise FileRefused("file/unreadable") from None
