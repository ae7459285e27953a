"""A nested document of several tables, and the faults that its rows can bear."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from sy_dataset.contracts.model import Contract, Table
from sy_dataset.synthetic.chance import Chance, Values
from sy_dataset.synthetic.faults import (
    MOST_SHARE,
    Fault,
    Plan,
    Planted,
    Used,
    edited,
    owed,
    plant_cell,
    row_count,
)
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.text import Texts, as_texts, declared
from sy_dataset.synthetic.xml import document, is_cell, levels_of, table_around

FEWEST_FOR_ONE, FEWEST_FOR_MORE = 30, 75
"""Rows that a table needs to bear one fault, or several and rows that are spoiled."""
MOST_CELLS, ROWS_SPOILED = 6, 2
ROOT = "Message"


def nested_file(
    contract: Contract, seen: Mapping[str, Rows], used: Used | None, chance: Chance, year: int
) -> tuple[bytes, list[Fault], dict[str, Texts]]:
    """The bytes, the faults and the text of every table; no faults if `used` is None.

    `_id` numbers the rows of a table, in order; `_parent` is the `_id` of the row around each.
    """
    texts, parents, planted = {}, {}, {}
    for table in contract.tables:
        name, rows = table.name, seen[table.name]
        cells = as_texts(rows, filter(is_cell, declared(table, year)))
        parent = _places(contract, table, seen)
        found: list[Planted] = []
        if used is not None:
            cells, parent, found = _with_faults(table, cells, parent, used, chance)
        texts[name], parents[name], planted[name] = cells, parent, found
    content, lines = document(contract, ROOT, levels_of(contract, texts, parents))
    faults = [f for t in contract.tables for f in owed(planted[t.name], t, lines[t.name])]
    return content, faults, texts


def _places(contract: Contract, table: Table, seen: Mapping[str, Rows]) -> Values:
    """The place of each row's parent among the parents that are sent."""
    around = table_around(contract, table)
    if around is None:
        return np.zeros(len(seen[table.name]), dtype=np.int64)
    return np.searchsorted(seen[around.name]["_id"], seen[table.name]["_parent"])


def _with_faults(
    table: Table, texts: Texts, parent: Values, used: Used, chance: Chance
) -> tuple[Texts, Values, list[Planted]]:
    count = row_count(texts)
    if count < FEWEST_FOR_ONE:
        return texts, parent, []
    plan, free = Plan(), chance.rng.permutation(count).tolist()[:400]
    is_leaf = "." in {column.called for column in table.arriving}
    budget = int(count * MOST_SHARE) - ROWS_SPOILED
    for _ in range(min(max(budget, 1), MOST_CELLS)):
        plant_cell(plan, texts, table, free, used, chance)
    changes: dict[str, dict[int, str | None]] = {name: {} for name in texts}
    for row, name, text in plan.edits:
        changes[name][row] = text or ""  # the element stands there and is empty
    texts = {name: edited(values, changes[name]) for name, values in texts.items()}
    if not is_leaf or count < FEWEST_FOR_MORE:
        return texts, parent, plan.planted
    return _with_row_faults(texts, parent, plan.planted, free, used)


def _with_row_faults(
    texts: Texts, parent: Values, planted: list[Planted], free: list[int], used: Used
) -> tuple[Texts, Values, list[Planted]]:
    """One row that stands twice, and one that is empty, in a table of a single value."""
    [name] = texts
    twice, empty = free.pop(), free.pop()
    values = edited(texts[name], {empty: ""})
    order = np.insert(np.arange(len(parent)), twice + 1, twice)
    moved = [fault._replace(row=fault.row + (fault.row > twice)) for fault in planted]
    moved.append(Planted(twice + 1, None, "row/duplicate"))
    moved.append(Planted(empty + (empty > twice), None, "row/key_missing"))
    for fault in moved[-2:]:
        used.add(fault.rule_id, None)
    return {name: values.take(pa.array(order))}, parent[order], moved
