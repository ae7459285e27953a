"""Every way to spoil one cell that a contract allows, and the rule that a reader names for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sy_dataset.contracts.model import Column, Kind, Table
from sy_dataset.identifiers import UPN_LETTERS

DATES = {
    "dd/MM/yyyy": ("03/25/2024", "30/02/2024", "25/03/24"),
    "yyyy-MM-dd": ("03/25/2024", "2024-02-30", "25/03/2024"),
    "dd/MM/yyyy HH:mm": ("03/25/2024 10:15", "25/03/2024 24:75", "25/03/2024"),
    "yyyy-MM-dd'T'HH:mm:ssXXX": ("2024-02-30T10:15:00Z", "25/03/2024 10:15", "2024-03-25"),
}
DEFAULTS = {"dd/MM/yyyy": ("01/01/1900", "31/12/9999"), "yyyy-MM-dd": ("1900-01-01", "9999-12-31")}
FUTURES = {
    "dd/MM/yyyy": "14/02/2031",
    "yyyy-MM-dd": "2031-02-14",
    "dd/MM/yyyy HH:mm": "14/02/2031 11:20",
    "yyyy-MM-dd'T'HH:mm:ssXXX": "2031-02-14T11:20:00Z",
}
"""After the last night of any county whose last day lies before 2031."""
OTHER_NATION = "0000000019"
"""A number with a right check digit, of a range that England does not use."""

NOBODYS_WORD = "Xqz pending"
"""A spelling that the dictionary maps in no column."""


class CellFault(NamedTuple):
    """A way to spoil one cell; `text` None spoils what stands there."""

    column: str
    rule_id: str
    text: str | None


def cell_faults(table: Table) -> Iterator[CellFault]:
    """Every way to spoil a cell that is no part of the key and does not say whose file it is."""
    for column in table.arriving:
        if not column.key_position and not column.must_equal:
            yield from _faults_of(column)
        if column.json_path is None and packs(table, column):
            yield CellFault(column.name, "cell/json", "{see notes")
    if table.identity_by_type:
        yield CellFault(table.identity_by_type.value_column, "cell/upn", None)


def _faults_of(column: Column) -> Iterator[CellFault]:
    name = column.name
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        yield from _date_faults(column)
    if column.is_spelled:
        yield CellFault(name, "cell/spelling_unmapped", NOBODYS_WORD)
    elif column.kind is Kind.BOOLEAN:
        yield CellFault(name, "cell/boolean", "Unsure")
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        yield CellFault(name, f"cell/{column.kind}", "two")
    if column.codes is not None and not column.is_spelled:
        yield CellFault(name, "cell/code", "QQ9")
    if column.required:
        yield CellFault(name, "cell/missing", "")
    yield from _identity_faults(column)


def packs(table: Table, column: Column) -> bool:
    """Whether other columns are values in this one's cell."""
    return any(other.json_path and other.called == column.called for other in table.arriving)


def _date_faults(column: Column) -> Iterator[CellFault]:
    name, written = column.name, str(column.written)
    rule = "cell/date" if column.kind is Kind.DATE else "cell/timestamp"
    yield from (CellFault(name, rule, text) for text in DATES[written])
    yield from (CellFault(name, "cell/date_default", text) for text in DEFAULTS.get(written, ()))
    if column.is_past:
        yield CellFault(name, "cell/date_in_future", FUTURES[written])


def _identity_faults(column: Column) -> Iterator[CellFault]:
    name = column.name
    if column.identity == "nhs_number":
        yield CellFault(name, "cell/nhs_number", None)
        yield CellFault(name, "cell/nhs_number_placeholder", "4444444444")
        yield CellFault(name, "cell/nhs_number_other_nation", OTHER_NATION)
    if column.identity == "upn":
        yield CellFault(name, "cell/upn", None)
    if column.coarsen == "lsoa":
        yield CellFault(name, "cell/postcode", "NOT KNOWN")
        yield CellFault(name, "cell/postcode_placeholder", "ZZ99 3VZ")
    if column.identity in ("given_name", "family_name"):
        yield CellFault(name, "cell/mojibake", None)


def spoiled(fault: CellFault, current: str) -> str | None:
    """The text that is sent for a value: the given one, or the value with a wrong check."""
    if fault.rule_id == "cell/nhs_number":
        return current[:-1] + str((int(current[-1]) + 1) % 10)
    if fault.rule_id == "cell/upn":
        letter = UPN_LETTERS[(UPN_LETTERS.index(current[0]) + 1) % len(UPN_LETTERS)]
        return letter + current[1:]
    if fault.rule_id == "cell/mojibake":
        return current[:3] + "Ã«" + current[3:]
    return fault.text or None
