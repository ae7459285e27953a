"""Codes in each agency's own words, drawn from the spellings that the dictionary lists.

An agency writes a code in up to a few ways, as its case system has several choices for what the
return calls one. Only spellings that the dictionary maps to the code itself are drawn.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts.model import Column, Table
from sy_dataset.spellings import SpellingMap
from sy_dataset.spellings.dictionary import LISTS
from sy_dataset.spellings.lists import load_columns, load_listed
from sy_dataset.synthetic.text import Texts

MOST_WAYS = 4
LONGEST = 60
SPREAD = 2_654_435_761
"""A large odd number, which spreads the rows over the ways without a draw."""


def in_own_words(texts: Texts, table: Table, agency_id: str) -> Texts:
    """The texts with the agency's spelling for every code of the table's spelled columns."""
    spelled = [column for column in table.columns if column.is_spelled and column.name in texts]
    return texts | {
        column.name: _written(texts[column.name], table, column, agency_id) for column in spelled
    }


def _written(codes: pa.Array, table: Table, column: Column, agency_id: str) -> pa.Array:
    encoded = pc.dictionary_encode(codes)
    ways = [
        _ways(table.called, str(column.called), code, agency_id)
        for code in encoded.dictionary.to_pylist()
    ]
    every = pa.array([text for texts in ways for text in texts], pa.string())
    begins = np.cumsum([0, *map(len, ways)])
    which = pc.fill_null(encoded.indices, 0).to_numpy(zero_copy_only=False).astype(np.int64)
    if not ways:
        return codes
    turn = np.arange(len(which)) * SPREAD >> 16
    place = begins[which] + turn % np.diff(begins)[which]
    missing = codes.is_null().to_numpy(zero_copy_only=False)
    return every.take(pa.array(place, mask=missing))


@cache
def _ways(list_name: str, column: str, code: str, agency_id: str) -> tuple[str, ...]:
    """How an agency writes a code of a column; the code itself where nothing is listed."""
    listed = _listed().get((*_places()[list_name, column], code), [])
    order = sorted(listed, key=lambda raw: zlib.crc32(f"{agency_id} {column} {raw}".encode()))
    found: list[str] = []
    for raw in order:
        if len(found) == MOST_WAYS:
            break
        if _dictionary().map_spelling(list_name, column, raw).code == code:
            found.append(raw)
    return tuple(found) or (code,)


@cache
def _places() -> dict[tuple[str, str], tuple[str, str]]:
    columns = load_columns(LISTS / "annex_a_columns.csv")
    return {asked: (place.question, place.asked_in) for asked, place in columns.items()}


@cache
def _listed() -> dict[tuple[str, str, str], list[str]]:
    """The spellings of each question, place and code that a sheet can hold as they are."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item in load_listed(LISTS / "annex_a.csv"):
        raw = item.raw_spelling
        if raw.strip() == raw and len(raw) <= LONGEST and raw.isprintable() and raw.isascii():
            found[item.question, item.asked_in, item.code].append(raw)
    return found


@cache
def _dictionary() -> SpellingMap:
    return SpellingMap.load()
