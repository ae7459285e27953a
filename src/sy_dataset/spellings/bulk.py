"""Many spellings at once: a table, a file, and the queue of what a steward has to decide."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.engine import written_whole
from sy_dataset.errors import NightError
from sy_dataset.spellings.dictionary import SpellingMap, State

ASKED = ("list", "column", "raw_spelling")
FIRST_NAMES = ("list", "first_list")


def map_table(spellings: SpellingMap, table: pa.Table) -> pa.Table:
    """The same rows in the same order, with `code` (null unless mapped), `state` and `how`.

    table  has the text columns list, column and raw_spelling; null is asked as ""

    Each distinct spelling is mapped once.
    """
    places, distinct = _distinct(table)
    mapped = [spellings.map_spelling(*asked) for asked in distinct]
    answers = {
        "code": [answer.code for answer in mapped],
        "state": [str(answer.state) for answer in mapped],
        "how": [answer.how for answer in mapped],
    }
    for name, values in answers.items():
        table = table.append_column(name, pa.array(values, pa.string()).take(places))
    return table


def _distinct(table: pa.Table) -> tuple[pa.Array, list[tuple[str, str, str]]]:
    """For each row the place of its spelling among the distinct ones, and these."""
    numbers = np.zeros(table.num_rows, dtype=np.int64)
    texts: list[list[str]] = []
    for name in ASKED:
        column = pc.fill_null(table[name].cast(pa.string()), "").combine_chunks()
        encoded = pc.dictionary_encode(column)
        texts.append(encoded.dictionary.to_pylist())
        numbers = numbers * max(1, len(texts[-1])) + encoded.indices.to_numpy()
    kept, places = np.unique(numbers, return_inverse=True)
    asked = []
    for number in kept.tolist():
        rest, raw = divmod(number, len(texts[2]))
        listed, column = divmod(rest, len(texts[1]))
        asked.append((texts[0][listed], texts[1][column], texts[2][raw]))
    return pa.array(places, pa.int64()), asked


def review_queue(spellings: SpellingMap, counted: pa.Table) -> pa.Table:
    """One row per agency, column and spelling that is unmapped or in conflict, most first.

    counted  agency_id, list, column, raw_spelling, rows (bigint: how often it arrived)

    Holds raw spellings, and so stays in the restricted zone.
    """
    mapped = map_table(spellings, counted)
    undecided = mapped.filter(pc.not_equal(mapped["state"], State.MAPPED.value))
    by = ["agency_id", *ASKED, "state"]
    totals = undecided.group_by(by).aggregate([("rows", "sum")]).rename_columns([*by, "rows"])
    return totals.sort_by([("rows", "descending"), *((name, "ascending") for name in by)])


def map_file(spellings: SpellingMap, source: Path, out: Path) -> dict[str, int]:
    """Map a CSV file of spellings; every row comes out once, in order. Returns rows per state.

    source  UTF-8, commas; the columns list (or first_list), column, raw_spelling
    out     these columns, code ("" unless mapped) and state

    Raises NightError if the file cannot be read as agreed; no message holds a cell.
    """
    first, table = _read(source)
    mapped = map_table(spellings, table)
    with written_whole(out) as part, part.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow([first, *ASKED[1:], "code", "state"])
        columns = [mapped[name].to_pylist() for name in (*ASKED, "code", "state")]
        writer.writerows(zip(*columns, strict=True))
    counts = pc.value_counts(mapped["state"]).to_pylist()
    return {item["values"]: item["counts"] for item in counts}


def _read(path: Path) -> tuple[str, pa.Table]:
    """The first column's name as written, and the rows as text."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NightError(f"{path.name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise NightError(f"{path.name} is not text in UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        places = _places(header, path.name)
        rows = [_fields(row, len(header), reader.line_num, path.name) for row in reader if row]
    except csv.Error:
        raise NightError(f"{path.name}, line {reader.line_num}: not readable as CSV") from None
    columns = {
        name: pa.array([row[place] for row in rows], pa.string())
        for name, place in zip(ASKED, places, strict=True)
    }
    return header[places[0]], pa.table(columns)


def _places(header: list[str], file: str) -> list[int]:
    """Where the three columns stand. The header is the agreement: it may be named."""
    found = [name for name in FIRST_NAMES if name in header]
    needed = [*(found or FIRST_NAMES[:1]), *ASKED[1:]]
    if len(found) > 1 or any(header.count(name) != 1 for name in needed):
        raise NightError(
            f"{file}: the header needs list (or first_list), column and raw_spelling, each once"
        )
    return [header.index(name) for name in needed]


def _fields(row: list[str], width: int, line: int, file: str) -> list[str]:
    if len(row) != width:
        raise NightError(f"{file}, line {line}: {len(row)} fields where the header has {width}")
    return row
