"""Read XML as agreed: one streamed pass, one text row per record element, with its line.

Where the rows and cells stand is worked out once from the contract (`xml_plan`). Names are
compared without their namespaces; attributes and text between elements say nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from sy_dataset.contracts import Contract, Form
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading
from sy_dataset.ingest.xml_columns import Laid, as_cells, laid
from sy_dataset.ingest.xml_plan import LINE, OUTER, Node, Record, Rows, column_paths, plan

DECLARED_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
BOM = b"\xef\xbb\xbf"
ROWS_AT_ONCE = 2_000
"""Rows held as Python objects before they are laid into columns; more keep its collector busy."""

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
    units, rows = plan(contract.tables)
    taker = _Taker(rows)
    for unit, element in _elements(data, units, taker.unknown):
        taker.take(element, units[unit])
    taker.lay_down()
    if not any(of_table.count for of_table in rows):
        raise FileRefused("file/wrong_root", source_row=1)
    every = {of_table.table.name: taker.laid(of_table) for of_table in rows}
    readings = [
        TableReading(table, as_cells(every[table.name], every), [], is_unnested=True)
        for table in contract.tables
        if every[table.name].rows.count or table.years.holds(year)
    ]
    notes = [note for part in readings for note in _of_other_years(part, year)]
    unknown = [FileNote("file/header_unknown_column") for _ in taker.unknown]
    return Reading(readings, [*taker.notes, *notes, *unknown])


class _Taker:
    """Takes rows out of elements.

    unknown  the names of elements that no contract speaks of
    notes    what stands twice where one was agreed
    """

    def __init__(self, rows: Sequence[Rows]) -> None:
        self.unknown: set[str] = set()
        self.notes: list[FileNote] = []
        self._rows = rows
        self._chunks: dict[Rows, list[pa.RecordBatch]] = {of_table: [] for of_table in rows}

    def take(self, element: etree._Element, node: Node) -> None:
        """Take the rows of one outermost record element."""
        self._visit(element, node)
        if sum(len(of_table.taken) for of_table in self._rows) > ROWS_AT_ONCE:
            self.lay_down()

    def _visit(self, element: etree._Element, node: Node) -> None:
        for record in node.records:
            self._begin(record, element)
        below = node.below
        for child in element:
            tag = child.tag
            inner = below[tag] if tag in below else self._meet(node, tag)
            if not inner.is_leaf:
                self._visit(child, inner)
            elif text := child.text:
                for record, place in inner.fills:
                    if not record.row[place]:
                        record.row[place] = text
                    elif text.strip():
                        self._tell_repeated(record, place, child)
        for record in node.records:
            if record.rows.when or record.rows.splits:
                self._end(record)

    def _begin(self, record: Record, element: etree._Element) -> None:
        rows, row = record.rows, record.blank.copy()
        record.row = row
        row[LINE] = element.sourceline
        if record.outer is not None:
            row[OUTER] = record.outer.number
        if record.own_text:
            row[record.own_text] = element.text or ""
        record.number = rows.count
        rows.count += 1
        rows.taken.append(row)

    def _end(self, record: Record) -> None:
        """Take back what is no row, and make several rows of several values."""
        rows, row = record.rows, record.row
        if rows.when and all(str(row[place]).strip() in SAYS_NO for place in rows.when):
            del rows.taken[record.number - (rows.count - len(rows.taken))]
            rows.count -= 1
        elif rows.splits and "," in str(row[rows.splits]):
            first, *others = str(row[rows.splits]).split(",")
            row[rows.splits] = first
            for text in others:
                rows.taken.append([*row[: rows.splits], text, *row[rows.splits + 1 :]])
            rows.count += len(others)

    def _meet(self, node: Node, tag: str) -> Node:
        """What an element of another namespace, or of no contract, is; remembered under its tag."""
        name = tag.rpartition("}")[2]
        found = node.below.get(name, UNKNOWN)
        if found is UNKNOWN:
            self.unknown.add(name)
        node.below[tag] = found
        return found

    def _tell_repeated(self, record: Record, place: int, element: etree._Element) -> None:
        table = record.rows.table
        [path] = [path for path, there in record.rows.places.items() if there == place]
        for column in table.arriving:
            if path in column_paths(column):
                line, rule_id = element.sourceline, "file/element_repeated"
                self.notes.append(FileNote(rule_id, line, column.name, table.name))

    def lay_down(self) -> None:
        """Lay the rows that were taken into columns."""
        for rows in self._rows:
            if rows.taken:
                names = ["line", "outer", *rows.places]
                types = [pa.int64(), pa.int64(), *[pa.string()] * len(rows.places)]
                columns = zip(zip(*rows.taken, strict=True), types, strict=True)
                arrays = [pa.array(values, type=kind) for values, kind in columns]
                self._chunks[rows].append(pa.RecordBatch.from_arrays(arrays, names=names))
                rows.taken.clear()

    def laid(self, rows: Rows) -> Laid:
        """All the rows of a table, in columns."""
        return laid(rows, self._chunks[rows])


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
    parent, above = None, ""
    try:
        for _, element in stream:
            if parent is not element.getparent():
                parent = element.getparent()
                above = _path(parent)
            unit = _unit(f"{above}/{_name(element)}".lstrip("/"), units)
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


def _path(element: etree._Element | None) -> str:
    """The element's path below the root, without namespaces; "" of the root."""
    if element is None:
        return ""
    steps = [_name(element), *map(_name, element.iterancestors())]
    return "/".join(reversed(steps[:-1]))


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
