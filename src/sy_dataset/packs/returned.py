"""Read a returned pack: a CSV file or a workbook that somebody has worked in."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sy_dataset.errors import NightError
from sy_dataset.packs.sheets import REPLY

KEY = "finding_key"
NEEDED = (KEY, REPLY[0])
LARGEST_BYTES = 200 << 20
LARGEST_UNPACKED = 1 << 30
MOST_ROWS, MOST_COLUMNS, HEADER_ROWS = 500_000, 60, 20


class Reply(NamedTuple):
    """One row as it came back: text without blanks around it; `until` may be a date's cell.

    sheet, row  where it stands, the row from 1 as a spreadsheet counts it
    """

    sheet: str
    row: int
    finding_key: str
    answer: str
    reason: str
    until: str | date


def read_replies(path: Path) -> Iterator[Reply]:
    """The rows of a returned pack that hold anything in the columns that are read.

    Raises NightError, without a value, if the file is no such pack or cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise NightError("the file is larger than a pack can be")
        read = {".csv": _csv, ".xlsx": _xlsx}.get(path.suffix.lower())
    except OSError as error:
        raise NightError(f"the file cannot be opened: {error.strerror}") from None
    if read is None:
        raise NightError("a pack comes back as .csv or .xlsx")
    found = False
    for sheet, rows in read(path):
        columns = _header(rows)
        if columns:
            found = True
            yield from _replies(sheet, rows, columns)
    if not found:
        raise NightError(f"no table has the columns {' and '.join(NEEDED)}")


class _Rows:
    """Rows with their numbers, so that the header and the rest are read in one go."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self._rows = enumerate(islice(rows, MOST_ROWS), start=1)

    def __iter__(self) -> Iterator[tuple[int, Sequence[Any]]]:
        return self._rows


def _header(rows: _Rows) -> dict[str, int]:
    """Where the columns stand that are read; empty if the first rows are no header of ours."""
    for _, row in islice(rows, HEADER_ROWS):
        names = [str(cell).strip().lower() if cell is not None else "" for cell in row]
        if all(name in names for name in NEEDED):
            return {name: names.index(name) for name in (KEY, *REPLY) if name in names}
    return {}


def _replies(sheet: str, rows: _Rows, columns: dict[str, int]) -> Iterator[Reply]:
    for number, row in rows:
        cells = {
            name: _cell(row[place]) if place < len(row) else "" for name, place in columns.items()
        }
        if any(cells.values()):
            until = cells.pop("until", "")
            texts = {name: str(cells.get(name, "")) for name in (KEY, "answer", "reason")}
            yield Reply(sheet=sheet, row=number, until=until, **texts)


def _cell(value: Any) -> str | date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return "" if value is None else str(value).strip()


def _csv(path: Path) -> Iterator[tuple[str, _Rows]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # as a spreadsheet saves "CSV (comma delimited)"
        text = data.decode("cp1252", errors="replace")
    yield "", _Rows(_safely(csv.reader(io.StringIO(text, newline=""))))


def _xlsx(path: Path) -> Iterator[tuple[str, _Rows]]:
    import openpyxl  # noqa: PLC0415 - slow, and needed by few commands

    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(member.file_size for member in package.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise NightError("the workbook unpacks to more than a pack can hold")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except NightError:
        raise
    except Exception:  # whatever a library makes of a damaged file; its text may be a cell's
        raise NightError("the workbook cannot be read") from None
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be false
            rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
            yield str(sheet.title), _Rows(_safely(rows))
    finally:
        book.close()


def _safely(rows: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows, and plain words in place of a library's own when they cannot be read."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception:
            raise NightError("the file cannot be read to its end") from None
        yield row
