"""What a file's name may say: which extract, which day, which submission, which encryption.

A name is sent by others and may hold anything, a child's name too: it is matched whole
against the agreed names, and nothing of it is used as a path, a pattern or SQL.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sy_dataset.contracts import Contract

PERIOD = r"(?P<period>[0-9]{4}-[0-9]{2}-[0-9]{2})"
PART = "(?P<part>[A-Za-z0-9_]+?)"
SUBMISSION = r"(?:_v(?P<submission>[1-9][0-9]{0,3}))?"
ENCRYPTED = {".age": "age", ".pgp": "pgp", ".gpg": "pgp"}
UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload")
MANIFEST = "manifest_{period}.csv"


@dataclass(frozen=True)
class Named:
    """What an agreed name says; without an extract the name is agreed for none.

    file_format  csv, xml, parquet or xlsx, by the form whose name it bears
    submission  the sender's number of it, 1 where the name bears none
    encryption  age or pgp; None for a name that ends as the contract says
    part  which of the several files of an extract; empty for a name without {part}. It is
        a digest of the sender's word, because a sender may put anything there
    """

    extract_id: str | None = None
    file_format: str | None = None
    period: date | None = None
    submission: int = 1
    encryption: str | None = None
    part: str = ""


def recognise(name: str, agreed: Iterable[Contract]) -> Named:
    """What a file's name says by the contracts that are agreed with its sender.

    In an agreed name `{period}` stands for yyyy-mm-dd and `{part}` for a word of the
    sender's; `_v2` may stand before the extension and `.age`, `.pgp` or `.gpg` behind it.
    """
    plain, encryption = _without_encryption(name)
    for contract in agreed:
        for form in contract.forms:
            if said := _said(form.file_name, plain):
                period, submission, part = said
                return Named(contract.id, form.file_format, period, submission, encryption, part)
    return Named()


def manifest_of(name: str) -> tuple[date, int] | None:
    """The day and submission of a manifest; None if the name is no manifest's."""
    said = _said(MANIFEST, name)
    return said[:2] if said else None


def unfinished(name: str) -> str | None:
    """The name that a file being written will get; None if it is not being written.

    A name that begins with a dot or ends as transfer programs mark a part is unfinished.
    """
    finished = name.lstrip(".")
    for ending in UNFINISHED:
        if finished.lower().endswith(ending):
            return finished[: -len(ending)]
    return finished if finished != name else None


def _without_encryption(name: str) -> tuple[str, str | None]:
    for ending, encryption in ENCRYPTED.items():
        if name.endswith(ending):
            return name.removesuffix(ending), encryption
    return name, None


def _said(agreed_name: str, name: str) -> tuple[date, int, str] | None:
    """The day, the submission and the part."""
    stem, dot, extension = agreed_name.rpartition(".")
    pattern = re.escape(stem).replace(r"\{period\}", PERIOD).replace(r"\{part\}", PART)
    match = re.fullmatch(f"{pattern}{SUBMISSION}{re.escape(dot + extension)}", name)
    if match:
        with suppress(ValueError):
            day, submission = date.fromisoformat(match["period"]), int(match["submission"] or 1)
            return day, submission, _digest(match.groupdict().get("part"))
    return None


def _digest(part: str | None) -> str:
    return hashlib.sha256(part.lower().encode()).hexdigest()[:8] if part else ""
