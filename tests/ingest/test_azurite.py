"""Azure, tried against Azurite where its program is named; it comes from npm and is large.

npm install azurite, then SY_AZURITE=node_modules/.bin/azurite-blob before pytest.
"""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
from azure.storage.blob import BlobServiceClient, ContainerClient
from azure.storage.blob._shared.policies_async import AsyncStorageRetryPolicy

from sy_dataset.config import Agency
from sy_dataset.ingest import Fetched
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.places import at, fetch, inbox, reason

PROGRAM = os.environ.get("SY_AZURITE", "")
NAME = "ssd_person_2026-03-31.csv"
VARIABLE = "BARNSLEY_AZURE"
ACCOUNT, KEY, OTHER_KEY = "barnsley", *(base64.b64encode(c * 32).decode() for c in (b"k", b"o"))
pytestmark = pytest.mark.skipif(not PROGRAM, reason="SY_AZURITE names no azurite-blob")


def connection(port: int, key: str = KEY) -> str:
    endpoint = f"http://127.0.0.1:{port}/{ACCOUNT}"
    return f"AccountName={ACCOUNT};AccountKey={key};BlobEndpoint={endpoint}"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The server on loopback, with an account of our own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("azurite")
    said = (folder / "said").open("w")
    place = ["--location", folder, "--blobHost", "127.0.0.1", "--blobPort", str(number)]
    server = subprocess.Popen(
        [PROGRAM, *place, "--skipApiVersionCheck", "--disableTelemetry", "--silent"],
        env=os.environ | {"AZURITE_ACCOUNTS": f"{ACCOUNT}:{KEY}"},
        stdout=said,
        stderr=said,
    )
    try:
        _wait(number)
        yield number
    finally:
        server.terminate()
        server.wait(20)
        said.close()


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("Azurite did not start")


@pytest.fixture
def container(port: int) -> Iterator[ContainerClient]:
    """What the agency writes into."""
    client = BlobServiceClient.from_connection_string(connection(port))
    yield client.create_container("sends")
    client.delete_container("sends")
    client.close()


@pytest.fixture
def away(port: int, barnsley: Agency, monkeypatch: pytest.MonkeyPatch) -> Agency:
    monkeypatch.setenv(VARIABLE, connection(port))
    monkeypatch.setattr(time, "sleep", lambda _: None)  # what was just sent is looked at twice
    return at(barnsley, "abfs://sends/southyorkshire/outgoing", {"connection_string": VARIABLE})


def test_files_are_fetched_from_a_nested_folder_and_again_when_their_bytes_change(
    container: ContainerClient, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    for name in (NAME, "a b[1].csv", f"archive/{NAME}", f"{NAME}.part"):
        container.upload_blob(f"southyorkshire/outgoing/{name}", data)
    container.upload_blob(f"southyorkshire/outgoing-old/{NAME}", data)
    for location in (str(away.location), f"{away.location}/"):
        there = at(away, location, away.location_options)
        assert fetch(there, workspace, ledger) in (Fetched(2, 0), Fetched(0, 2))
        assert inbox(workspace) == ["a b[1].csv", NAME]
    container.upload_blob(f"southyorkshire/outgoing/{NAME}", data + b"\n", overwrite=True)
    assert fetch(away, workspace, ledger) == Fetched(1, 1)
    assert (workspace.inbox / "barnsley" / NAME).read_bytes() == data + b"\n"


def test_other_bytes_of_the_same_size_between_two_looks_are_noticed(
    container: ContainerClient,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    name = f"southyorkshire/outgoing/{NAME}"
    container.upload_blob(name, data)
    other = data.replace(b"Tazqel", b"Tazqex")
    send = lambda _: container.upload_blob(name, other, overwrite=True)  # noqa: E731
    monkeypatch.setattr(time, "sleep", send)
    assert fetch(away, workspace, ledger) == Fetched(0, 0, left_standing=1)


def test_why_it_is_away_is_said_in_plain_words_and_without_the_key(
    container: ContainerClient,
    port: int,
    away: Agency,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    nothing = "no file stands there, or the bucket or container is not there"
    assert reason(away, workspace, ledger, KEY) == nothing
    never = at(away, "abfs://never/outgoing", away.location_options)
    assert reason(never, workspace, ledger, KEY) == nothing
    container.upload_blob(f"southyorkshire/outgoing/{NAME}", b"")
    monkeypatch.setenv(VARIABLE, connection(port, OTHER_KEY))
    said = reason(away, workspace, ledger, KEY, OTHER_KEY, str(port))
    assert said == "our user, key or password is not let in"


def test_azure_that_does_not_listen_is_told_as_away(
    away: Agency,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    async def at_once(*_: object) -> None:
        """The package's own pauses between its four tries are 15 seconds and more."""

    monkeypatch.setattr(AsyncStorageRetryPolicy, "sleep", at_once)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv(VARIABLE, connection(taken.getsockname()[1]))
        said = reason(away, workspace, ledger, KEY)
    assert said == "nothing listens there, or its name is not known"
