"""Search a sheet's XML for what its values do not tell, without parsing it cell by cell.

A piece of XML is searched by a pattern only if it holds the word that the pattern needs,
so that a sheet with nothing of note costs little more than its inflating.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sy_dataset.ingest.reading import FileRefused

LONGEST_ROW_BYTES = 32 << 20
LARGEST_AREA = 30_000_000
"""Rows times columns. The reader of values makes room for every place of a sheet, filled or not:
one stray value in the last column of the last row would ask for 400 GB and end the night."""

# No pattern reaches over a "<": on broken XML each would otherwise search the rest of the piece.
ROW_END = re.compile(rb"</(?:\w+:)?row\s*>|<(?:\w+:)?row\b[^<>]*/>")
HIDDEN = rb"(?=[^<>]*\bhidden=[\"'](?:1|true)[\"'])"
HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b" + HIDDEN + rb"([^<>]*)>")
HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b" + HIDDEN + rb"([^<>]*)>")
CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>/])([^<>]*)>")
ERROR_CELL = re.compile(rb"<(?:\w+:)?c\b(?=[^<>]*\bt=[\"']e[\"'])([^<>]*)>")
FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*"
    rb"<(?:\w+:)?f\b[^<>]*(?:(?<=/)>|>[^<]*</(?:\w+:)?f\s*>)\s*"
    rb"(?:<(?:\w+:)?v\b[^<>]*>([^<]*))?"
)
IS_TEXT = re.compile(rb"\bt=[\"']str[\"']")
FILLED_A = re.compile(rb"\br=[\"']A\d+[\"'][^<>]*(?<!/)>\s*<(?:\w+:)?v\b[^<>]*>[^<\s]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=[\"'][A-Z]+(\d+):[A-Z]+(\d+)[\"']")
PLACE = re.compile(rb"\br=[\"']([A-Za-z]+)(\d+)[\"']")
ROW_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
ANY_ROW = re.compile(rb"\br=[\"'][A-Za-z]*(\d+)")
LAST_BYTES = 1 << 16
SMALL, LETTERS = np.uint8(32), 26
FIRST, LAST = re.compile(rb"\bmin=[\"'](\d+)"), re.compile(rb"\bmax=[\"'](\d+)")


@dataclass
class SheetFacts:
    """What stands in a sheet beside its values; rows and columns count from 1.

    errors     cells that hold an error, such as a division by nought
    unvalued   cells with a formula whose value was not stored
    merged     first and last row of each range of merged cells
    fills_a    the sheet's first column is known to be used; else it may be, or not
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    merged: list[range] = field(default_factory=list)
    fills_a: bool = False


def scan(chunks: Iterable[bytes]) -> SheetFacts:
    """Search the XML of one sheet.

    Raises FileRefused if it declares a document type, reaches too far, or has cells that do
    not say where they stand.
    """
    facts = SheetFacts()
    last_row = last_column = 1
    for number, piece in enumerate(_whole_rows(chunks)):
        if number == 0 and b"<!DOCTYPE" in piece:
            raise FileRefused("file/doctype")
        facts.fills_a = facts.fills_a or FILLED_A.search(piece) is not None
        last_row = max(last_row, _last_filled_row(piece))
        last_column = max(last_column, _last_column(piece))
        if last_row * last_column > LARGEST_AREA:
            raise FileRefused("file/sheet_reaches_too_far")
        # one letter is looked for many times faster than a word, and plain cells hold none of these
        if b"e" in piece:
            _note_marks(piece, facts)
        if b"f" in piece and (b"<f" in piece or b":f" in piece):
            facts.unvalued.extend(_unvalued(piece))
    return facts


def _last_filled_row(piece: bytes) -> int:
    """The row of the last cell of a piece that holds a value; 0 if none does."""
    starts = (b"<v", b":v", b"<t", b":t")
    place = max(piece.rfind(start, -LAST_BYTES) for start in starts)
    if place < 0:
        place = max(piece.rfind(start) for start in starts)
    while (place := piece.rfind(b"r=", 0, max(place, 0))) >= 0:
        if found := PLACE.match(piece, place):
            return int(found[2])
    return 0


def _last_column(piece: bytes) -> int:
    """The number of the last column that a piece has a cell in; below 27 it may be any before it.

    All bytes are looked at together, as numbers: place by place it would take longer than
    all the rest. Raises FileRefused if a cell or row does not stand where a sheet has room.
    """
    text = np.frombuffer(b" " + piece + bytes(8), np.uint8)
    end = len(text) - 8
    is_letter = (text | SMALL) - ord("a") < LETTERS  # columns may be written in small letters
    is_place = (text[1 : end + 1] == ord("r")) & (text[2 : end + 2] == ord("="))
    is_place &= (text[:end] <= ord(" ")) & is_letter[4 : end + 4]
    _check_places(piece, text, int(np.count_nonzero(is_place)))
    letters = 1
    while (longer := is_place & is_letter[4 + letters : end + 4 + letters]).any():
        is_place, letters = longer, letters + 1  # more letters are a later column
    if letters == 1:
        return LETTERS
    if letters > 3:
        raise FileRefused("file/unreadable")
    number = np.zeros(np.count_nonzero(is_place), np.int64)
    for letter in range(letters):
        number = number * LETTERS + (text[4 + letter : end + 4 + letter][is_place] | SMALL) - 96
    return int(number.max())


def _check_places(piece: bytes, text: Any, places: int) -> None:
    """Refuse what the reader of values would misplace: cells that do not say where they
    stand, and rows with a number of eight digits or more."""
    before = (text[:-1] == ord("<")) | (text[:-1] == ord(":"))
    if np.count_nonzero(before & (text[1:] == ord("c"))) > places:
        # other elements, and closing ones with a prefix, begin like a cell
        for cell in CELL.finditer(piece):
            _place(cell[1])
    digits = (text - ord("0")) < 10
    for run in (1, 2, 4):
        digits = digits[:-run] & digits[run:]
    if digits.any() and any(len(found[1]) > 7 for found in ANY_ROW.finditer(piece)):
        raise FileRefused("file/unreadable")


def _note_marks(piece: bytes, facts: SheetFacts) -> None:
    """What is hidden, in error or merged in a piece."""
    if b"hidden=" in piece:
        rows = HIDDEN_ROW.finditer(piece)
        facts.hidden_rows.extend(_number(ROW_NUMBER, found[1]) for found in rows)
        facts.hidden_columns.extend(
            range(_number(FIRST, found[1]), _number(LAST, found[1]) + 1)
            for found in HIDDEN_COLUMN.finditer(piece)
        )
    if b't="e"' in piece or b"t='e'" in piece:
        facts.errors.extend(_place(found[1]) for found in ERROR_CELL.finditer(piece))
    if b"mergeCell" in piece:
        facts.merged.extend(
            range(int(found[1]), int(found[2]) + 1) for found in MERGED.finditer(piece)
        )


def _whole_rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where a row ends, so that no cell is cut in two."""
    kept = b""
    for chunk in chunks:
        kept += chunk
        end = _last_row_end(kept, len(kept) - len(chunk))
        if end:
            yield kept[:end]
            kept = kept[end:]
        elif len(kept) > LONGEST_ROW_BYTES:
            raise FileRefused("file/unreadable")
    yield kept


def _last_row_end(piece: bytes, start: int) -> int:
    """Where the last whole row ends; 0 if none ends after `start`."""
    tag = len(piece)
    while (tag := piece.rfind(b"<", 0, tag)) >= 0:
        if found := ROW_END.match(piece, tag):
            return found.end()
        if tag < start:
            break
    return 0


def _unvalued(piece: bytes) -> Iterator[tuple[int, int]]:
    """The cells of a piece with a formula and no value; an empty text is a value."""
    for found in FORMULA_CELL.finditer(piece):
        is_empty_text = found[2] == b"" and IS_TEXT.search(found[1])
        if not found[2] and not is_empty_text:
            yield _place(found[1])


def _place(attributes: bytes) -> tuple[int, int]:
    found = PLACE.search(attributes)
    if not found:
        raise FileRefused("file/unreadable")
    return int(found[2]), _column_number(found[1].decode())


def _column_number(letters: str) -> int:
    """The number of a column, from 1: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    if not found:
        raise FileRefused("file/unreadable")
    return int(found[1])
