"""A file that is still being written is left for another night; waiting costs as little as it can."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sy_dataset.config import Agency
from sy_dataset.contracts import load_contracts
from sy_dataset.ingest import Received, channel, receive_agency
from sy_dataset.ingest.names import unfinished
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

NAME = "ssd_person_2026-03-31.csv"
OTHER = "ssd_contacts_2026-03-31.csv"


class Sleep:
    """Stands for waiting: counts the seconds, and lets something happen meanwhile."""

    def __init__(self, *meanwhile: object) -> None:
        self.seconds: list[float] = []
        self.meanwhile = meanwhile

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        for happen in self.meanwhile:
            happen()  # type: ignore[operator]


def receive(agency: Agency, workspace: Workspace, ledger: Ledger, settle: float = 30) -> Received:
    return receive_agency(
        agency, load_contracts(), workspace=workspace, ledger=ledger, settle_seconds=settle
    )


def age(path: Path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def test_a_file_that_grows_between_two_looks_is_left_and_the_others_are_taken_in(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    (channel / OTHER).write_bytes(b"x")
    (channel / NAME).write_bytes(data[:20])
    sleep = Sleep(lambda: (channel / NAME).write_bytes(data[:40]))
    monkeypatch.setattr(time, "sleep", sleep)
    assert receive(barnsley, workspace, ledger) == Received(1, 0, left_standing=1)
    assert [a.extract_id for a in ledger.arrivals()] == ["ssd_contacts"]
    [left] = ledger.left_standing()
    assert (left.agency_id, left.extract_id, left.state) == ("barnsley", "ssd_person", "growing")
    (channel / NAME).write_bytes(data)
    age(channel / NAME, 60)
    age(channel / OTHER, 60)
    assert receive(barnsley, workspace, ledger) == Received(1, 1)
    assert ledger.left_standing() == []
    assert len(sleep.seconds) == 1


def test_a_file_that_was_touched_though_it_kept_its_size_is_left(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    (channel / NAME).write_bytes(data)
    monkeypatch.setattr(time, "sleep", Sleep(lambda: age(channel / NAME, 3)))
    assert receive(barnsley, workspace, ledger) == Received(0, 0, left_standing=1)


def test_old_files_are_not_waited_for(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    sleep = Sleep()
    monkeypatch.setattr(time, "sleep", sleep)
    for name in (NAME, OTHER):
        (channel / name).write_bytes(data)
        age(channel / name, 31)
    assert receive(barnsley, workspace, ledger) == Received(2, 0)
    assert sleep.seconds == []


def test_a_channel_is_waited_for_once_and_only_until_its_youngest_file_has_settled(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    sleep = Sleep()
    monkeypatch.setattr(time, "sleep", sleep)
    for name, seconds in ((NAME, 25), (OTHER, 10)):
        (channel / name).write_bytes(data)
        age(channel / name, seconds)
    assert receive(barnsley, workspace, ledger) == Received(2, 0)
    [waited] = sleep.seconds
    assert 15 < waited <= 20


def test_a_clock_that_runs_ahead_is_waited_for_no_longer_than_agreed():
    assert 0 < channel.wait_for([time.time() + 3600], 5) <= 5
    assert channel.wait_for([], 5) == 0
    assert channel.wait_for([time.time()], 0) == 0


@pytest.mark.parametrize(
    ("name", "finished"),
    [
        (f"{NAME}.part", NAME),
        (f"{NAME}.TMP", NAME),
        (f".{NAME}.filepart", NAME),
        (f"{NAME}.crdownload", NAME),
        (f".{NAME}", NAME),
        (NAME, None),
        ("partner.csv", None),
    ],
)
def test_a_name_says_whether_it_is_a_part(name: str, finished: str | None):
    assert unfinished(name) == finished


def test_a_file_that_changes_while_it_is_copied_leaves_nothing_in_the_vault(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    """Between the hash and the copy the sender writes on."""
    from sy_dataset.ingest import vault

    (channel / NAME).write_bytes(data)
    copy = vault._copy

    def written_to(source, size, place):  # type: ignore[no-untyped-def]
        (channel / NAME).write_bytes(data.replace(b"Tazqel", b"Tazqex"))
        copy(source, size, place)

    monkeypatch.setattr(vault, "_copy", written_to)
    assert receive(barnsley, workspace, ledger, 0) == Received(0, 0, left_standing=1)
    assert not list(workspace.vault.iterdir())
    assert [left.state for left in ledger.left_standing()] == ["growing"]
