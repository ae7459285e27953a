"""Where the rows of a contract stand in an XML file, worked out once for the file.

A table's path is that of its record element below the root, or at any depth if it begins
with `//`. A column's path starts at the record: `Sex`, `ChildIdentifiers/UPN`, `.` for the
record's own text, `position()` for its number among the rows of its table within the same
outer record, `/position()` for its number within the file, and `ancestor::Child/…` for what
stands in an outer record. ` | ` stands between several paths, of which the first that says
something holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sy_dataset.contracts import Column, ContractError, Table

LINE, OUTER, FIRST = 0, 1, 2
"""Places in a row: its line, the row that it stands in, then what its elements say."""

ANCESTOR, POSITION, NUMBER_IN_FILE, OWN_TEXT = "ancestor::", "position()", "/position()", "."


@dataclass(eq=False, slots=True)
class Rows:
    """The rows of one table.

    outer   the rows that they stand in, which they point to by number; None for none
    places  where in a row each path is; a row has nothing that is the same for its outer row
    when    the places of which one must say something; () if every record is a row
    splits  the place of a text that may hold several values between commas, each a row
    taken   those that were read and not yet laid into columns
    count   how many were read
    """

    table: Table
    name: str
    outer: Rows | None = None
    places: dict[str, int] = field(default_factory=dict)
    when: tuple[int, ...] = ()
    splits: int | None = None
    taken: list[list[str | int]] = field(default_factory=list)
    count: int = 0

    def place(self, path: str) -> int:
        """The place in a row of what stands at a path."""
        return self.places.setdefault(path, FIRST + len(self.places))

    def ancestor(self, name: str) -> Rows | None:
        """The rows of the nearest outer record of a name; None if there are none."""
        outer = self.outer
        while outer is not None and outer.name != name:
            outer = outer.outer
        return outer


@dataclass(eq=False, slots=True)
class Record:
    """One place where rows stand, and the row that is being read there with its number.

    blank     a row of which nothing is known yet
    own_text  the place of the record's own text; 0 if it is not asked for
    """

    rows: Rows
    path: str
    outer: Record | None
    blank: list[str | int] = field(default_factory=list)
    own_text: int = 0
    row: list[str | int] = field(default_factory=list)
    number: int = -1


@dataclass(eq=False, slots=True)
class Node:
    """One element that the contract speaks of.

    records  the rows that begin here
    fills    (record, place in its row) that its text goes to
    is_leaf  it holds text alone
    """

    below: dict[str, Node] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    fills: list[tuple[Record, int]] = field(default_factory=list)
    is_leaf: bool = True

    def at(self, path: str) -> Node:
        """The node at a path below this one, made if it is not there yet."""
        here = self
        for step in path.split("/"):
            here.is_leaf = False
            here = here.below.setdefault(step, Node())
        return here


def plan(tables: Sequence[Table]) -> tuple[dict[str, Node], list[Rows]]:
    """The outermost record elements, which are what is streamed, by their paths; and the rows
    of the tables, outer ones before those that stand in them.

    Raises ContractError if a column names an outer record that is not there.
    """
    standing = [(table, path) for table in tables for path in paths_of(table)]
    standing.sort(key=lambda one: one[1].count("/"))
    inner = tuple(f"{path}/" for _, path in standing)
    units = {path: Node() for _, path in standing if not path.startswith(inner)}
    rows: dict[str, Rows] = {}
    records: list[tuple[Record, Node]] = []
    for table, path in standing:
        outer = _outer(path, [record for record, _ in records])
        of_table = rows.setdefault(table.name, Rows(table, path.rsplit("/", 1)[-1]))
        of_table.outer = of_table.outer or (outer.rows if outer else None)
        node = _node(units, path)
        record = Record(of_table, path, outer)
        node.records.append(record)
        node.is_leaf = False
        records.append((record, node))
    for of_table in rows.values():
        _lay_out(of_table)
    for record, node in records:
        places = record.rows.places
        record.blank = [0, -1, *[""] * len(places)]
        record.own_text = places.get(OWN_TEXT, 0)
        for path, place in places.items():
            if path != OWN_TEXT:
                node.at(path).fills.append((record, place))
    return units, list(rows.values())


def paths_of(table: Table) -> list[str]:
    """The paths at which the records of a table may stand."""
    return (table.xml_path or table.called).split(" | ")


def column_paths(column: Column) -> list[str]:
    """The paths at which a column may stand, the first choice first."""
    return (column.xml_path or str(column.called)).split(" | ")


def _outer(path: str, records: Iterable[Record]) -> Record | None:
    """The nearest record around a path; of several there, one that is always a row."""
    around = [record for record in records if path.startswith(f"{record.path}/")]
    sure = [record for record in around if not record.rows.table.xml_when]
    return sure[-1] if sure else None


def _node(units: dict[str, Node], path: str) -> Node:
    if path in units:
        return units[path]
    unit = next(unit for unit in units if path.startswith(f"{unit}/"))
    return units[unit].at(path.removeprefix(f"{unit}/"))


def _lay_out(rows: Rows) -> None:
    """Give a place to everything that a row must hold, and its outer rows what it takes there."""
    for column in rows.table.arriving:
        for path in column_paths(column):
            if path.startswith(ANCESTOR):
                name, _, wanted = path.removeprefix(ANCESTOR).partition("/")
                outer = rows.ancestor(name)
                if outer is None:
                    raise ContractError(f"{rows.table.name}: it stands in no {name}")
                if wanted not in (POSITION, NUMBER_IN_FILE):
                    outer.place(wanted)
            elif path not in (POSITION, NUMBER_IN_FILE):
                place = rows.place(path)
                if column.name == rows.table.unnest:
                    rows.splits = place
    if rows.table.xml_when:
        rows.when = tuple(map(rows.place, rows.table.xml_when.split(" | ")))
