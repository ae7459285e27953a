"""What comes a night later changes what was thought of a file: a key, a manifest, a correction."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

import pyrage
import pytest

from flows.order import plain_steps, take_in
from flows.stages import Night
from sy_dataset.contracts import load_contracts
from sy_dataset.errors import KeyProblem
from sy_dataset.identity.keys import init_key
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person
from tests.nights import quiet

NAME = "ssd_person_2026-03-31.csv"
OURS, OTHER = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()


@pytest.fixture
def channel(workspace: Workspace) -> Path:
    init_key(workspace)
    own = workspace.home / "config" / "partnership.toml"
    text = workspace.config.read_text().replace("settle_seconds = 5", "settle_seconds = 0")
    own.parent.mkdir()
    own.write_text(text)
    folder = workspace.inbox / "barnsley"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def plain() -> bytes:
    return csv_file(load_contracts()["ssd_person"], [person(1), person(2)])


def read(workspace: Workspace) -> list[tuple[str, str | None]]:
    """The first half of a night: what it takes in and reads, and what became of it."""
    night = Night.begin(uuid.uuid4().hex, workspace)
    take_in(night, plain_steps(quiet())(night))
    night.conform("barnsley")
    assert not night.has_unread(), "a night that never ends"
    states = [(a.state, a.rule_id) for a in night.ledger.arrivals()]
    night.ledger.close()
    return states


def test_a_key_that_is_added_opens_what_could_not_be_opened_and_nothing_else_is_read_again(
    workspace: Workspace, channel: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
):
    data = bytes(pyrage.encrypt(plain, [OURS.to_public()]))
    (channel / f"{NAME}.age").write_bytes(data)
    monkeypatch.setenv("SY_DATASET_AGE_KEY", str(OTHER))
    refused = [("refused", "file/not_decryptable")]
    assert read(workspace) == refused
    assert read(workspace) == refused
    monkeypatch.setenv("SY_DATASET_AGE_KEY", f"{OTHER}\n{OURS}")
    assert read(workspace) == [("conformed", None)]
    monkeypatch.setenv("SY_DATASET_AGE_KEY", str(OTHER))
    assert read(workspace) == [("conformed", None)], "what was read once stays read"


def test_without_its_key_a_file_that_must_be_read_again_stops_the_night_and_is_not_refused(
    workspace: Workspace, channel: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
):
    (channel / f"{NAME}.age").write_bytes(bytes(pyrage.encrypt(plain, [OURS.to_public()])))
    monkeypatch.setenv("SY_DATASET_AGE_KEY", str(OURS))
    assert read(workspace) == [("conformed", None)]
    monkeypatch.delenv("SY_DATASET_AGE_KEY")
    assert read(workspace) == [("conformed", None)]
    workspace.config.write_text(workspace.config.read_text() + "\n# another setting\n")
    with pytest.raises(KeyProblem):
        read(workspace)
    monkeypatch.setenv("SY_DATASET_AGE_KEY", str(OURS))
    assert read(workspace) == [("conformed", None)]


def test_a_manifest_that_comes_a_night_later_has_its_rows_counted(
    workspace: Workspace, channel: Path, plain: bytes
):
    (channel / NAME).write_bytes(plain)
    assert read(workspace) == [("conformed", None)]
    digest = hashlib.sha256(plain).hexdigest()
    for rows, expected in ((3, ("refused", "file/manifest_rows")), (2, ("conformed", None))):
        manifest = f"file,sha256,rows\n{NAME},{digest},{rows}\n"
        (channel / "manifest_2026-03-31.csv").write_text(manifest)
        assert read(workspace) == [expected]
        assert read(workspace) == [expected]
