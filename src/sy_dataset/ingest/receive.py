"""Receive: every file of a channel into the vault and the ledger, once, whatever its name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sy_dataset.config import Agency
from sy_dataset.contracts import Contract
from sy_dataset.engine import written_whole
from sy_dataset.errors import LocationAway
from sy_dataset.findings import RULES
from sy_dataset.ingest.channel import look_at
from sy_dataset.ingest.manifests import Manifests, Promise, read_manifests
from sy_dataset.ingest.names import Named, manifest_of, recognise
from sy_dataset.ingest.reading import FileRefused
from sy_dataset.ingest.unlock import NO_KEYS, Unlocking
from sy_dataset.ingest.vault import Changing, store
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.ledger_doors import LeftStanding
from sy_dataset.paths import Workspace

REASONS = {
    "growing": "The file is still being written, or its name says so",
    "waiting for a manifest": "The agency sends manifests, and none names this file yet",
    "manifest unreadable": "The manifest is not written as agreed, so nothing in it was used",
    "named and not come": "The manifest names a file that has not come",
    "not to be opened": "The file could not be opened",
}


@dataclass(frozen=True)
class Received:
    """What receiving one channel did, in files."""

    new: int
    seen_before: int
    refused_unread: int = 0
    left_standing: int = 0


@dataclass
class _Door:
    """One agency's door while its channel is received."""

    agency: Agency
    agreed: list[Contract]
    unlocking: Unlocking
    workspace: Workspace
    ledger: Ledger
    manifests: Manifests = field(default_factory=lambda: Manifests({}, ()))
    known: dict[str, Arrival] = field(default_factory=dict)
    left: list[LeftStanding] = field(default_factory=list)

    def leave(self, state: str, named: Named, reason: str | None = None) -> None:
        told = reason or REASONS[state]
        self.left.append(LeftStanding(state, told, named.extract_id, named.period))


def receive_agency(
    agency: Agency,
    contracts: Mapping[str, Contract],
    *,
    workspace: Workspace,
    ledger: Ledger,
    settle_seconds: float = 0.0,
    unlocking: Unlocking = NO_KEYS,
) -> Received:
    """Take in what stands in one agency's channel.

    settle_seconds  a file that changed this recently is looked at twice, and left if it grows
    unlocking       the keys that are here; a file encrypted otherwise is left

    The channel says whose a file is. Its name only says which agreed extract it is and
    which day it speaks of; it is kept in the restricted zone and nowhere else, for a
    sender may put a child's name into it. The inbox is read and left as it is.

    Returns the number of files that are new, that were seen before (same extract, same day,
    same number, same bytes), that are new and refused at the door, and that were left
    standing. What was left, and why, is in the ledger. Raises LocationAway if the inbox
    cannot be read, OSError if the vault cannot be written.
    """
    agreed = [c for c in contracts.values() if c.domain == agency.kind]
    door = _Door(agency, agreed, unlocking, workspace, ledger)
    try:
        look = look_at(workspace.inbox / agency.id, settle_seconds)
    except OSError:
        raise LocationAway("the agency's inbox cannot be read", may_pass=True) from None
    door.manifests = read_manifests(look.still)
    door.known = {arrival.arrival_id: arrival for arrival in ledger.arrivals()}
    growing = [recognise(name, agreed) for name in look.growing]
    for named in growing:
        if named.extract_id:
            door.leave("growing", named)
    files = [path for path in look.still if manifest_of(path.name) is None]
    outcomes = [_take_in(path, door) for path in files]
    _miss_what_is_named(door, {path.name for path in files} | set(look.growing))
    ledger.record_left(agency.id, "receive", door.left)
    return Received(
        new=sum(outcome in ("new", "refused") for outcome in outcomes),
        seen_before=outcomes.count("seen"),
        refused_unread=outcomes.count("refused"),
        left_standing=outcomes.count("left") + sum(bool(named.extract_id) for named in growing),
    )


def _take_in(path: Path, door: _Door) -> str:
    """Take in one file. Returns new, seen, refused (new, unread) or left."""
    named = recognise(path.name, door.agreed)
    promise = door.manifests.promises.get(path.name)
    if _must_wait(named, promise, door):
        return "left"
    try:
        arrival = _arrival(path, named, promise, door)
    except (Changing, FileNotFoundError):  # written to, or taken away, since it was looked at
        door.leave("growing", named)
        return "left"
    except PermissionError:
        door.leave("not to be opened", named)
        return "left"
    if arrival.extract_id is None:
        title = RULES[str(arrival.rule_id)].title
        told = LeftStanding("unrecognised", title, arrival_id=arrival.arrival_id)
        door.left.append(told)
    if not door.ledger.add_arrival(arrival):
        _think_again(door.known[arrival.arrival_id], arrival, door.ledger)
        return "seen"
    door.known[arrival.arrival_id] = arrival
    _keep_name(arrival, path.name, door.workspace)
    return "refused" if arrival.state == "refused" else "new"


def _must_wait(named: Named, promise: Promise | None, door: _Door) -> bool:
    if named.extract_id is None:
        return False
    if door.agency.manifest == "required" and promise is None:
        door.leave("waiting for a manifest", named)
        return True
    problem = door.unlocking.problem(named.encryption) if named.encryption else None
    if problem:
        door.leave("waiting for our key", named, problem)
    return problem is not None


def _arrival(path: Path, named: Named, promise: Promise | None, door: _Door) -> Arrival:
    """The file as an arrival, its bytes in the vault."""
    try:
        sha256, size = store(path, door.workspace.vault)
        rule_id = _refusal(named, sha256, promise, door.agency)
    except FileRefused as refused:
        rule_id = refused.rule_id
        sha256, size = hashlib.sha256(os.fsencode(path.name)).hexdigest(), 0
    if rule_id == "file/period_in_future":  # it would stay the newest of its extract for ever
        named = Named()
    return Arrival(
        arrival_id=_identity(door.agency, named, sha256),
        agency_id=door.agency.id,
        extract_id=named.extract_id,
        period_date=named.period,
        sequence=0,
        sha256=sha256,
        size_bytes=size,
        state="refused" if rule_id else "received",
        rule_id=rule_id,
        file_format=named.file_format,
        submission=named.submission,
        encryption=named.encryption,
        manifest_rows=promise.rows if promise else None,
        part=named.part,
    )


def _identity(agency: Agency, named: Named, sha256: str) -> str:
    numbered = f"|{named.submission}" if named.submission > 1 else ""
    identity = f"{agency.id}|{named.extract_id}|{named.period}|{sha256}{numbered}"
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def _refusal(named: Named, sha256: str, promise: Promise | None, agency: Agency) -> str | None:
    if named.extract_id is None:
        return "file/no_agreed_extract"
    if named.period and named.period > datetime.now(UTC).date() + timedelta(days=1):
        return "file/period_in_future"
    if agency.encrypted == "required" and named.encryption is None:
        return "file/not_encrypted"
    if promise and promise.sha256 != sha256:
        return "file/manifest_hash"
    return None


def _think_again(before: Arrival, now: Arrival, ledger: Ledger) -> None:
    """A manifest or a setting that came later than the file may change what was thought of it."""
    if before.rule_id in ("file/manifest_hash", "file/not_encrypted") and not now.rule_id:
        ledger.readmit(before.arrival_id)
    elif now.rule_id == "file/manifest_hash" and before.state != "refused":
        ledger.refuse_at_door(before.arrival_id, now.rule_id)
    if now.manifest_rows is not None and now.manifest_rows != before.manifest_rows:
        ledger.expect_rows(before.arrival_id, now.manifest_rows)


def _miss_what_is_named(door: _Door, standing: Collection[str]) -> None:
    """Tell of what a manifest names and nobody sent: no file of that name, no such bytes ever."""
    came = {a.sha256 for a in door.known.values() if a.agency_id == door.agency.id}
    for promise in door.manifests.promises.values():
        if promise.name not in standing and promise.sha256 not in came:
            named = recognise(promise.name, door.agreed)
            door.leave("named and not come", replace(named, period=named.period or promise.period))
    for day in door.manifests.unreadable:
        door.leave("manifest unreadable", Named(period=day))


def _keep_name(arrival: Arrival, name: str, workspace: Workspace) -> None:
    with written_whole(workspace.names_as_sent / f"{arrival.arrival_id}.txt") as part:
        part.write_text(name, encoding="utf-8", errors="surrogateescape")
