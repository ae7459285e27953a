"""The vault: every file once, as it came, under the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sy_dataset.engine import written_whole
from sy_dataset.ingest.channel import open_plain
from sy_dataset.ingest.reading import FileRefused

CHUNK_BYTES = 1 << 20
LARGEST_BYTES = 1 << 30


class Changing(Exception):
    """The file changed while it was read."""


def store(path: Path, vault: Path) -> tuple[str, int]:
    """Copy a plain file into the vault, unless its bytes are there. Returns hash and size.

    Raises FileRefused for a link, pipe, folder or device and for a file that is larger than
    1 GB, Changing for one that somebody is writing, and OSError if the disk fails.
    """
    handle = open_plain(path)
    if handle is None:
        raise FileRefused("file/not_a_plain_file")
    with os.fdopen(handle, "rb") as source:
        before = os.fstat(handle)
        if before.st_size > LARGEST_BYTES:
            raise FileRefused("file/too_large")
        digest = hashlib.sha256()
        for chunk in _chunks(source, before.st_size):
            digest.update(chunk)
        sha256 = digest.hexdigest()
        if not (vault / sha256).is_file():
            source.seek(0)
            _copy(source, before.st_size, vault / sha256)
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Changing
    return sha256, before.st_size


def _copy(source: BinaryIO, size: int, place: Path) -> None:
    digest = hashlib.sha256()
    with written_whole(place) as part:
        with part.open("wb") as copy:
            for chunk in _chunks(source, size):
                digest.update(chunk)
                copy.write(chunk)
        if digest.hexdigest() != place.name:
            raise Changing  # what was hashed is not what was copied: the copy is thrown away


def _chunks(source: BinaryIO, size: int) -> Iterator[bytes]:
    """The first `size` bytes: a file that grows as fast as it is read ends all the same."""
    left = size
    while left and (chunk := source.read(min(CHUNK_BYTES, left))):
        left -= len(chunk)
        yield chunk
