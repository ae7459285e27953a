"""The tables of a return as its rules see them: the return's own names, and what was sent.

`expectations/rules/<book>/tables.yaml` names each table and says of which table of the
contract it is made. A text stands as it was sent, without the blanks around it; a date or a
number stands typed, missing where it could not be read, and `<name>_as_sent` beside it.
`row_id` numbers the rows of a table of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sy_dataset.contracts import AS_SENT, Column, Contract, Kind, Table

TYPED = (Kind.DATE, Kind.TIMESTAMP, Kind.INTEGER, Kind.NUMBER)
LAST = "_last"
"""Ending of the tables of the return of the year before."""


@dataclass(frozen=True)
class Sheet:
    """One table as the rules name it.

    columns  name in the rules -> column of the contract's table
    also     name -> SQL over the contract's table
    where    SQL that holds for the rows that belong to it; {sent} is the schema of the return
    """

    name: str
    table: Table
    columns: Mapping[str, Column]
    also: Mapping[str, str] = field(default_factory=dict)
    is_upper: bool = False
    where: str = ""

    def query(self, schema: str) -> str:
        """The sheet as SQL over the conformed rows of a return, which are in a schema."""
        entries = ["row_id", "source_row", *self._entries()]
        rows = f"{schema}.{self.table.name} as {self.table.name}"
        condition = f" where {self.where.format(sent=schema)}" if self.where else ""
        return f"select {', '.join(entries)} from {rows}{condition}"

    def _entries(self) -> Iterator[str]:
        for name, column in self.columns.items():
            sent = f"upper({column.name}{AS_SENT})" if self.is_upper else f"{column.name}{AS_SENT}"
            if column.kind in TYPED:
                yield f"{column.name} as {name}"
                yield f"{sent} as {name}_as_sent"
            else:
                yield f"{sent} as {name}"
        yield from (column.name for column in self.table.arriving if column.is_counted)
        yield from (f"{expression} as {name}" for name, expression in self.also.items())


@cache
def load_sheets(path: Path, contract: Contract) -> tuple[Sheet, ...]:
    """The sheets of a book. Raises KeyError if one names a table that the contract lacks."""
    declared: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_sheet(name, said, contract) for name, said in declared.items())


def _sheet(name: str, said: Mapping[str, Any], contract: Contract) -> Sheet:
    table = contract.table(said["from"])
    named = said.get("names", {})
    columns: dict[str, Column] = {}
    for column in table.arriving:
        label = named.get(column.name) or label_of(column)
        first = columns.get(label)
        if label and not column.is_counted and (first is None or first.kind is Kind.STRING):
            columns[label] = column
    only, without = said.get("only", columns), said.get("without", ())
    kept = {label: columns[label] for label in columns if label in only and label not in without}
    return Sheet(
        *(name, table, kept, said.get("also", {})),
        is_upper=said.get("upper", False),
        where=said.get("where", ""),
    )


def label_of(column: Column) -> str:
    """What the sender calls the column; of a path in XML the last element; empty for its text."""
    label = str(column.called).rsplit("/", 1)[-1]
    return "" if label in (".", "position()") else label


def typed_columns(table: Table) -> Iterator[tuple[str, str]]:
    """Names and SQL types of a table's conformed rows, for a table that did not come."""
    yield "row_id", "bigint"
    yield "source_row", "bigint"
    for column in table.arriving:
        yield column.name, column.sql_type
        if not column.is_counted:
            yield column.name + AS_SENT, "varchar"
