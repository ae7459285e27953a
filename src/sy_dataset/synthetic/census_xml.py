"""Elements of the census, written one a line so that a row can be found again by its line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from sy_dataset.contracts.model import Contract, Table
from sy_dataset.synthetic.chance import Chance
from sy_dataset.synthetic.faults import cell_faults, spoiled

Record = dict[str, str | None]
"""Text of one row by our column name."""

FEWEST_FOR_ONE, FEWEST_FOR_THREE = 30, 75
"""Rows a table of the census needs to bear one fault, or three."""


@dataclass(eq=False)
class Element:
    """An element; `table` names the contract's table that it is a row of, if it is one."""

    tag: str
    text: str | None = None
    table: str | None = None
    inner: list[Element] = field(default_factory=list)
    cells: dict[str, Element] = field(default_factory=dict)

    def at(self, path: str) -> Element:
        """The element at a path below this one, made if it is not there yet."""
        here = self
        for tag in () if path == "." else path.split("/"):
            found = next((item for item in here.inner if item.tag == tag), None)
            if found is None:
                found = Element(tag)
                here.inner.append(found)
            here = found
        return here

    def __iter__(self) -> Iterator[Element]:
        """This element and all within it, in the order of the document."""
        yield self
        for item in self.inner:
            yield from item


class ElementFault(NamedTuple):
    """One planted fault of the census."""

    element: Element
    column: str | None
    rule_id: str


class CensusWriter:
    """Turns rows into elements, as the contract's paths say."""

    def __init__(self, contract: Contract) -> None:
        self.tables: dict[str, Table] = {table.name: table for table in contract.tables}

    def element(self, table: str, record: Record, names: Iterable[str] | None = None) -> Element:
        """The element of one row; `names` are the columns that stand before nested rows."""
        made = Element(self.tables[table].called.rsplit("/", 1)[-1], table=table)
        self.fill(made, record, names)
        return made

    def fill(self, made: Element, record: Record, names: Iterable[str] | None = None) -> None:
        """Add the cells of a row that hold something; what the parents hold is not repeated."""
        for column in self.tables[str(made.table)].arriving:
            path = str(column.called)
            wanted = names is None or column.name in names
            if not wanted or record.get(column.name) is None or path.startswith(".."):
                continue
            cell = made.at(path)
            cell.text = record[column.name]
            made.cells[column.name] = cell


def document(root: Element) -> tuple[bytes, dict[Element, int]]:
    """The file, and the line on which each element's start tag stands."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    at: dict[Element, int] = {}
    for line, element in _lines(root):
        lines.append(line)
        if element is not None:
            at[element] = len(lines)
    return ("\n".join(lines) + "\n").encode(), at


def _lines(element: Element) -> Iterator[tuple[str, Element | None]]:
    if not element.inner:
        yield f"<{element.tag}>{escape(element.text or '')}</{element.tag}>", element
        return
    yield f"<{element.tag}>", element
    for item in element.inner:
        yield from _lines(item)
    yield f"</{element.tag}>", None


def plant(
    root: Element, writer: CensusWriter, used: Counter[str], chance: Chance
) -> list[ElementFault]:
    """Plant faults into the elements; every table that has rows enough gets some."""
    rows: dict[str, list[Element]] = defaultdict(list)
    parents: dict[Element, Element] = {}
    for element in root:
        parents.update(dict.fromkeys(element.inner, element))
        if element.table:
            rows[element.table].append(element)
    planted = []
    for name, elements in rows.items():
        if len(elements) < FEWEST_FOR_ONE:
            continue
        free = [elements[place] for place in chance.rng.permutation(len(elements))]
        budget = 3 if len(elements) >= FEWEST_FOR_THREE else 1
        for _ in range(budget):
            found = _plant_cell(writer.tables[name], free, used, chance)
            planted += [found] if found else []
        if budget == 3 and name in ("disabilities", "assessment_factors"):
            planted += _plant_rows(free, parents)
    return planted


def _plant_cell(
    table: Table, free: list[Element], used: Counter[str], chance: Chance
) -> ElementFault | None:
    """Spoil one cell of a free row, by the rule that was used least; None if none can be."""
    kinds = list(cell_faults(table))
    order = chance.rng.permutation(len(kinds))
    for kind in sorted((kinds[place] for place in order), key=lambda kind: used[kind.rule_id]):
        row = next((row for row in free if kind.column in row.cells), None)
        if row is not None:
            free.remove(row)
            cell = row.cells[kind.column]
            cell.text = spoiled(kind, str(cell.text))
            used[kind.rule_id] += 1
            return ElementFault(row, kind.column, kind.rule_id)
    return None


def _plant_rows(free: list[Element], parents: dict[Element, Element]) -> list[ElementFault]:
    """One leaf row that stands twice, and one that is empty."""
    twice, empty = free.pop(), free.pop()
    copy = Element(twice.tag, twice.text, twice.table)
    siblings = parents[twice].inner
    siblings.insert(siblings.index(twice) + 1, copy)
    empty.text = None
    return [
        ElementFault(copy, None, "row/duplicate"),
        ElementFault(empty, None, "row/key_missing"),
    ]
