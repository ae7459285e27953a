"""Read XML as agreed: one streamed pass, one text row per record element, with its line.

Where the rows and cells stand is worked out once from the contract (`xml_plan`). Names are
compared without their namespaces; attributes and text between elements say nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from sy_dataset.contracts import Contract, Form, Table
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading, text_schema
from sy_dataset.ingest.xml_plan import FIRST_CELL, LINE, Node, Record, column_paths, plan

DECLARED_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
BOM = b"\xef\xbb\xbf"
ROWS_AT_ONCE = 50_000
"""Rows that are held as Python objects before they are laid into columns."""

SAYS_NO = ("", "0", "false")
UNKNOWN = Node()


def read_xml(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one XML file by its contract.

    A document type is refused before anything is parsed, so no entity is ever expanded.
    A table that the return year does not have is left out if the file does not hold it.
    Raises FileRefused if the file is not well formed or not the agreed return.
    """
    del form  # the format says everything
    _check_bytes(data)
    units = plan(contract.tables)
    taker = _Taker(contract.tables)
    for unit, element in _elements(data, units, taker.unknown):
        taker.take(element, units[unit])
    tables = taker.tables()
    if not any(cells.num_rows for cells in tables):
        raise FileRefused("file/wrong_root", source_row=1)
    readings = [
        TableReading(table, cells, [], is_unnested=True)
        for table, cells in zip(contract.tables, tables, strict=True)
        if cells.num_rows or table.years.holds(year)
    ]
    notes = [note for part in readings for note in _of_other_years(part, year)]
    unknown = [FileNote("file/header_unknown_column") for _ in taker.unknown]
    return Reading(readings, [*taker.notes, *notes, *unknown])


class _Taker:
    """Takes rows out of elements, table by table.

    unknown  the names of elements that no contract speaks of
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.unknown: set[str] = set()
        self.notes: list[FileNote] = []
        self._tables = tables
        self._rows: list[list[list[str | int]]] = [[] for _ in tables]
        self._chunks: list[list[pa.RecordBatch]] = [[] for _ in tables]
        self._taken = [0] * len(tables)
        self._current: dict[Record, list[str | int]] = {}
        self._counts: dict[tuple[Record | None, int], int] = {}
        self._waiting: list[tuple[Record, list[str | int], list[list[str | int]]]] = []

    def take(self, element: etree._Element, node: Node) -> None:
        """Take the rows of one outermost record element."""
        self._visit(element, node)
        for record, row, outer in self._waiting:
            for place, which, there in record.inherits:
                if not row[place]:
                    row[place] = outer[which][there]
        self._waiting.clear()
        if sum(map(len, self._rows)) > ROWS_AT_ONCE:
            self._lay_down()

    def tables(self) -> list[pa.Table]:
        """The text of every table, in the contract's order."""
        self._lay_down()
        return [
            pa.Table.from_batches(chunks, schema=text_schema(table)).combine_chunks()
            for table, chunks in zip(self._tables, self._chunks, strict=True)
        ]

    def _visit(self, element: etree._Element, node: Node) -> None:
        for record in node.records:
            self._begin(record, element)
        current, below = self._current, node.below
        for child in element:
            inner = below.get(child.tag) or self._meet(node, child.tag)
            if inner.below or inner.records:
                self._visit(child, inner)
            elif text := child.text:
                for record, place in inner.fills:
                    row = current[record]
                    if not row[place]:
                        row[place] = text
                    elif text.strip():
                        self._tell_repeated(record, place, child)
        for record in node.records:
            self._end(record, current[record])

    def _meet(self, node: Node, tag: str) -> Node:
        """What an element of another namespace, or of no contract, is; remembered under its tag."""
        name = tag.rpartition("}")[2]
        found = node.below.get(name, UNKNOWN)
        if found is UNKNOWN:
            self.unknown.add(name)
        node.below[tag] = found
        return found

    def _begin(self, record: Record, element: etree._Element) -> None:
        row: list[str | int] = [""] * record.width
        row[LINE] = element.sourceline or 0
        if record.own_text is not None:
            row[record.own_text] = element.text or ""
        self._current[record] = row
        for inner in record.within:
            self._counts[record, inner] = 0

    def _end(self, record: Record, row: list[str | int]) -> None:
        if record.when and all(str(row[place]).strip() in SAYS_NO for place in record.when):
            return
        del row[record.cells :]
        if record.splits is None or "," not in str(row[record.splits]):
            self._keep(record, row)
            return
        for part in str(row[record.splits]).split(","):
            self._keep(record, [*row[: record.splits], part, *row[record.splits + 1 :]])

    def _keep(self, record: Record, row: list[str | int]) -> None:
        self._taken[record.table] += 1
        row[0] = self._taken[record.table]
        if record.number is not None:
            within = record.outer, record.table
            self._counts[within] = count = self._counts.get(within, 0) + 1
            row[record.number] = str(count)
        if record.number_in_file is not None:
            row[record.number_in_file] = str(row[0])
        if record.inherits:
            outer = [self._current[ancestor] for ancestor in record.ancestors]
            self._waiting.append((record, row, outer))
        self._rows[record.table].append(row)

    def _tell_repeated(self, record: Record, place: int, element: etree._Element) -> None:
        table = self._tables[record.table]
        if place < record.cells:
            column = table.arriving[place - FIRST_CELL].name
            self.notes.append(
                FileNote("file/element_repeated", element.sourceline, column, table.name)
            )

    def _lay_down(self) -> None:
        """Lay the rows that were taken into columns."""
        for table, rows, chunks in zip(self._tables, self._rows, self._chunks, strict=True):
            if rows:
                schema = text_schema(table)
                columns = zip(zip(*rows, strict=True), schema, strict=True)
                arrays = [pa.array(values, type=kind.type) for values, kind in columns]
                chunks.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
                rows.clear()


def _of_other_years(part: TableReading, year: int) -> Iterator[FileNote]:
    """What was sent that the return of this year does not have, once for each column."""
    name, cells = part.table.name, part.cells
    if not part.table.years.holds(year):
        yield FileNote("file/table_of_another_year", cells["source_row"][0].as_py(), None, name)
        return
    for column in part.table.arriving:
        if not column.years.holds(year):
            said = cells.filter(pc.not_equal(cells[column.name], ""))
            if said.num_rows:
                line = said["source_row"][0].as_py()
                yield FileNote("file/header_column_of_another_year", line, column.name, name)


def _check_bytes(data: bytes) -> None:
    if not data.strip():
        raise FileRefused("file/empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise FileRefused("file/wrong_encoding")
    head = data[:1000].removeprefix(BOM).lstrip()
    if not head.startswith(b"<"):
        raise FileRefused("file/wrong_format")
    declared = DECLARED_ENCODING.match(head)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise FileRefused("file/wrong_encoding", source_row=1)
    _refuse_doctype(data)
    if data.isascii():
        return
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileRefused("file/wrong_encoding", source_row=line) from None


def _refuse_doctype(data: bytes) -> None:
    start = data.find(b"<!")
    while start >= 0:
        if data[start + 2 : start + 9].upper() == b"DOCTYPE":
            raise FileRefused("file/doctype", source_row=data[:start].count(b"\n") + 1)
        start = data.find(b"<!", start + 2)


def _elements(
    data: bytes, units: dict[str, Node], unknown: set[str]
) -> Iterator[tuple[str, etree._Element]]:
    """The outermost record elements, each gone from memory when the next one is asked for.

    Adds to `unknown` the names of what stands beside them.
    """
    names = {unit.rsplit("/", 1)[-1] for unit in units}
    beside: set[str] = set()
    stream = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=tuple(f"{{*}}{name}" for name in names),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in stream:
            unit = _unit(_path(element), units)
            if unit:
                yield unit, element
                element.clear()
                while (before := element.getprevious()) is not None:
                    beside.add(_name(before))
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        rule = "file/not_well_formed" if _is_closed(data) else "file/cut_short"
        raise FileRefused(rule, source_row=error.lineno) from None
    steps = {step for unit in units for step in unit.split("/")}
    beside |= {_name(element) for element in stream.root.iterdescendants(etree.Element)}
    unknown |= beside - steps


def _unit(path: str, units: dict[str, Node]) -> str | None:
    if path in units:
        return path
    return next((u for u in units if u.startswith("//") and f"/{path}".endswith(u[1:])), None)


def _is_closed(data: bytes) -> bool:
    """Whether the text ends with a closing tag, as a whole document does."""
    return bool(re.search(rb"</[\w:.-]+>\s*\Z", data[-200:]))


def _path(element: etree._Element) -> str:
    """The element's path below the root, without namespaces."""
    steps = [_name(element), *map(_name, element.iterancestors())]
    return "/".join(reversed(steps[:-1]))


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
