"""A sender's manifest: which files were sent, with which hash and how many rows.

`manifest_{period}.csv` stands in the channel beside the files, with the header
`file,sha256,rows`. The hash is of the file as it is sent, so of an encrypted file's
encrypted bytes. `rows` counts data rows without the header, and may be left empty.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sy_dataset.contracts import Contract
from sy_dataset.ingest.channel import open_plain
from sy_dataset.ingest.names import manifest_of
from sy_dataset.ingest.reading import FileRefused, Reading, TableReading, text_schema
from sy_dataset.ledger import Arrival

HEADER = {"file", "sha256", "rows"}
SHA256 = re.compile("[0-9a-f]{64}")
ROWS = re.compile("[0-9]{0,9}")
LARGEST_BYTES = 1 << 20


@dataclass(frozen=True)
class Promise:
    """What a manifest says of one file. `rows` is None where it says nothing of them."""

    name: str = field(repr=False)
    sha256: str
    rows: int | None
    period: date


@dataclass(frozen=True)
class Manifests:
    """Everything that the manifests of one channel say.

    promises    by the file's name; of two manifests the later day and submission counts
    unreadable  the days of manifests that are not written as agreed
    """

    promises: Mapping[str, Promise]
    unreadable: tuple[date, ...]


def read_manifests(paths: Iterable[Path]) -> Manifests:
    """Read every manifest among these paths; other files are passed over.

    A manifest that is no plain file, is larger than 1 MB, or breaks the agreed form in any
    line says nothing at all: half of a list is worse than none.
    """
    promises: dict[str, Promise] = {}
    unreadable = []
    said = {path: manifest_of(path.name) for path in paths}
    for path, day in sorted(said.items(), key=lambda item: item[1] or (date.min, 0)):
        if day is None:
            continue
        read = _read(path, day[0])
        if read is None:
            unreadable.append(day[0])
        else:
            promises |= read
    return Manifests(promises, tuple(unreadable))


def _read(path: Path, period: date) -> dict[str, Promise] | None:
    try:
        handle = open_plain(path)
        if handle is None:
            return None
        with os.fdopen(handle, "rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        if len(data) > LARGEST_BYTES:
            return None
        return _parse(data.decode("utf-8-sig"), period)
    except (OSError, UnicodeDecodeError, csv.Error):
        return None


def _parse(text: str, period: date) -> dict[str, Promise] | None:
    lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    if sorted(lines.fieldnames or []) != sorted(HEADER):
        return None
    promises: dict[str, Promise] = {}
    for line in lines:
        if None in line or None in line.values():  # more or fewer cells than the header
            return None
        name, sha256, rows = (line[key].strip() for key in ("file", "sha256", "rows"))
        is_well_formed = SHA256.fullmatch(sha256.lower()) and ROWS.fullmatch(rows)
        if not name or name in promises or not is_well_formed:
            return None
        promises[name] = Promise(name, sha256.lower(), int(rows) if rows else None, period)
    return promises


def as_promised(arrival: Arrival, contract: Contract, read: Callable[[], Reading]) -> Reading:
    """What a file holds, if it holds as many rows as its manifest says.

    The rows of a file of several tables are not counted: no one number speaks of them. A
    file with a header and no rows is taken for what it is only if its manifest says so.
    Raises FileRefused if the numbers differ.
    """
    try:
        reading = read()
    except FileRefused as refused:
        if refused.rule_id != "file/no_rows" or arrival.manifest_rows != 0:
            raise
        reading = Reading(
            [TableReading(t, text_schema(t).empty_table(), []) for t in contract.tables], []
        )
    one_table = len(contract.tables) == 1
    if one_table and arrival.manifest_rows not in (None, reading.tables[0].rows_in):
        raise FileRefused("file/manifest_rows")
    return reading
