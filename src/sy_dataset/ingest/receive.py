"""Receive: every file of a channel into the vault and the ledger, once, whatever its name."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sy_dataset.config import Agency
from sy_dataset.contracts import Contract, Form
from sy_dataset.engine import written_whole
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace

CHUNK_BYTES = 1 << 20
PART = "[A-Za-z0-9_]+"
PERIOD = r"(?P<period>\d{4}-\d{2}-\d{2})"


@dataclass(frozen=True)
class Received:
    """What receiving one channel did, in files."""

    new: int
    seen_before: int
    refused_unread: int = 0


def receive_agency(
    agency: Agency, contracts: Mapping[str, Contract], *, workspace: Workspace, ledger: Ledger
) -> Received:
    """Take in what stands in one agency's channel.

    The channel says whose a file is. Its name only says which agreed extract it is and
    which day it speaks of; it is kept in the restricted zone and nowhere else, for a
    sender may put a child's name into it. The inbox is read and left as it is.

    Returns the number of files that are new, that were seen before (same extract, same day,
    same bytes), and that are new and refused at the door. Raises OSError if the disk does.
    """
    agreed = [c for c in contracts.values() if c.domain == agency.kind]
    new = seen = refused = 0
    for path in _files(workspace.inbox / agency.id):
        arrival = _arrival(path, agency, agreed, workspace.vault)
        if ledger.add_arrival(arrival):
            _keep_name(arrival, path.name, workspace)
            new += 1
            refused += arrival.state == "refused"
        else:
            seen += 1
    return Received(new, seen, refused)


def _files(channel: Path) -> Iterator[Path]:
    """What stands in a channel, by name; hidden files are still being written."""
    if channel.is_dir():
        yield from sorted(path for path in channel.iterdir() if not path.name.startswith("."))


def _arrival(path: Path, agency: Agency, agreed: list[Contract], vault: Path) -> Arrival:
    extract_id, form, period = recognise(path.name, agreed)
    stored = _store(path, vault)
    rule_id = _refusal(stored, extract_id, period)
    if rule_id == "file/period_in_future":  # it would stay the newest of its extract for ever
        extract_id = period = None
    sha256, size = stored or (hashlib.sha256(os.fsencode(path.name)).hexdigest(), 0)
    identity = f"{agency.id}|{extract_id}|{period}|{sha256}"
    return Arrival(
        arrival_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        agency_id=agency.id,
        extract_id=extract_id,
        period_date=period,
        sequence=0,
        sha256=sha256,
        size_bytes=size,
        state="refused" if rule_id else "received",
        rule_id=rule_id,
        file_format=form.file_format if form else None,
    )


def _refusal(
    stored: tuple[str, int] | None, extract_id: str | None, period: date | None
) -> str | None:
    if stored is None:
        return "file/not_a_plain_file"
    if extract_id is None:
        return "file/no_agreed_extract"
    if period and period > datetime.now(UTC).date() + timedelta(days=1):
        return "file/period_in_future"
    return None


def recognise(name: str, agreed: Iterable[Contract]) -> tuple[str | None, Form | None, date | None]:
    """The extract, form and day that a file name is agreed for; three times None if none is."""
    for contract in agreed:
        for form in contract.forms:
            if match := re.fullmatch(_pattern(form), name):
                with suppress(ValueError):
                    return contract.id, form, date.fromisoformat(match["period"])
    return None, None, None


def _pattern(form: Form) -> str:
    named = re.escape(form.file_name)
    return named.replace(r"\{period\}", PERIOD).replace(r"\{part\}", PART)


def _store(path: Path, vault: Path) -> tuple[str, int] | None:
    """Copy a plain file into the vault under its hash. None if it is a link, pipe or device."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    digest, size = hashlib.sha256(), 0
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with (
        os.fdopen(handle, "rb") as source,
        written_whole(vault / f"{os.getpid()}.arriving") as part,
        part.open("wb") as copy,
    ):
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            size += copy.write(chunk)
    (vault / f"{os.getpid()}.arriving").replace(vault / digest.hexdigest())
    return digest.hexdigest(), size


def _keep_name(arrival: Arrival, name: str, workspace: Workspace) -> None:
    with written_whole(workspace.restricted / "names" / f"{arrival.arrival_id}.txt") as part:
        part.write_text(name, encoding="utf-8", errors="surrogateescape")
