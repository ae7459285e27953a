"""A sheet with one marked-up table whose rows go straight to the file.

Cell by cell, the library takes longer for fifty thousand rows than all the rest of a pack, and
to mark up a table it keeps an entry for each of its cells. So its protected parts are used
here, and only here: its version is locked, and the tests read the sheets back with others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

DAY_ZERO = date(1899, 12, 30)
ESCAPED = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class StreamedSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet of a workbook with `constant_memory`; what stands above the rows comes first."""

    def write_rows(self, first: int, rows: Iterable[Sequence[Any]], day: Any) -> int:
        """Write texts, whole numbers and dates from row `first` on, counted from 0.

        day  the format of a date

        A text is never anything else; one that is empty or missing has no cell. Returns the
        last row, the one before `first` if there are none.
        """
        self._write_single_row(first)  # what stands above is on its way
        style = day._get_xf_index()
        letters: list[str] = []
        last = first - 1
        for last, row in enumerate(rows, start=first):
            letters = letters or [xl_col_to_name(place) for place in range(len(row))]
            cells = "".join(
                f'<c r="{letter}{last + 1}"{_content(value, style)}</c>'
                for letter, value in zip(letters, row, strict=True)
                if value is not None and value != ""
            )
            self.fh.write(f'<row r="{last + 1}">{cells}</row>')
        self._check_dimensions(last, 0)  # so far does the sheet reach
        return last

    def mark_up(self, columns: Sequence[str], header: int, last: int, **look: Any) -> None:
        """Make the rows from `header` to `last` a table. It has one row at least, maybe empty."""
        self.constant_memory = False  # with it the library marks up nothing
        options: Mapping[str, Any] = {"columns": [{"header": name} for name in columns], **look}
        self.add_table(header, 0, header + 1, len(columns) - 1, options)
        self.constant_memory = True
        whole = xl_range(header, 0, max(last, header + 1), len(columns) - 1)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)


def _content(value: str | int | date, style: int) -> str:
    """The rest of a cell's element, after its place."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return f' s="{style}"><v>{(value - DAY_ZERO).days}</v>'
    return f"><v>{value:d}</v>"


@lru_cache(maxsize=20_000)
def _text(value: str) -> str:
    safe = ESCAPED.sub(lambda found: _escaped(found[0]), value)
    return f' t="inlineStr"><is><t xml:space="preserve">{safe}</t></is>'


def _escaped(letter: str) -> str:
    """What XML or a spreadsheet would take for something else; no XML can hold a control."""
    return ENTITIES.get(letter) or f"_x{ord(letter):04X}_"
