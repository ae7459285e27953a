"""Faults planted into a table of text: what is changed, and which finding a reader owes for it.

A fault is planned once, on the rows of the first night, and stays on its record in later
nights, as it does in a case system until somebody corrects it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from sy_dataset.contracts.model import Column, Kind, Privacy, Table
from sy_dataset.identifiers import UPN_LETTERS
from sy_dataset.synthetic.chance import Chance
from sy_dataset.synthetic.text import COMMA, Texts

FEWEST_ROWS = 60
"""Files with fewer rows get no faults: one would be a large share of them."""
MOST_SHARE = 0.04
MOST_CELLS, MOST_ROWS = 6, 3

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


class CellFault(NamedTuple):
    """A way to spoil one cell; `text` None spoils what stands there."""

    column: str
    rule_id: str
    text: str | None


class Planted(NamedTuple):
    """One fault: `row` counts from 0; below 0 it counts the rows appended at the end, from -1."""

    row: int
    column: str | None
    rule_id: str


@dataclass
class Plan:
    """What is done to one file, every night."""

    edits: list[tuple[int, str, str | None]] = field(default_factory=list)
    copies: list[tuple[int, str | None, str | None]] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)


def plan_faults(
    texts: Texts, table: Table, file_format: str, used: Counter[str], chance: Chance
) -> Plan:
    """Choose faults for a table as text, of the rules used least; `used` is updated."""
    plan = Plan()
    count = len(next(iter(texts.values())))
    budget = int(count * MOST_SHARE) if count >= FEWEST_ROWS else 0
    free = list(chance.rng.permutation(count)[: 40 * budget])
    rows = min(MOST_ROWS, max(1, budget // 3)) if budget else 0
    for _ in range(rows):
        _plant_row(plan, texts, table, file_format, free, used)
    for _ in range(min(MOST_CELLS, budget - rows)):
        _plant_cell(plan, texts, table, free, used, chance)
    return plan


def _plant_cell(
    plan: Plan, texts: Texts, table: Table, free: list[int], used: Counter[str], chance: Chance
) -> None:
    """One cell fault in a free row; nothing if no row holds a value that it could spoil."""
    kinds = list(cell_faults(table))
    order = chance.rng.permutation(len(kinds))
    for fault in sorted((kinds[place] for place in order), key=lambda kind: used[kind.rule_id]):
        row = next((row for row in free if _fits(texts, table, fault, row)), None)
        if row is not None:
            free.remove(row)
            current = str(texts[fault.column][row])
            text = spoiled(fault, current)
            plan.edits.append((row, fault.column, text))
            plan.planted.append(Planted(row, fault.column, fault.rule_id))
            used[fault.rule_id] += 1
            return


def cell_faults(table: Table) -> Iterator[CellFault]:
    """Every way to spoil a cell that is no part of the key."""
    for column in table.arriving:
        if not column.key_position:
            yield from _faults_of(column)
    if table.identity_by_type:
        yield CellFault(table.identity_by_type.value_column, "cell/upn", None)


def _faults_of(column: Column) -> Iterator[CellFault]:
    name, written = column.name, str(column.written)
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        rule = "cell/date" if column.kind is Kind.DATE else "cell/timestamp"
        yield from (CellFault(name, rule, text) for text in DATES[written])
        yield from (
            CellFault(name, "cell/date_default", text) for text in DEFAULTS.get(written, ())
        )
        if column.is_past:
            yield CellFault(name, "cell/date_in_future", FUTURES[written])
    if column.kind is Kind.BOOLEAN:
        yield CellFault(name, "cell/boolean", "Unsure")
    if column.kind is Kind.INTEGER:
        yield CellFault(name, "cell/integer", "two")
    if column.codes is not None:
        yield CellFault(name, "cell/code", "QQ9")
    if column.required:
        yield CellFault(name, "cell/missing", "")
    if column.identity == "nhs_number":
        yield CellFault(name, "cell/nhs_number", None)
        yield CellFault(name, "cell/nhs_number_placeholder", "4444444444")
    if column.identity == "upn":
        yield CellFault(name, "cell/upn", None)
    if column.coarsen == "lsoa":
        yield CellFault(name, "cell/postcode", "NOT KNOWN")


def _fits(texts: Texts, table: Table, fault: CellFault, row: int) -> bool:
    by_type = table.identity_by_type
    if by_type and fault.rule_id == "cell/upn":
        return dict(by_type.types).get(str(texts[by_type.type_column][row])) == "upn"
    return texts[fault.column][row] is not None


def spoiled(fault: CellFault, current: str) -> str | None:
    """The text that is sent for a value: the given one, or the value with a wrong check."""
    if fault.rule_id == "cell/nhs_number":
        return current[:-1] + str((int(current[-1]) + 1) % 10)
    if fault.rule_id == "cell/upn":
        letter = UPN_LETTERS[(UPN_LETTERS.index(current[0]) + 1) % len(UPN_LETTERS)]
        return letter + current[1:]
    return fault.text or None


def _plant_row(
    plan: Plan, texts: Texts, table: Table, file_format: str, free: list[int], used: Counter[str]
) -> None:
    """One row fault, of the kind that was used least and that the table can bear."""
    rule = min(_row_kinds(table, file_format), key=lambda kind: used[kind])
    row = free.pop()
    used[rule] += 1
    if rule in ("row/duplicate", "row/key_duplicated"):
        column, text = (None, None) if rule == "row/duplicate" else _other_value(texts, table, row)
        plan.copies.append((row, column, text))
        plan.planted.append(Planted(-len(plan.copies), None, rule))
        return
    name = table.key[0].name if rule == "row/key_missing" else _text_column(table).name
    text = {
        "row/key_missing": None,
        "row/field_count": f"see notes{COMMA} page 2",
        "row/line_break_in_field": "see notes\nthere",
        "row/control_character": "see\x00notes",
    }[rule]
    plan.edits.append((row, name, text))
    plan.planted.append(Planted(row, None, rule))


def _row_kinds(table: Table, file_format: str) -> list[str]:
    """Row faults a table can bear. A list of persons loses nobody: only copies are added to it."""
    kinds = ["row/duplicate", "row/key_duplicated"]
    if not table.with_identity("family_name"):
        kinds.append("row/key_missing")
        if file_format == "csv":
            kinds += ["row/field_count", "row/line_break_in_field", "row/control_character"]
    return kinds


def _text_column(table: Table) -> Column:
    """A column that may hold any text, else one that holds a code; never a key if it can be."""

    def rank(column: Column) -> tuple[bool, bool, bool]:
        is_text = column.kind is Kind.STRING
        return bool(column.key_position), not is_text, column.privacy is not Privacy.FREE_TEXT

    return min(table.arriving, key=rank)


def _other_value(texts: Texts, table: Table, row: int) -> tuple[str, str]:
    """A column outside the key and another valid value for it, so that only the key is the same."""
    for column in table.arriving:
        current = texts[column.name][row]
        if column.key_position or current is None:
            continue
        if column.codes and not _types_another(table, column):
            return column.name, min(column.codes - {current})
        if column.kind is Kind.BOOLEAN:
            values = {column.true_values[0], column.false_values[0]}
            return column.name, min(values - {current})
    return _text_column(table).name, "Other"


def _types_another(table: Table, column: Column) -> bool:
    """Whether the column says what another one holds: that would no longer fit."""
    return table.identity_by_type is not None and table.identity_by_type.type_column == column.name


def apply(plan: Plan, texts: Texts) -> tuple[Texts, list[Planted]]:
    """The table with its faults, copies last, and the faults by their row, counted from 0."""
    count = len(next(iter(texts.values())))
    copied = np.array([row for row, _, _ in plan.copies], dtype=int)
    faulty = {name: np.concatenate([values, values[copied]]) for name, values in texts.items()}
    for row, column, text in plan.edits:
        faulty[column][row] = text
    for place, (_, name, text) in enumerate(plan.copies):
        if name is not None:
            faulty[name][count + place] = text
    planted = [
        fault._replace(row=fault.row if fault.row >= 0 else count - fault.row - 1)
        for fault in plan.planted
    ]
    return faulty, planted
