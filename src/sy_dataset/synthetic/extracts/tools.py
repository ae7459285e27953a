"""What the rows of several extracts are made with."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.load import code_list
from sy_dataset.synthetic.chance import Chance, Frame, Values
from sy_dataset.synthetic.people import LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows

WORKERS, TEAMS = 300, 12
"""Of each council; a worker's team follows from the worker's number."""


def coded(values: Values, codes: Mapping[str, str]) -> Values:
    """Each value as another code list writes it; None where the list has no word for it."""
    known = np.array([*codes.values(), None], dtype=object)
    places = {value: place for place, value in enumerate(codes)}
    written: Values = known[[places.get(value, -1) for value in values.tolist()]]
    return written


def labels(list_name: str, codes: Values) -> Values:
    """The label of each code of a code list, as a case system writes it beside the code."""
    return coded(codes, code_list(list_name))


def text(*parts: Values | str) -> Values:
    """The parts of each row written one after another; whole numbers may stand among them."""
    arrays = [
        part if isinstance(part, str) else pc.cast(pa.array(part), pa.string()) for part in parts
    ]
    written: Values = pc.binary_join_element_wise(*arrays, "").to_numpy(zero_copy_only=False)
    return written


def staff(council: Values, chance: Chance) -> Frame:
    """A worker of the council for each row, and the worker's team."""
    return workers(council, chance.whole(len(council), 0, WORKERS - 1))


def workers(council: Values, number: Values) -> Frame:
    """worker_id and team_id of the workers of a council by their numbers, from 0 to WORKERS - 1."""
    teams = np.char.mod("T%02d", np.arange(1, TEAMS + 1)).astype(object)
    ids = np.char.mod("W%04d", np.arange(1, WORKERS + 1)).astype(object)
    return {
        "team_id": LETTERS[council] + teams[number % TEAMS],
        "worker_id": LETTERS[council] + ids[number],
    }


def numbered(rows: Rows, column: str, kind: str) -> Rows:
    """The rows of councils with local ids in a column, in the order in which they stand."""
    council = rows.council if rows.council is not None else np.zeros(len(rows), dtype=np.int64)
    return Rows(
        rows.columns | {column: local_ids(council, kind)}, rows.appears_on, council, rows.reveals
    )
