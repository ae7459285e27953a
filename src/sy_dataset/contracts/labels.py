"""What a sender calls its tables and columns."""

from __future__ import annotations

from sy_dataset.contracts.model import POSITION, Column, Table


def table_label(table: Table) -> str:
    """What the sender calls the table; of a path in XML the last element."""
    return table.called.rsplit("/", 1)[-1]


def column_label(column: Column, table: Table) -> str:
    """What the sender calls the column; of a path in XML the last element, else our name."""
    if column.called is None:
        return column.name
    label = column.called.rsplit("/", 1)[-1]
    if label == ".":
        return table_label(table)
    return column.name if label == POSITION else label
