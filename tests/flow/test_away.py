"""A place that cannot be reached stops its own agency only, and says why."""

from __future__ import annotations

import io
import socket
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from flows.order import plain_steps, take_in
from flows.stages import Night
from sy_dataset.contracts import load_contracts
from sy_dataset.identity.keys import init_key
from sy_dataset.paths import Workspace
from sy_dataset.progress import Progress
from tests.ingest.samples import csv_file, person

NAME = "ssd_person_2026-03-31.csv"


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of this machine on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were asked for; none is made."""
    asked: list[float] = []
    monkeypatch.setattr(time, "sleep", asked.append)
    return asked


def configure(workspace: Workspace, location: str) -> None:
    text = workspace.config.read_text().replace("settle_seconds = 5", "settle_seconds = 0")
    changed = text.replace('id = "barnsley"', f'id = "barnsley"\nlocation = "{location}"')
    assert changed != text
    (workspace.home / "config").mkdir()
    (workspace.home / "config" / "partnership.toml").write_text(changed)
    (workspace.home / "config" / "known_hosts").write_text("")


def receive_all(workspace: Workspace) -> tuple[Night, str]:
    """Take in every agency's files; what the night says meanwhile."""
    said = io.StringIO()
    night = Night.begin(uuid.uuid4().hex, workspace)
    step = plain_steps(Progress(Console(file=said, highlight=False)))(night)
    take_in(night, step)
    return night, said.getvalue()


def send(workspace: Workspace, agency_id: str) -> None:
    channel = workspace.inbox / agency_id
    channel.mkdir(parents=True)
    (channel / NAME).write_bytes(csv_file(load_contracts()["ssd_person"], [person(1)]))


def test_a_location_that_is_away_stops_no_other_agency_and_what_stands_here_is_taken_in(
    workspace: Workspace, closed_port: int, pauses: list[float]
):
    init_key(workspace)
    configure(workspace, f"sftp://sy@127.0.0.1:{closed_port}/out")
    for agency_id in ("barnsley", "sheffield"):
        send(workspace, agency_id)
    night, said = receive_all(workspace)
    [told] = [line for line in said.splitlines() if "away" in line]
    assert told.startswith("fetch barnsley")
    assert "nothing listens there" in told
    assert pauses == [5.0, 5.0], "a host may be away for a moment"
    assert {a.agency_id for a in night.ledger.arrivals()} == {"barnsley", "sheffield"}
    [left] = night.ledger.left_standing()
    assert (left.agency_id, left.state, left.reason) == (
        "barnsley",
        "away",
        "nothing listens there",
    )


def test_when_the_location_is_back_nothing_is_said_of_it_any_more(
    workspace: Workspace, tmp_path: Path, pauses: list[float]
):
    init_key(workspace)
    share = tmp_path / "share"
    configure(workspace, f"file://{share}")
    night, said = receive_all(workspace)
    assert "the folder is not there" in said
    assert [left.state for left in night.ledger.left_standing()] == ["away"]
    assert pauses == [], "a folder that is wrong stays wrong"
    share.mkdir()
    (share / NAME).write_bytes(csv_file(load_contracts()["ssd_person"], [person(1)]))
    night, said = receive_all(workspace)
    assert "away" not in said
    assert night.ledger.left_standing() == []
    assert [a.agency_id for a in night.ledger.arrivals()] == ["barnsley"]


def test_an_inbox_that_cannot_be_read_stops_its_own_agency_only(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    """A share that hangs in its mount answers with an error of its own."""
    init_key(workspace)
    send(workspace, "sheffield")
    send(workspace, "barnsley")
    listed = Path.iterdir

    def stale(folder: Path) -> Iterator[Path]:
        if folder.name == "barnsley":
            raise OSError(116, "Stale file handle")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", stale)
    night, said = receive_all(workspace)
    [told] = [line for line in said.splitlines() if "away" in line]
    assert told.startswith("receive barnsley")
    assert [left.reason for left in night.ledger.left_standing()] == [
        "the agency's inbox cannot be read"
    ]
    assert {a.agency_id for a in night.ledger.arrivals()} == {"sheffield"}
