"""Look into a workbook's package before its values are read: is it safe, and what is hidden?

A workbook is a zip of XML files. Every file in it is inflated once, by the piece: the real
bytes are counted against a cap, whatever the package claims, and each sheet's XML is
searched for what the values alone do not tell.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from posixpath import join, normpath

from lxml import etree

from sy_dataset.ingest.reading import FileRefused
from sy_dataset.ingest.workbook_scan import SheetFacts, scan

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
REFUSED_PARTS = {
    "vbaproject.bin": "file/workbook_macros",
    "xl/macrosheets/": "file/workbook_macros",
    "xl/externallinks/": "file/workbook_external_links",
}
"""What the name of a part may not hold, in small letters."""

IS_ENCRYPTED = 1
MOST_PARTS = 10_000
CHUNK_BYTES = 1 << 20
LARGEST_BYTES = 400 << 20
RATIO_FROM_BYTES, LARGEST_RATIO = 32 << 20, 100
"""What unpacks to more than the bytes may not have grown by more than the ratio."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Sheet:
    """One sheet with cells, in the workbook's order."""

    name: str = field(repr=False)
    is_hidden: bool
    facts: SheetFacts


@dataclass(frozen=True)
class Package:
    """What is known of a workbook before its values are read.

    counts_from_1904  day 0 is 1 January 1904, as in old files from a Macintosh
    """

    counts_from_1904: bool
    sheets: tuple[Sheet, ...]


def examine(data: bytes) -> Package:
    """Look through a whole workbook.

    Raises FileRefused if it is no workbook, is damaged, encrypted, in the old binary format
    or far larger than its file, or holds macros, links to other files or a document type.
    """
    with _opened(data) as archive:
        parts = {info.filename: info for info in archive.infolist()}
        counts_from_1904, described = _described(archive, parts)
        paths = {path for _, _, path in described}
        if not paths <= parts.keys():
            raise FileRefused("file/unreadable")
        facts: dict[str, SheetFacts] = {}
        unpacked = _Unpacked(len(data))
        for path, part in parts.items():
            chunks = unpacked.counted(_inflated(archive, part))
            if path in paths:
                facts[path] = scan(chunks)
            else:
                for _ in chunks:
                    pass
    sheets = tuple(Sheet(name, is_hidden, facts[path]) for name, is_hidden, path in described)
    return Package(counts_from_1904, sheets)


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The package, if its list of parts is that of a plain workbook."""
    if not data:
        raise FileRefused("file/empty")
    if data.startswith(OLE):
        raise FileRefused("file/workbook_old_or_encrypted")
    if not data.startswith(ZIP):
        raise FileRefused("file/wrong_format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive.infolist())
            yield archive
    except BROKEN:
        raise FileRefused("file/unreadable") from None
    except etree.XMLSyntaxError:
        raise FileRefused("file/not_well_formed") from None


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise FileRefused("file/workbook_old_or_encrypted")
    if len(parts) > MOST_PARTS or len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise FileRefused("file/workbook_unsafe")
    for name in names:
        for refused, rule_id in REFUSED_PARTS.items():
            if refused in name.lower():
                raise FileRefused(rule_id)
    if WORKBOOK not in names or RELATIONS not in names:
        raise FileRefused("file/wrong_format")


def _leads_out(name: str) -> bool:
    """Whether a part's name leads out of the package."""
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def _inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of a part by the piece.

    The size that the package claims is not believed: another reader may inflate more.
    """
    part.file_size = 1 << 62
    with archive.open(part) as content:
        while chunk := content.read(CHUNK_BYTES):
            yield chunk


class _Unpacked:
    """The bytes that a package has unpacked to so far."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._bytes = 0

    def counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._bytes += len(chunk)
            grown = self._bytes > RATIO_FROM_BYTES and self._bytes > LARGEST_RATIO * self._packed
            if grown or self._bytes > LARGEST_BYTES:
                raise FileRefused("file/workbook_inflated")
            yield chunk


def _described(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]
) -> tuple[bool, list[tuple[str, bool, str]]]:
    """Whether days count from 1904; then name, whether hidden, and part of each sheet of cells."""
    workbook = _parsed(archive, parts[WORKBOOK])
    targets = {
        relation.get("Id"): normpath(join("xl", relation.get("Target", "")).lstrip("/"))
        for relation in _parsed(archive, parts[RELATIONS]).iterfind("{*}Relationship")
        if relation.get("Type", "").endswith("/worksheet")
    }
    properties = workbook.find("{*}workbookPr")
    counts = properties is not None and properties.get("date1904") in ("1", "true")
    sheets = []
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        relation_id = next((v for name, v in sheet.items() if name.endswith("}id")), None)
        if relation_id in targets:
            is_hidden = sheet.get("state", "visible") != "visible"
            sheets.append((sheet.get("name", ""), is_hidden, targets[relation_id]))
    return counts, sheets


def _parsed(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> etree._Element:
    content = b"".join(_Unpacked(0).counted(_inflated(archive, part)))
    if b"<!DOCTYPE" in content:
        raise FileRefused("file/doctype")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)
