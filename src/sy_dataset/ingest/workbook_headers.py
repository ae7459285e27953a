"""Find the header of a sheet: in the row that names a table best, however it is spelled.

A name is compared without case, punctuation, line breaks and invisible characters; a
column whose name stands nowhere is looked for by the pattern of its spellings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sy_dataset.contracts import Column, Contract, Table
from sy_dataset.ingest.headers import LEAST_SHARE, likeliest, written
from sy_dataset.spellings.normalise import key

HEADER_ROWS = 20
"""Merged titles and notes may stand above a header; it is looked for in so many rows."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
BLANKS = re.compile(r"(?:_x000D_|\s)+")


class Names:
    """The cells of one row, read as a header of one of a contract's tables."""

    def __init__(self, row: Sequence[str | None], agreed: Collection[str]) -> None:
        self.cells = [_readable(cell or "") for cell in row]
        self._places: dict[str, int] = {}
        for place, cell in enumerate(self.cells):
            self._places.setdefault(_plain(cell), place)
        self._others = [
            (place, cell)
            for place, cell in enumerate(self.cells)
            if cell and _plain(cell) not in agreed
        ]

    def exactly(self, column: Column, _: Sequence[str] = ()) -> int | None:
        """Where a column's own name stands."""
        return self._places.get(_plain(str(column.called)))

    def find(self, column: Column, _: Sequence[str] = ()) -> int | None:
        """Where a column stands, by its own name or else by the pattern of its spellings.

        A cell that is the very name of another column is never taken for this one.
        """
        place = self.exactly(column)
        if place is not None or not column.header_pattern:
            return place
        pattern = re.compile(column.header_pattern, re.IGNORECASE)
        return next((place for place, cell in self._others if pattern.search(cell)), None)

    def compared(self) -> list[str]:
        """The cells that are not blank, in the form in which names are compared."""
        return [_plain(cell) or cell for cell in self.cells if cell]


@dataclass(frozen=True)
class FoundHeader:
    """A header, the table it speaks of and the row it stands in, from 0."""

    table: Table
    names: Names
    row: int

    def places(self) -> dict[str, int]:
        """Where each agreed column that was sent stands, by our name."""
        places = {column.name: self.names.find(column) for column in written(self.table)}
        return {name: place for name, place in places.items() if place is not None}


def find_header(rows: Sequence[Sequence[str | None]], contract: Contract) -> FoundHeader | None:
    """The row among `rows` that names one of the contract's tables best, or None.

    Names as agreed are looked for first; patterns are asked only where these do not suffice.
    """
    agreed = {_plain(str(c.called)) for table in contract.tables for c in written(table)}
    candidates = [Names(row, agreed) for row in rows]
    for with_patterns in (False, True):
        best: tuple[float, FoundHeader] | None = None
        for place, names in enumerate(candidates):
            find = names.find if with_patterns else names.exactly
            table, share = likeliest(names.cells, contract, find)
            if table and share >= LEAST_SHARE and (best is None or share > best[0]):
                best = share, FoundHeader(table, names, place)
        if best:
            return best[1]
    return None


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return key(name)


def _readable(cell: str) -> str:
    return BLANKS.sub(" ", INVISIBLE.sub("", cell)).strip()
