"""A nested document of several tables, and the faults that its rows can bear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

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
from sy_dataset.synthetic.text import Texts, as_texts
from sy_dataset.synthetic.xml import document, is_cell, levels_of, table_around
from sy_dataset.synthetic.xml_shape import shape_of

FEWEST_FOR_ONE = 30
"""Rows that a table needs to bear a fault."""
MOST_CELLS = 6
ROOT = "Message"


def nested_file(
    contract: Contract, seen: Mapping[str, Rows], used: Used | None, chance: Chance, year: int
) -> tuple[bytes, list[Fault], dict[str, Texts]]:
    """The bytes, the faults and the text of every table; no faults if `used` is None.

    `_id` numbers the rows of a table, in order; `_parent` is the `_id` of the row around each.
    """
    shape = shape_of(contract, seen, year)
    contract = shape.contract
    texts, parents, planted = {}, {}, {}
    for table in contract.tables:
        name, rows = table.name, shape.rows[table.name]
        cells = as_texts(rows, filter(is_cell, table.arriving))
        found: list[Planted] = []
        if used is not None:
            own = [c for c in table.columns if c.is_counted or (name, c.name) not in shape.shared]
            alone = replace(table, columns=tuple(own))
            cells, found = _with_faults(alone, cells, used, chance)
        texts[name], planted[name] = cells, found
        parents[name] = _places(contract, table, shape.rows)
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
    table: Table, texts: Texts, used: Used, chance: Chance
) -> tuple[Texts, list[Planted]]:
    count = row_count(texts)
    if count < FEWEST_FOR_ONE:
        return texts, []
    plan, free = Plan(), chance.rng.permutation(count).tolist()[:400]
    budget = int(count * MOST_SHARE)
    for _ in range(min(max(budget, 1), MOST_CELLS)):
        plant_cell(plan, texts, table, free, used, chance)
    changes: dict[str, dict[int, str | None]] = {name: {} for name in texts}
    for row, name, text in plan.edits:
        changes[name][row] = text or ""  # the element stands there and is empty
    texts = {name: edited(values, changes[name]) for name, values in texts.items()}
    return texts, plan.planted
