"""The governed codes of columns that each agency writes in its own words.

Each distinct spelling of a column is asked of the dictionary once; what it does not decide
is missing, never Other, and is counted for the stewards in the restricted zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts import Column, Table
from sy_dataset.engine import written_whole
from sy_dataset.ingest.reading import CODE, READ_FAULT, TableReading, by_text
from sy_dataset.inputs import file_digest
from sy_dataset.paths import Workspace
from sy_dataset.spellings import SpellingMap, State

RULES = {State.UNMAPPED: "cell/spelling_unmapped", State.CONFLICT: "cell/spelling_conflict"}

UNDECIDED_SCHEMA = pa.schema(
    [
        ("list", pa.string()),
        ("column", pa.string()),
        ("raw_spelling", pa.string()),
        ("state", pa.string()),
        ("rows", pa.int64()),
    ]
)
"""One row per column and spelling of an arrival that the dictionary did not decide.

list, column  as the contract calls them
state         unmapped or conflict
rows          how many rows of the arrival hold it
"""

Undecided = tuple[str, str, str, str, int]


class Answer(NamedTuple):
    """What becomes of one spelling: its code, or the rule by which it has none, or neither."""

    code: str | None
    rule_id: str | None


def dictionary(tables: Iterable[Table], decisions: Path) -> SpellingMap | None:
    """The dictionary with the stewards' decisions; None if no column of the tables needs it.

    Raises NightError if a decision is wrong.
    """
    is_needed = any(table.is_spelled for table in tables)
    return _load(decisions, file_digest(decisions)) if is_needed else None


@lru_cache(maxsize=2)
def _load(decisions: Path, digest: str) -> SpellingMap:
    """The dictionary, kept for the whole night: it remembers every spelling it was asked."""
    return SpellingMap.load(decisions if digest != "absent" else None)


def coded(
    part: TableReading, spellings: SpellingMap | None
) -> tuple[TableReading, list[Undecided]]:
    """The reading with a code beside each spelling, and the spellings that have none.

    A cell that already is one of the column's codes stands for itself.
    """
    undecided: list[Undecided] = []
    cells = part.cells
    for column in part.table.arriving:
        if column.is_spelled and spellings:
            asked = part.table.called, str(column.called)
            encoded = by_text(cells[column.name])
            words = [word.strip() for word in encoded.dictionary.to_pylist()]
            answers = [_answer(column, word, spellings, part.table.called) for word in words]
            cells = _with_answers(cells, column.name, answers, encoded.indices)
            undecided += _counted(asked, words, answers, encoded.indices)
    return replace(part, cells=cells), undecided


def _answer(column: Column, word: str, spellings: SpellingMap, called: str) -> Answer:
    if not word:
        return Answer(None, None)
    agreed = column.codes or {*column.true_values, *column.false_values}
    if word in agreed:
        return Answer(word, None)
    mapped = spellings.map_spelling(called, str(column.called), word)
    if mapped.code and mapped.code not in agreed:  # what only says that nothing is known
        return Answer(None, "cell/code")
    return Answer(mapped.code, RULES.get(mapped.state))


def _with_answers(
    cells: pa.Table, name: str, answers: Sequence[Answer], places: pa.Array
) -> pa.Table:
    """The cells with the column's codes beside it, and the rules where there are none."""
    codes = pa.array([answer.code for answer in answers], pa.string())
    cells = cells.append_column(f"{name}{CODE}", codes.take(places))
    if not any(answer.rule_id for answer in answers):
        return cells
    found = pa.array([answer.rule_id for answer in answers], pa.string()).take(places)
    read = f"{name}{READ_FAULT}"
    if read not in cells.column_names:
        return cells.append_column(read, found)
    # what the reader found is nearer to the cause
    found = pc.coalesce(cells[read], found)
    return cells.set_column(cells.column_names.index(read), read, found)


def _counted(
    asked: tuple[str, str], words: Sequence[str], answers: Sequence[Answer], places: pa.Array
) -> list[Undecided]:
    """The spellings of one column that wait for a steward, each with its rows."""
    states = {rule_id: str(state) for state, rule_id in RULES.items()}
    counts = {item["values"]: item["counts"] for item in pc.value_counts(places).to_pylist()}
    return [
        (*asked, word, states[answer.rule_id], counts[place])
        for place, (word, answer) in enumerate(zip(words, answers, strict=True))
        if answer.rule_id in states and place in counts
    ]


def write_undecided(arrival_id: str, undecided: Sequence[Undecided], workspace: Workspace) -> None:
    """Write the spellings of an arrival that wait for a steward; an earlier reading's go."""
    path = workspace.undecided_spellings / f"{arrival_id}.parquet"
    if not undecided:
        path.unlink(missing_ok=True)
        return
    columns = list(zip(*undecided, strict=True))
    arrays = [
        pa.array(values, field.type)
        for values, field in zip(columns, UNDECIDED_SCHEMA, strict=True)
    ]
    with written_whole(path) as part:
        pq.write_table(pa.table(arrays, schema=UNDECIDED_SCHEMA), part)
