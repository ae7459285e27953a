"""Nested XML from flat tables: one element a line, so that a row is found again by its line.

The contract's paths say where each table and each column stands. Whole columns are written at
once: text is joined from the leaves up, then lines are counted from the root down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Contract, Table
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.text import Texts

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
BEFORE = {
    ("cin_census", "cin_details", "is_referral_nfa"): ("assessments", "cin_plans", "s47_enquiries")
}
"""Nested tables that the schema puts before a column; all others stand behind the columns."""
ANCESTOR = "ancestor::"
Parts = list["tuple[Piece, Values]"]


@dataclass
class Level:
    """A table's rows as text; `parent` is the place, in the table around it, of each row's own."""

    table: Table
    texts: Texts
    parent: Values
    inner: list[Level] = field(default_factory=list)


@dataclass
class Piece:
    """Elements of every row, their number of lines, and what is nested in them.

    inner  nested elements, with the line within each row on which the first of them would stand
    """

    text: pa.Array
    lines: Values
    inner: Parts = field(default_factory=list)
    level: Level | None = None


@dataclass
class _Wrapper:
    """An element that holds cells, nested tables and further wrappers, in their order."""

    tag: str
    slots: list[_Wrapper | Column | Level] = field(default_factory=list)

    def at(self, path: list[str]) -> _Wrapper:
        """The wrapper at a path below this one, made if it is not there yet."""
        here = self
        for tag in path:
            found = [slot for slot in here.slots if isinstance(slot, _Wrapper) and slot.tag == tag]
            if not found:
                found = [_Wrapper(tag)]
                here.slots.append(found[0])
            here = found[0]
        return here


def is_cell(column: Column) -> bool:
    """Whether a column has an element of its own: parents' cells and numbers of rows have none."""
    return not column.is_counted and not any(of.startswith(ANCESTOR) for of in paths_of(column))


def paths_of(column: Column) -> list[str]:
    """The paths at which a column may stand, the first choice first."""
    return (column.xml_path or str(column.called)).split(" | ")


def table_around(contract: Contract, table: Table) -> Table | None:
    """The table in whose rows the rows of another stand; None for those of the root."""
    around = [other for other in contract.tables if table.called.startswith(f"{other.called}/")]
    return max(around, key=lambda other: len(other.called), default=None)


def levels_of(
    contract: Contract, texts: dict[str, Texts], parents: dict[str, Values]
) -> list[Level]:
    """The tables, each in the one whose path begins its own; those that stand in the root."""
    levels = {
        table.name: Level(table, texts[table.name], parents[table.name])
        for table in contract.tables
    }
    roots: list[Level] = []
    for level in levels.values():
        around = table_around(contract, level.table)
        (levels[around.name].inner if around else roots).append(level)
    return roots


def document(contract: Contract, root: str, levels: list[Level]) -> tuple[bytes, dict[str, Values]]:
    """The file, and by table the line on which each row's start tag stands."""
    lines: dict[str, Values] = {}
    parts, line = [DECLARATION, f"<{root}>"], 3
    for level in levels:
        wrappers = level.table.called.split("/")[:-1]
        piece = _element(contract, level)
        line += len(wrappers)
        _number(piece, line + np.cumsum(piece.lines) - piece.lines, lines)
        line += int(piece.lines.sum()) + len(wrappers)
        parts += [f"<{tag}>" for tag in wrappers]
        parts += ["".join(piece.text.to_pylist()).removesuffix("\n")]
        parts += [f"</{tag}>" for tag in reversed(wrappers)]
    return "\n".join([*parts, f"</{root}>\n"]).encode(), lines


def _number(piece: Piece, starts: Values, lines: dict[str, Values]) -> None:
    """The lines of a table's rows, and of all that is nested in them."""
    if piece.level:
        lines[piece.level.table.name] = starts
    for inner, within in piece.inner:
        parent = inner.level.parent if inner.level else starts
        before = np.cumsum(inner.lines) - inner.lines
        first = np.searchsorted(parent, parent)
        _number(inner, starts[parent] + within[parent] + before - before[first], lines)


def _element(contract: Contract, level: Level) -> Piece:
    """The elements of a table's rows with all that stands in them."""
    table = level.table
    own = _Wrapper(table.called.rsplit("/", 1)[-1])
    for slot in _slots(contract, level):
        if isinstance(slot, Column):
            own.at(str(slot.called).split("/")[:-1]).slots.append(slot)
        else:
            below = slot.table.called.removeprefix(f"{table.called}/").split("/")
            own.at(below[:-1]).slots.append(slot)
    piece = _wrapped(contract, own, level, is_row=True)
    return Piece(piece.text, piece.lines, piece.inner, level)


def _slots(contract: Contract, level: Level) -> Iterator[Column | Level]:
    """Columns and nested tables in the order of the schema."""
    waiting = {inner.table.name: inner for inner in level.inner}
    for column in level.table.arriving:
        for name in BEFORE.get((contract.id, level.table.name, column.name), ()):
            yield waiting.pop(name)
        if is_cell(column):
            yield column
    yield from waiting.values()


def _wrapped(contract: Contract, wrapper: _Wrapper, level: Level, *, is_row: bool) -> Piece:
    """What a wrapper holds, one after another, in its tags; a wrapper of nothing is not written."""
    count = len(level.parent)
    if [slot for slot in wrapper.slots if isinstance(slot, Column) and slot.called == "."]:
        [column] = [slot for slot in wrapper.slots if isinstance(slot, Column)]
        text = pc.fill_null(_escaped(level.texts[column.name]), "")
        return Piece(_tagged(wrapper.tag, text, ""), np.ones(count, dtype=np.int64))
    lines, inner = np.zeros(count, dtype=np.int64), Parts()
    texts = []
    for slot in wrapper.slots:
        piece = _filled(contract, slot, level)
        inner += [(part, within + lines + 1) for part, within in piece.inner]
        lines = lines + piece.lines
        texts.append(piece.text)
    content = pc.binary_join_element_wise(*texts, "") if texts else pa.array([""] * count)
    empty = lines == 0
    whole = pc.if_else(
        pa.array(empty), _tagged(wrapper.tag, "", ""), _tagged(wrapper.tag, content, "\n")
    )
    if is_row:
        return Piece(whole, np.where(empty, 1, lines + 2), inner)
    return Piece(pc.if_else(pa.array(empty), "", whole), np.where(empty, 0, lines + 2), inner)


def _filled(contract: Contract, slot: _Wrapper | Column | Level, level: Level) -> Piece:
    """What one slot holds in every row."""
    if isinstance(slot, _Wrapper):
        return _wrapped(contract, slot, level, is_row=False)
    if isinstance(slot, Column):
        values = level.texts[slot.name]
        text = _tagged(str(slot.called).rsplit("/", 1)[-1], _escaped(values), "")
        sent = pc.is_valid(values).to_numpy(zero_copy_only=False)
        return Piece(pc.fill_null(text, ""), sent.astype(np.int64))
    piece = _element(contract, slot)
    count = len(level.parent)
    edges = np.searchsorted(slot.parent, np.arange(count + 1)).astype(np.int32)
    text = pc.binary_join(pa.ListArray.from_arrays(pa.array(edges), piece.text), "")
    lines = np.bincount(slot.parent, weights=piece.lines, minlength=count).astype(np.int64)
    return Piece(text, lines, [(piece, np.zeros(count, dtype=np.int64))])


def _tagged(tag: str, content: pa.Array | str, break_after_tag: str) -> pa.Array | str:
    if isinstance(content, str):
        return f"<{tag}>{content}</{tag}>\n"
    return pc.binary_join_element_wise(f"<{tag}>{break_after_tag}", content, f"</{tag}>\n", "")


def _escaped(values: pa.Array) -> pa.Array:
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        values = pc.replace_substring(values, mark, written)
    return values
