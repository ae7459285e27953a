"""Faults planted into a table of text: what is changed, and which finding a reader owes for it.

A fault is planned once, on the rows of the first night, and stays on its record in later
nights, as it does in a case system until somebody corrects it. What can be spoiled follows from
the contract alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Kind, Privacy, Table
from sy_dataset.synthetic.chance import Chance, Values
from sy_dataset.synthetic.spoiling import CellFault, cell_faults, packs, spoiled
from sy_dataset.synthetic.text import BROKEN, COMMA, Texts

FEWEST_ROWS = 60
"""Files with fewer rows get no faults: one would be a large share of them."""
MOST_SHARE = 0.04
MOST_CELLS, MOST_ROWS = 12, 7
"""Of one file; the files of an extract together show 10 to 20 kinds, if its contract allows."""
HEADER = "header"
"""Stands in a plan for the header line, written once more as a row."""


class Fault(NamedTuple):
    """A finding that a reader of the file owes; `source_row` is physical, as a finding's is."""

    table_name: str
    source_row: int
    column_name: str | None
    rule_id: str


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


@dataclass
class Used:
    """How often each rule, and each rule in each column, was planted in an extract."""

    rules: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    def add(self, rule_id: str, column: str | None) -> None:
        self.rules[rule_id] += 1
        self.places[rule_id, column] += 1


def row_count(texts: Texts) -> int:
    """How many rows a table of text has."""
    return len(next(iter(texts.values())))


def plan_faults(texts: Texts, table: Table, file_format: str, used: Used, chance: Chance) -> Plan:
    """Choose faults for a table as text, of the kinds used least; `used` is updated."""
    plan = Plan()
    count = row_count(texts)
    budget = int(count * MOST_SHARE) if count >= FEWEST_ROWS else 0
    free = _bearable(texts, table, chance)[: 40 * min(budget, MOST_CELLS + MOST_ROWS)]
    kinds = len(_row_kinds(table, file_format))
    rows = min(MOST_ROWS, kinds, max(1, budget // 3)) if budget else 0
    for _ in range(rows):
        _plant_row(plan, texts, table, file_format, free, used)
    for _ in range(min(MOST_CELLS, budget - rows)):
        plant_cell(plan, texts, table, free, used, chance)
    return plan


def _bearable(texts: Texts, table: Table, chance: Chance) -> list[int]:
    """The rows that may be spoiled: of those with several values in a cell, those with one."""
    rows = chance.rng.permutation(row_count(texts))
    if table.unnest:
        several = pc.match_substring(texts[table.unnest], ",").to_numpy(zero_copy_only=False)
        rows = rows[~several[rows]]
    bearable: list[int] = rows.tolist()
    return bearable


def plant_cell(
    plan: Plan, texts: Texts, table: Table, free: list[int], used: Used, chance: Chance
) -> None:
    """One cell fault in a free row; nothing if no row holds a value that it could spoil."""
    kinds = [kind for kind in cell_faults(table) if kind.column in texts]
    order = [kinds[place] for place in chance.rng.permutation(len(kinds))]
    order.sort(key=lambda kind: (used.rules[kind.rule_id], used.places[kind.rule_id, kind.column]))
    for fault in order:
        row = next((row for row in free if _fits(texts, table, fault, row)), None)
        if row is not None:
            free.remove(row)
            text = spoiled(fault, _at(texts, fault.column, row) or "")
            plan.edits.append((row, fault.column, text))
            plan.planted.append(Planted(row, fault.column, fault.rule_id))
            used.add(fault.rule_id, fault.column)
            return


def _at(texts: Texts, column: str, row: int) -> str | None:
    text: str | None = texts[column][row].as_py()
    return text


def _fits(texts: Texts, table: Table, fault: CellFault, row: int) -> bool:
    by_type = table.identity_by_type
    if by_type and fault.rule_id == "cell/upn":
        return dict(by_type.types).get(str(_at(texts, by_type.type_column, row))) == "upn"
    return fault.rule_id == "cell/json" or _at(texts, fault.column, row) is not None


def _plant_row(
    plan: Plan, texts: Texts, table: Table, file_format: str, free: list[int], used: Used
) -> None:
    """One row fault, of the kind that was used least and that the table can bear."""
    rule = min(_row_kinds(table, file_format), key=lambda kind: used.rules[kind])
    row = free.pop()
    used.add(rule, None)
    if rule in ("row/duplicate", "row/key_duplicated", "row/header_repeated"):
        other = _other_value(texts, table, row) if rule == "row/key_duplicated" else (None, None)
        plan.copies.append((row, *((None, HEADER) if rule == "row/header_repeated" else other)))
        plan.planted.append(Planted(-len(plan.copies), None, rule))
        return
    name = table.key[0].name if rule == "row/key_missing" else _text_column(table).name
    text = {
        "row/key_missing": None,
        "row/field_count": f"see notes{COMMA} page 2",
        "row/line_break_in_field": "see notes\nthere",
        "row/control_character": "see\x00notes",
        "row/encoding": f"see caf{BROKEN}",
    }[rule]
    plan.edits.append((row, name, text))
    plan.planted.append(Planted(row, None, rule))


def _row_kinds(table: Table, file_format: str) -> list[str]:
    """Row faults a table can bear. A list of persons loses nobody: only copies are added to it.

    Where rows are named by their number, one that stands there again is another row.
    """
    is_counted = table.key[0].is_counted
    kinds = [] if is_counted else ["row/duplicate", "row/key_duplicated"]
    if file_format in ("csv", "xlsx") and not _headless(table):
        kinds.append("row/header_repeated")
    if not table.with_identity("family_name"):
        if not is_counted:
            kinds.append("row/key_missing")
        if file_format == "csv":
            kinds += ["row/field_count", "row/line_break_in_field", "row/control_character"]
            kinds.append("row/encoding")
    return kinds


def _headless(table: Table) -> bool:
    """Whether a header names only values within its cell: no column holds the cell itself."""
    whole = {column.called for column in table.arriving if column.json_path is None}
    return any(column.called not in whole for column in table.arriving)


def _text_column(table: Table) -> Column:
    """A column that may hold any text, else one that holds a code; never a key if it can be."""

    def rank(column: Column) -> tuple[bool, bool, bool]:
        is_text = column.kind is Kind.STRING and not packs(table, column)
        return bool(column.key_position), not is_text, column.privacy is not Privacy.FREE_TEXT

    return min((c for c in table.arriving if c.json_path is None), key=rank)


def _other_value(texts: Texts, table: Table, row: int) -> tuple[str, str]:
    """A column outside the key and another valid value for it, so that only the key is the same."""
    for column in table.arriving:
        current = _at(texts, column.name, row)
        if column.key_position or current is None:
            continue
        if column.codes and not _types_another(table, column):
            dated = {code for code, _ in column.dated_codes}
            return column.name, min(column.codes - dated - {current})
        if column.kind is Kind.BOOLEAN:
            values = {column.true_values[0], column.false_values[0]}
            return column.name, min(values - {current})
    return _text_column(table).name, "Other"


def _types_another(table: Table, column: Column) -> bool:
    """Whether the column says what another one holds: that would no longer fit."""
    return table.identity_by_type is not None and table.identity_by_type.type_column == column.name


def apply(plan: Plan, texts: Texts, table: Table) -> tuple[Texts, list[Planted]]:
    """The table with its faults, copies last, and the faults by their row, counted from 0."""
    count = row_count(texts)
    copied = pa.array([row for row, _, _ in plan.copies], pa.int64())
    edits: dict[str, dict[int, str | None]] = {name: {} for name in texts}
    for row, name, text in plan.edits:
        edits[name][row] = text
    for place, (_, copied_name, text) in enumerate(plan.copies):
        if text == HEADER and copied_name is None:
            for column in table.arriving:
                if column.name in texts and column.json_path is None:
                    edits[column.name][count + place] = str(column.called)
        elif copied_name is not None:
            edits[copied_name][count + place] = text
    faulty = {
        name: edited(pa.concat_arrays([values, values.take(copied)]), edits[name])
        for name, values in texts.items()
    }
    planted = [
        fault._replace(row=fault.row if fault.row >= 0 else count - fault.row - 1)
        for fault in plan.planted
    ]
    return faulty, planted


def owed(planted: list[Planted], table: Table, lines: Values) -> list[Fault]:
    """The findings that the planted faults call for, by the physical row of each row."""
    return [
        Fault(table.name, int(lines[fault.row]), fault.column, fault.rule_id) for fault in planted
    ]


def edited(values: pa.Array, changes: dict[int, str | None]) -> pa.Array:
    """The values with others in some rows."""
    if not changes:
        return values
    rows = sorted(changes)
    mask = np.zeros(len(values), dtype=bool)
    mask[rows] = True
    return pc.replace_with_mask(
        values, pa.array(mask), pa.array([changes[row] for row in rows], pa.string())
    )
