"""A night with object stores: one is away, the others are taken in, and no key stands anywhere."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from sy_dataset.contracts import load_contracts
from sy_dataset.identity.keys import init_key
from sy_dataset.paths import Workspace
from tests.flow.test_away import receive_all, send
from tests.ingest.samples import csv_file, person
from tests.object_store import BUCKET, ENDPOINT, KEY, S3, SECRET

NAME = "ssd_person_2026-03-31.csv"
WRONG = "Zqsecret-7/wrong+secret"
TABLE = f"""
location = "s3://{BUCKET}/AGENCY/out"
location_options = {{ endpoint_url = "{ENDPOINT}", key = "{KEY}", secret = "VARIABLE" }}"""


@pytest.fixture
def stores(s3: S3, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> S3:
    """Barnsley's and Doncaster's files stand in a store, of which Doncaster's key is wrong."""
    init_key(workspace)
    monkeypatch.setenv("DONCASTER_S3_SECRET", WRONG)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    text = workspace.config.read_text()
    for agency_id, variable in (("barnsley", SECRET), ("doncaster", "DONCASTER_S3_SECRET")):
        table = TABLE.replace("AGENCY", agency_id).replace("VARIABLE", variable)
        text = text.replace(f'id = "{agency_id}"', f'id = "{agency_id}"{table}')
        row = person(1, person_id=f"T-{agency_id}")
        s3.put(f"{agency_id}/out/{NAME}", csv_file(load_contracts()["ssd_person"], [row]))
    (workspace.home / "config").mkdir()
    (workspace.home / "config" / "partnership.toml").write_text(text)
    send(workspace, "sheffield")
    return s3


def holding(home: Path, secret: str) -> list[Path]:
    return [p for p in home.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]


def test_a_store_with_a_wrong_key_stops_its_own_agency_only_and_no_key_is_written_anywhere(
    stores: S3,
    workspace: Workspace,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
):
    caplog.set_level(logging.INFO)
    night, said = receive_all(workspace)
    assert {a.agency_id for a in night.ledger.arrivals()} == {"barnsley", "sheffield"}
    [left] = night.ledger.left_standing()
    reason = "our user, key or password is not let in"
    assert (left.agency_id, left.state, left.reason) == ("doncaster", "away", reason)
    [told] = [line for line in said.splitlines() if "away" in line]
    assert told.startswith("fetch doncaster")
    night.ledger.close()
    printed = "".join([said, caplog.text, *capfd.readouterr()])
    for secret in (stores.key, stores.secret, WRONG, stores.url):
        assert secret not in printed
        assert holding(workspace.home, secret) == []


def test_a_store_that_is_away_leaves_the_last_files_and_is_told_until_it_is_back(
    stores: S3, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DONCASTER_S3_SECRET", stores.secret)
    receive_all(workspace)
    with monkeypatch.context() as gone:
        gone.setenv(ENDPOINT, "http://127.0.0.1:9")  # the port of discard: nothing listens there
        night, said = receive_all(workspace)
    assert said.count("nothing listens there") == 2
    assert {left.agency_id for left in night.ledger.left_standing()} == {"barnsley", "doncaster"}
    assert (workspace.inbox / "barnsley" / NAME).is_file()
    night, said = receive_all(workspace)
    assert "away" not in said
    assert night.ledger.left_standing() == []
