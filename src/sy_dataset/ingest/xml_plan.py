"""Where the rows of a contract stand in an XML file, worked out once for the file.

A table's path is that of its record element below the root, or at any depth if it begins
with `//`. A column's path starts at the record: `Sex`, `ChildIdentifiers/UPN`, `.` for the
record's own text, `position()` for its number among the rows of its table within the same
outer record, `/position()` for its number within the file, and `ancestor::Child/…` for a
column of an outer record. ` | ` stands between several paths, of which the first that says
something holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sy_dataset.contracts import Column, ContractError, Table

LINE, FIRST_CELL = 1, 2
"""Places in a row: its ordinal, its line, then a cell for each arriving column."""

ANCESTOR, POSITION, NUMBER_IN_FILE, OWN_TEXT = "ancestor::", "position()", "/position()", "."


@dataclass(eq=False)
class Record:
    """One way in which the rows of one table stand in a file.

    table      its place in the contract
    outer      the record that it stands in; its rows are numbered within that one's
    cells      how long its rows are; they are `width` long while they are read
    within     the tables whose rows are numbered within it
    inherits   (own place in the row, which of `ancestors`, place in that one's row)
    ancestors  the outer records of which it takes cells
    when       places in the row of which one must say something; () if the record is always one
    """

    table: int
    path: str
    outer: Record | None
    cells: int
    width: int
    number: int | None = None
    number_in_file: int | None = None
    splits: int | None = None
    own_text: int | None = None
    within: set[int] = field(default_factory=set)
    ancestors: list[Record] = field(default_factory=list)
    inherits: list[tuple[int, int, int]] = field(default_factory=list)
    when: tuple[int, ...] = ()


@dataclass(eq=False)
class Node:
    """One element that the contract speaks of, and what to do with it.

    records  the rows that begin here
    fills    (record, place in its row) that its text goes to
    """

    below: dict[str, Node] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    fills: list[tuple[Record, int]] = field(default_factory=list)

    def at(self, path: str) -> Node:
        """The node at a path below this one, made if it is not there yet."""
        here = self
        for step in path.split("/"):
            here = here.below.setdefault(step, Node())
        return here


def plan(tables: Sequence[Table]) -> dict[str, Node]:
    """The outermost record elements, which are what is streamed, by their paths.

    Raises ContractError if a column names an outer record or a column of it that is not there.
    """
    standing = [(place, path) for place, table in enumerate(tables) for path in _paths(table)]
    paths = {path for _, path in standing}
    units = {path: Node() for path in sorted(paths) if not any(map(path.startswith, _under(paths)))}
    records: list[Record] = []
    for place, path in sorted(standing, key=lambda one: one[1].count("/")):
        node = _node(units, path)
        outer = [record for record in records if path.startswith(f"{record.path}/")]
        cells = FIRST_CELL + len(tables[place].arriving)
        record = Record(place, path, outer[-1] if outer else None, cells, cells)
        if outer:
            outer[-1].within.add(place)
        _fill(record, tables[place], node, outer, tables)
        node.records.append(record)
        records.append(record)
    return units


def _paths(table: Table) -> list[str]:
    return (table.xml_path or table.called).split(" | ")


def column_paths(column: Column) -> list[str]:
    """The paths at which a column may stand, the first choice first."""
    return (column.xml_path or str(column.called)).split(" | ")


def _under(paths: set[str]) -> tuple[str, ...]:
    return tuple(f"{path}/" for path in paths)


def _node(units: dict[str, Node], path: str) -> Node:
    if path in units:
        return units[path]
    unit = next(unit for unit in units if path.startswith(f"{unit}/"))
    return units[unit].at(path.removeprefix(f"{unit}/"))


def _fill(
    record: Record, table: Table, node: Node, outer: list[Record], tables: Sequence[Table]
) -> None:
    """Say where each cell of a record comes from."""
    called: dict[str, int] = {}
    for place, column in enumerate(table.arriving, start=FIRST_CELL):
        if column.name == table.unnest:
            record.splits = place
        for path in column_paths(column):
            called.setdefault(path, place)
            if path.startswith(ANCESTOR):
                _inherit(record, place, path.removeprefix(ANCESTOR), outer, tables)
            elif path == POSITION:
                record.number = place
            elif path == NUMBER_IN_FILE:
                record.number_in_file = place
            elif path == OWN_TEXT:
                record.own_text = place
            else:
                node.at(path).fills.append((record, place))
    if table.xml_when:
        record.when = tuple(called[path] for path in table.xml_when.split(" | ") if path in called)
        for path in table.xml_when.split(" | "):
            if path not in called:
                record.when = (*record.when, record.width)
                node.at(path).fills.append((record, record.width))
                record.width += 1


def _inherit(
    record: Record, place: int, path: str, outer: list[Record], tables: Sequence[Table]
) -> None:
    """Take a cell from the outer record whose element a path begins with, if there is one."""
    name, _, wanted = path.partition("/")
    named = [one for one in outer if one.path.rsplit("/", 1)[-1] == name]
    if not named:
        if len(_paths(tables[record.table])) > 1:
            return  # the other place of this table is within that record
        raise ContractError(f"{record.path}: it stands in no {name}")
    for one in named:
        for there, column in enumerate(tables[one.table].arriving, start=FIRST_CELL):
            if wanted in column_paths(column):
                if one not in record.ancestors:
                    record.ancestors.append(one)
                record.inherits.append((place, record.ancestors.index(one), there))
                return
    if wanted not in _all_paths(named, tables):
        raise ContractError(f"{record.path}: {name} has no column {wanted}")


def _all_paths(records: list[Record], tables: Sequence[Table]) -> Iterator[str]:
    for record in records:
        for column in tables[record.table].arriving:
            yield from column_paths(column)
