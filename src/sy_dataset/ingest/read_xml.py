"""Read XML as agreed: one streamed pass, one text row per record element, with its line.

A table's path is that of its record element below the root; a column's is a path from that
element: `Sex`, `ChildIdentifiers/UPN`, `../CINreferralDate`, `.` for the
element's own text, `position()` for its number among its like-named siblings.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pyarrow as pa
from lxml import etree

from sy_dataset.contracts import Column, Contract, Form, Table
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading, text_schema

DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
DECLARED_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
Cell = Callable[[etree._Element], str]


def read_xml(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one XML file by its contract.

    A document type is refused before anything is parsed, so no entity is ever expanded.
    Raises FileRefused if the file is not well formed or not the agreed return.
    """
    del form, year  # every element of every year is known by its path
    _check_bytes(data)
    units = _units(contract.tables)
    rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    unknown: set[str] = set()
    known = _known_tags(contract.tables)
    for unit, element in _elements(data, set(units)):
        unknown.update(_tags(element) - known)
        for table, segments, cells in units[unit]:
            for record in _records(element, segments):
                ordinal = len(rows[table.name]) + 1
                rows[table.name].append(
                    (ordinal, record.sourceline, *(cell(record) for cell in cells))
                )
    if not rows:
        raise FileRefused("file/wrong_root", source_row=1)
    readings = [
        TableReading(table, _arrow(table, rows[table.name]), []) for table in contract.tables
    ]
    return Reading(readings, [FileNote("file/header_unknown_column") for _ in unknown])


def _check_bytes(data: bytes) -> None:
    if not data.strip():
        raise FileRefused("file/empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise FileRefused("file/wrong_encoding")
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise FileRefused("file/wrong_format")
    declared = DECLARED_ENCODING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise FileRefused("file/wrong_encoding", source_row=1)
    if found := DOCTYPE.search(data):
        raise FileRefused("file/doctype", source_row=data[: found.start()].count(b"\n") + 1)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileRefused("file/wrong_encoding", source_row=line) from None


def _units(
    tables: tuple[Table, ...],
) -> dict[str, list[tuple[Table, list[str], list[Cell]]]]:
    """Tables by the outermost record element they stand in, which is what is streamed."""
    paths = [_table_path(table) for table in tables]
    outermost = [p for p in paths if not any(p.startswith(f"{other}/") for other in paths)]
    units: dict[str, list[tuple[Table, list[str], list[Cell]]]] = {unit: [] for unit in outermost}
    for table in tables:
        path = _table_path(table)
        unit = next(u for u in outermost if path == u or path.startswith(f"{u}/"))
        below = path.removeprefix(unit).strip("/")
        cells = [_cell(_column_path(column)) for column in table.arriving]
        units[unit].append((table, below.split("/") if below else [], cells))
    return units


def _table_path(table: Table) -> str:
    return table.xml_path or table.called


def _column_path(column: Column) -> str:
    return column.xml_path or str(column.called)


def _known_tags(tables: tuple[Table, ...]) -> set[str]:
    """Every element name that a contract speaks of."""
    paths = [_table_path(t) for t in tables]
    paths += [_column_path(c) for t in tables for c in t.arriving]
    return {step for path in paths for step in path.split("/")}


def _tags(element: etree._Element) -> set[str]:
    return {child.tag for child in element.iter(etree.Element)}


def _elements(data: bytes, units: set[str]) -> Iterator[tuple[str, etree._Element]]:
    tags = {unit.rsplit("/", 1)[-1] for unit in units}
    stream = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=tuple(tags),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in stream:
            unit = _path(element)
            if unit in units:
                yield unit, element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        rule = "file/not_well_formed" if _is_closed(data) else "file/cut_short"
        raise FileRefused(rule, source_row=error.lineno) from None


def _is_closed(data: bytes) -> bool:
    """Whether the text ends with a closing tag, as a whole document does."""
    return bool(re.search(rb"</[\w:.-]+>\s*\Z", data[-200:]))


def _path(element: etree._Element) -> str:
    """The element's path below the root."""
    steps = [element.tag, *(ancestor.tag for ancestor in element.iterancestors())]
    return "/".join(reversed(steps[:-1]))


def _records(element: etree._Element, segments: list[str]) -> Iterator[etree._Element]:
    if not segments:
        yield element
        return
    for child in element.iterchildren(segments[0]):
        yield from _records(child, segments[1:])


def _cell(called: str) -> Cell:
    """A function from a record element to one cell's text; "" if the element is not there."""
    steps = called.split("/")
    ups = steps.count("..")
    rest = "/".join(steps[ups:])
    if rest == "position()":
        return lambda record: str(_position(_up(record, ups)))
    if rest in ("", "."):
        return lambda record: _up(record, ups).text or ""
    return lambda record: _up(record, ups).findtext(rest) or ""


def _up(element: etree._Element, levels: int) -> etree._Element:
    for _ in range(levels):
        element = element.getparent()
    return element


def _position(element: etree._Element) -> int:
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))


def _arrow(table: Table, rows: list[tuple[object, ...]]) -> pa.Table:
    schema = text_schema(table)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [
        pa.array(values, type=kind.type) for values, kind in zip(columns, schema, strict=True)
    ]
    return pa.table(arrays, schema=schema)
