"""Fetch: what is new at an agency's own location is mirrored into its inbox, whole."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import shutil
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sy_dataset.config import Agency, Arriving
from sy_dataset.contracts import Contract
from sy_dataset.engine import flush, written_whole
from sy_dataset.ingest.channel import wait_for
from sy_dataset.ingest.locations import as_away, open_location
from sy_dataset.ingest.names import Named, recognise, unfinished
from sy_dataset.ingest.vault import LARGEST_BYTES
from sy_dataset.ledger import Ledger
from sy_dataset.ledger_doors import LeftStanding
from sy_dataset.paths import Workspace

PARTS = ".fetching"
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()\[\]-]{0,199}")
CHANGED = ("mtime", "LastModified", "last_modified", "created")
"""Where the file systems write the time of change."""
TAGS = ("ETag", "etag")
"""Where the stores write their mark of the bytes: two contents within a second differ in it."""
REASONS = {
    "growing": "The file is still being written at the agency's location",
    "not a file": "A link or a device stands at the agency's location",
    "outside": "The agency's location lists a file outside its folder",
    "not to be read": "A file at the agency's location could not be read",
    "too large": "A file at the agency's location is larger than an extract may be",
}


@dataclass(frozen=True)
class Fetched:
    """What fetching from one location did, in files."""

    new: int
    unchanged: int
    left_standing: int = 0


@dataclass(frozen=True)
class _Remote:
    """One file of a location.

    changed  when; None where no times are kept
    tag      a store's mark of these very bytes; None where it keeps none
    """

    path: str
    name: str
    size: int
    changed: float | None
    tag: str | None


def fetch_agency(
    agency: Agency,
    contracts: Mapping[str, Contract],
    *,
    arriving: Arriving,
    workspace: Workspace,
    ledger: Ledger,
) -> Fetched:
    """Copy what is new or changed at the agency's location into its inbox.

    A file is compared by size and time of change, and appears in the inbox whole, with
    that time. Files being written are left for another night, and nothing is ever changed
    or deleted at the location. A name that is no plain one gets one of ours, which no
    extract is agreed for; the name itself is kept in the restricted zone.

    Returns the number of files fetched, already here, and left. Raises LocationAway, in
    plain words without any secret, if the location cannot be reached or read.
    """
    inbox = workspace.inbox / agency.id
    parts = inbox / PARTS
    shutil.rmtree(parts, ignore_errors=True)  # of a night that was killed
    parts.mkdir(parents=True)
    left: list[tuple[str, str]] = []
    try:
        system, folder = open_location(agency, workspace)
        files = _listed(system, folder, arriving, left)
        wanted = [file for file in files if not _is_here(file, inbox)]
        still = _settled(system, folder, wanted, arriving, left)
        for file in still:
            if state := _not_copied(system, file, inbox, arriving, workspace):
                left.append((state, file.name))
    except Exception as error:  # any library's; only its kind is told
        raise as_away(error, agency.location) from None
    finally:
        shutil.rmtree(parts, ignore_errors=True)
    agreed = [c for c in contracts.values() if c.domain == agency.kind]
    told = [_left(state, recognise(name, agreed)) for state, name in left]
    ledger.record_left(agency.id, "fetch", told)
    missed = sum(state in ("growing", "not to be read") for state, _ in left)
    return Fetched(len(wanted) - missed, len(files) - len(wanted), len(left))


def _left(state: str, named: Named) -> LeftStanding:
    return LeftStanding(
        "growing" if state == "growing" else "not fetched",
        *(REASONS[state], named.extract_id, named.period),
    )


def _listed(
    system: Any, folder: str, arriving: Arriving, left: list[tuple[str, str]] | None = None
) -> list[_Remote]:
    """The files of the folder that bear finished names; what is no such file goes to `left`."""
    system.invalidate_cache()
    told: list[tuple[str, str]] = [] if left is None else left
    place = folder.rstrip("/") or "/"
    files = []
    for entry in system.ls(folder, detail=True, **_limit(system, arriving)):
        path = str(entry["name"])
        name = posixpath.basename(path)
        if not name or entry["type"] == "directory" or unfinished(name) is not None:
            continue
        size = int(entry["size"] or 0)
        if posixpath.dirname(path) != place and posixpath.dirname(path) != place.lstrip("/"):
            told.append(("outside", name))
        elif entry["type"] != "file" or entry.get("islink"):
            told.append(("not a file", name))
        elif size > LARGEST_BYTES:
            told.append(("too large", name))
        else:
            files.append(_Remote(path, name, size, _changed(entry), _tag(entry)))
    return files


def _changed(entry: Mapping[str, Any]) -> float | None:
    value = next((entry[key] for key in CHANGED if entry.get(key) is not None), None)
    return value.timestamp() if isinstance(value, datetime) else value


def _second(changed: float | None) -> int | None:
    """Some stores list thousandths of a second, and leave them out when asked for one file."""
    return None if changed is None else int(changed)


def _tag(entry: Mapping[str, Any]) -> str | None:
    value = next((str(entry[key]) for key in TAGS if entry.get(key)), None)
    return value.strip('"') if value else None


def _limit(system: Any, arriving: Arriving) -> dict[str, float]:
    """A time limit, for the file systems that can keep one."""
    return {"timeout": arriving.fetch_seconds} if getattr(system, "async_impl", False) else {}


def _is_here(file: _Remote, inbox: Path) -> bool:
    try:
        found = (inbox / _local_name(file.name)).lstat()
    except FileNotFoundError:
        return False
    return (found.st_size, int(found.st_mtime)) == (file.size, _second(file.changed))


def _settled(
    system: Any,
    folder: str,
    wanted: list[_Remote],
    arriving: Arriving,
    left: list[tuple[str, str]],
) -> list[_Remote]:
    """Those that did not change between two looks; one look if all are old enough."""
    waiting = wait_for([file.changed or 0.0 for file in wanted], arriving.settle_seconds)
    if not waiting:
        return wanted
    time.sleep(waiting)
    again = set(_listed(system, folder, arriving))
    left += [("growing", file.name) for file in wanted if file not in again]
    return [file for file in wanted if file in again]


def _not_copied(
    system: Any, file: _Remote, inbox: Path, arriving: Arriving, workspace: Workspace
) -> str | None:
    """Copy one file whole. None, or why it was not copied: one file never stops the others."""
    try:
        is_whole = _copied(system, file, inbox, arriving, workspace)
    except Exception as error:  # any library's
        if as_away(error).may_pass:  # the connection's fault, not the file's
            raise
        return "not to be read"
    return None if is_whole else "growing"


def _copied(
    system: Any, file: _Remote, inbox: Path, arriving: Arriving, workspace: Workspace
) -> bool:
    """Copy one file whole. False if it is not, or no more, what the listing said."""
    name = _local_name(file.name)
    part = inbox / PARTS / name
    system.get_file(file.path, str(part), **_limit(system, arriving))
    found = part.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size != file.size:
        return False
    system.invalidate_cache()
    now = system.info(file.path, **_limit(system, arriving))
    seen = (int(now["size"] or 0), _second(_changed(now)), _tag(now))
    if seen != (file.size, _second(file.changed), file.tag):
        return False
    if file.changed is not None:
        os.utime(part, (file.changed, file.changed))
    flush(part)
    if name != file.name:
        _keep_name(name, file.name, workspace)
    part.replace(inbox / name)
    flush(inbox)
    return True


def _local_name(name: str) -> str:
    """The name in the inbox: the same if it is plain, else one of ours for it."""
    if PLAIN_NAME.fullmatch(name):
        return name
    return f"odd-name-{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}"


def _keep_name(name: str, original: str, workspace: Workspace) -> None:
    with written_whole(workspace.names_as_sent / f"{name}.txt") as part:
        part.write_bytes(os.fsencode(original))
