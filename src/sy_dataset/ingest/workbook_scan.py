"""Search a sheet's XML for what its values do not tell, without parsing it cell by cell.

A piece of XML is searched by a pattern only if it holds the word that the pattern needs,
so that a sheet with nothing of note costs little more than its inflating.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sy_dataset.ingest.reading import FileRefused

LONGEST_ROW_BYTES = 32 << 20

# No pattern reaches over a "<": on broken XML each would otherwise search the rest of the piece.
ROW_END = re.compile(rb"</(?:\w+:)?row\s*>|<(?:\w+:)?row\b[^<>]*/>")
HIDDEN = rb"(?=[^<>]*\bhidden=[\"'](?:1|true)[\"'])"
HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b" + HIDDEN + rb"([^<>]*)>")
HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b" + HIDDEN + rb"([^<>]*)>")
ERROR_CELL = re.compile(rb"<(?:\w+:)?c\b(?=[^<>]*\bt=[\"']e[\"'])([^<>]*)>")
FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*"
    rb"<(?:\w+:)?f\b[^<>]*(?:(?<=/)>|>[^<]*</(?:\w+:)?f\s*>)\s*"
    rb"(?:<(?:\w+:)?v\b[^<>]*>([^<]*))?"
)
IS_TEXT = re.compile(rb"\bt=[\"']str[\"']")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=[\"'][A-Z]+(\d+):[A-Z]+(\d+)[\"']")
PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
ROW_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
FIRST, LAST = re.compile(rb"\bmin=[\"'](\d+)"), re.compile(rb"\bmax=[\"'](\d+)")


@dataclass(frozen=True)
class SheetFacts:
    """What stands in a sheet beside its values; rows and columns count from 1.

    errors     cells that hold an error, such as a division by nought
    unvalued   cells with a formula whose value was not stored
    merged     first and last row of each range of merged cells
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    merged: list[range] = field(default_factory=list)


def scan(chunks: Iterable[bytes]) -> SheetFacts:
    """Search the XML of one sheet.

    Raises FileRefused if it declares a document type or a cell of note has no place.
    """
    facts = SheetFacts()
    for number, piece in enumerate(_whole_rows(chunks)):
        if number == 0 and b"<!DOCTYPE" in piece:
            raise FileRefused("file/doctype")
        # one letter is looked for many times faster than a word, and plain cells hold none of these
        if b"e" in piece:
            _note_marks(piece, facts)
        if b"f" in piece and (b"<f" in piece or b":f" in piece):
            facts.unvalued.extend(_unvalued(piece))
    return facts


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
    return int(found[2]), column_number(found[1].decode())


def column_number(letters: str) -> int:
    """The number of a column, from 1: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    if not found:
        raise FileRefused("file/unreadable")
    return int(found[1])
