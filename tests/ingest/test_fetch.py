"""Files come from an agency's own location: whole, once, from the right host; or the reason is told."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import pytest
from pydantic import ValidationError

from sy_dataset.config import Agency
from sy_dataset.contracts import load_contracts
from sy_dataset.errors import LocationAway
from sy_dataset.ingest import Fetched, Received, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.places import at, fetch, inbox, reason

NAME = "ssd_person_2026-03-31.csv"
OTHER = "ssd_contacts_2026-03-31.csv"
PASSWORD = "Zqsecret-7"  # noqa: S105
VARIABLE = "BARNSLEY_SFTP_PASSWORD"
HOST_KEY = asyncssh.generate_private_key("ssh-ed25519")


class Door(asyncssh.SSHServer):
    """Lets one user in by password."""

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("sy", PASSWORD)


@dataclass
class Sftp:
    """A real SFTP server on loopback, and the folder that it serves as /outgoing."""

    folder: Path
    port: int
    listed_as: dict[str, bytes]

    def known_hosts(self, key: asyncssh.SSHKey = HOST_KEY) -> str:
        return f"[127.0.0.1]:{self.port} {key.export_public_key().decode()}"


@pytest.fixture
def sftp(tmp_path: Path) -> Iterator[Sftp]:
    root = tmp_path / "sftp"
    (root / "outgoing").mkdir(parents=True)
    listed_as: dict[str, bytes] = {}

    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: asyncssh.SSHServerChannel[bytes]) -> None:
            super().__init__(channel, chroot=str(root))

        async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
            async for entry in super().scandir(path):
                name = listed_as.get(os.fsdecode(entry.filename), entry.filename)
                yield asyncssh.SFTPName(name, attrs=entry.attrs)

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Door, server_host_keys=[HOST_KEY], sftp_factory=Files
        )

    server = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    yield Sftp(root / "outgoing", server.get_port(), listed_as)
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


@pytest.fixture
def away(
    sftp: Sftp, barnsley: Agency, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Agency:
    """Barnsley, whose files stand on the server; we know its key and our password."""
    (workspace.home / "config").mkdir()
    (workspace.home / "config" / "known_hosts").write_text(sftp.known_hosts())
    monkeypatch.setenv(VARIABLE, PASSWORD)
    return at(barnsley, f"sftp://sy@127.0.0.1:{sftp.port}/outgoing", {"password": VARIABLE})


def put(folder: Path, name: str, data: bytes, *, age: float = 3600) -> Path:
    path = folder / name
    path.write_bytes(data)
    moment = time.time() - age
    os.utime(path, (moment, moment))
    return path


def test_new_and_changed_files_are_fetched_whole_and_others_are_not_fetched_again(
    sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    sent = [put(sftp.folder, NAME, data), put(sftp.folder, OTHER, b"x" * 3_000_000)]
    (sftp.folder / "archive").mkdir()
    assert fetch(away, workspace, ledger) == Fetched(2, 0)
    assert inbox(workspace) == sorted([NAME, OTHER])
    assert (workspace.inbox / "barnsley" / OTHER).read_bytes() == b"x" * 3_000_000
    assert fetch(away, workspace, ledger) == Fetched(0, 2)
    put(sftp.folder, NAME, data.replace(b"Tazqel", b"Tazqex"), age=60)
    assert fetch(away, workspace, ledger) == Fetched(1, 1)
    assert b"Tazqex" in (workspace.inbox / "barnsley" / NAME).read_bytes()
    assert all(path.is_file() for path in sent), "nothing is deleted at the location"
    received = receive_agency(away, load_contracts(), workspace=workspace, ledger=ledger)
    assert received == Received(2, 0)


def test_a_file_that_the_agency_deletes_stays_in_the_inbox(
    sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    path = put(sftp.folder, NAME, data)
    fetch(away, workspace, ledger)
    path.unlink()
    assert fetch(away, workspace, ledger) == Fetched(0, 0)
    assert inbox(workspace) == [NAME]


@pytest.mark.parametrize("known", ["another key", "another host", "nothing"])
def test_a_host_whose_key_is_not_known_is_told_nothing(
    known: str, sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    put(sftp.folder, NAME, data)
    other = asyncssh.generate_private_key("ssh-ed25519")
    text = {
        "another key": sftp.known_hosts(other),
        "another host": sftp.known_hosts().replace("127.0.0.1", "127.0.0.2"),
        "nothing": "",
    }[known]
    workspace.known_hosts.write_text(text)
    with pytest.raises(LocationAway, match="the host's key is not the one"):
        fetch(away, workspace, ledger)
    assert inbox(workspace) == []


def test_without_a_file_of_known_hosts_no_host_is_asked(
    away: Agency, workspace: Workspace, ledger: Ledger
):
    workspace.known_hosts.unlink()
    with pytest.raises(LocationAway, match="known_hosts is missing"):
        fetch(away, workspace, ledger)


def test_why_a_location_is_away_is_said_in_plain_words_and_without_secrets(
    sftp: Sftp,
    away: Agency,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        closed = at(away, f"sftp://sy@127.0.0.1:{taken.getsockname()[1]}/outgoing")
        assert reason(closed, workspace, ledger, PASSWORD) == "nothing listens there"
    gone = at(away, f"{away.location}/gone", away.location_options)
    assert reason(gone, workspace, ledger, PASSWORD) == "the folder is not there"
    monkeypatch.setenv(VARIABLE, f"{PASSWORD}-wrong")
    assert reason(away, workspace, ledger, PASSWORD) == "our user, key or password is not let in"
    monkeypatch.delenv(VARIABLE)
    assert reason(away, workspace, ledger, PASSWORD) == f"the environment does not hold {VARIABLE}"


def test_a_host_that_does_not_answer_is_not_waited_for_for_ever(
    away: Agency, workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    from sy_dataset.ingest import locations

    monkeypatch.setattr(locations, "CONNECT_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dead = at(away, f"sftp://sy@127.0.0.1:{silent.getsockname()[1]}/outgoing")
        assert reason(dead, workspace, ledger, PASSWORD) == "it did not answer in time"


def test_a_file_that_is_being_written_is_left_and_fetched_when_it_is_whole(
    sftp: Sftp,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    put(sftp.folder, OTHER, b"whole", age=2)
    put(sftp.folder, NAME, data[:20], age=1)
    put(sftp.folder, f"{NAME}.filepart", data)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        put(sftp.folder, NAME, data[:40], age=0)

    monkeypatch.setattr(time, "sleep", wait)
    assert fetch(away, workspace, ledger) == Fetched(1, 0, left_standing=1)
    assert (inbox(workspace), len(waits)) == ([OTHER], 1)
    [left] = ledger.left_standing()
    assert (left.state, left.extract_id) == ("growing", "ssd_person")
    put(sftp.folder, NAME, data, age=60)
    assert fetch(away, workspace, ledger) == Fetched(1, 1)
    assert (workspace.inbox / "barnsley" / NAME).read_bytes() == data
    assert (ledger.left_standing(), len(waits)) == ([], 1)


def test_a_file_that_changes_while_it_is_fetched_does_not_appear(
    sftp: Sftp,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    from sshfs import SSHFileSystem

    put(sftp.folder, NAME, data)
    fetched = SSHFileSystem._get_file

    async def slowly(self, remote, local, **options):  # type: ignore[no-untyped-def]
        await fetched(self, remote, local, **options)
        put(sftp.folder, NAME, data + b"more", age=0)

    monkeypatch.setattr(SSHFileSystem, "_get_file", slowly)
    assert fetch(away, workspace, ledger) == Fetched(0, 0, left_standing=1)
    assert inbox(workspace) == []


@pytest.mark.parametrize(
    "listed", [b"../../../outside.csv", b"/etc/hostname", b"sub/dir.csv", b"..", b"../outgoing"]
)
def test_a_name_that_leads_elsewhere_is_not_followed(
    listed: bytes,
    sftp: Sftp,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
):
    put(sftp.folder.parent, "outside.csv", b"not theirs to give")
    put(sftp.folder, NAME, data)
    put(sftp.folder, "odd", data)
    sftp.listed_as["odd"] = listed
    fetch(away, workspace, ledger)
    assert inbox(workspace) == [NAME]
    assert not (workspace.home / "outside.csv").exists()


@pytest.mark.parametrize(
    "name",
    [
        "line\nbreak.csv",
        "\u202egnp.csv",
        "x" * 240 + ".csv",
        "'); drop table arrival; --.csv",
        os.fsdecode(b"\xff\xfe.csv"),
        "Novxar_Tazqël_CP.csv",
        "..csv",
    ],
)
def test_an_odd_name_becomes_one_of_ours_and_is_kept_in_the_restricted_zone(
    name: str, sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    put(sftp.folder, name, data)
    if name.startswith("."):
        assert fetch(away, workspace, ledger) == Fetched(0, 0)
        return
    assert fetch(away, workspace, ledger) == Fetched(1, 0)
    assert fetch(away, workspace, ledger) == Fetched(0, 1)
    [local] = inbox(workspace)
    assert local.startswith("odd-name-")
    kept = workspace.restricted / "names" / f"{local}.txt"
    assert kept.read_bytes() == os.fsencode(name)
    receive_agency(away, load_contracts(), workspace=workspace, ledger=ledger)
    assert [a.rule_id for a in ledger.arrivals()] == ["file/no_agreed_extract"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    """A name of 300 characters that the location lists, and has no file for."""
    put(sftp.folder, "odd", data)
    put(sftp.folder, NAME, data)
    sftp.listed_as["odd"] = b"x" * 300
    assert fetch(away, workspace, ledger) == Fetched(1, 0, left_standing=1)
    assert inbox(workspace) == [NAME]
    assert [left.state for left in ledger.left_standing()] == ["not fetched"]


def test_brackets_in_a_name_are_no_pattern(
    sftp: Sftp, away: Agency, workspace: Workspace, ledger: Ledger
):
    for name in ("a[1].csv", "a1.csv"):
        put(sftp.folder, name, name.encode())
    assert fetch(away, workspace, ledger) == Fetched(2, 0)
    for name in ("a[1].csv", "a1.csv"):
        assert (workspace.inbox / "barnsley" / name).read_bytes() == name.encode()


def test_links_and_pipes_at_the_location_are_left(
    sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    (sftp.folder / NAME).symlink_to("/etc/hostname")
    os.mkfifo(sftp.folder / OTHER)
    put(sftp.folder, "ssd_missing_2026-03-31.csv", data)
    assert fetch(away, workspace, ledger) == Fetched(1, 0, left_standing=2)
    assert {left.state for left in ledger.left_standing()} == {"not fetched"}
    assert inbox(workspace) == ["ssd_missing_2026-03-31.csv"]


def test_a_file_that_is_too_large_is_not_fetched(
    sftp: Sftp, away: Agency, workspace: Workspace, ledger: Ledger
):
    with (sftp.folder / NAME).open("wb") as sparse:
        sparse.truncate((1 << 30) + 1)
    assert fetch(away, workspace, ledger) == Fetched(0, 0, left_standing=1)
    assert inbox(workspace) == []


def test_parts_of_a_night_that_was_killed_go(
    sftp: Sftp, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    parts = workspace.inbox / "barnsley" / ".fetching"
    parts.mkdir(parents=True)
    (parts / NAME).write_bytes(data[:10])
    put(sftp.folder, NAME, data)
    assert fetch(away, workspace, ledger) == Fetched(1, 0)
    assert inbox(workspace) == [NAME]


def test_our_private_key_opens_the_location_too(
    sftp: Sftp,
    barnsley: Agency,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    key = asyncssh.generate_private_key("ssh-ed25519")
    (tmp_path / "id").write_bytes(key.export_private_key())
    (tmp_path / "id").chmod(stat.S_IRUSR)
    public = key.export_public_key()
    monkeypatch.setattr(Door, "public_key_auth_supported", lambda _: True)
    monkeypatch.setattr(
        Door, "validate_public_key", lambda _, user, k: k.export_public_key() == public
    )
    monkeypatch.setenv("BARNSLEY_SFTP_KEY", str(tmp_path / "id"))
    by_key = at(barnsley, str(away.location), {"client_keys": "BARNSLEY_SFTP_KEY"})
    put(sftp.folder, NAME, data)
    assert fetch(by_key, workspace, ledger) == Fetched(1, 0)


def test_any_folder_and_any_file_system_may_be_a_location(
    barnsley: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    import fsspec

    share = tmp_path / "share"
    share.mkdir()
    put(share, NAME, data)
    (share / OTHER).symlink_to("/etc/hostname")
    for location in (f"file://{share}", str(share)):
        there = at(barnsley, location)
        assert fetch(there, workspace, ledger).left_standing == 1
        assert inbox(workspace) == [NAME]
    assert fetch(at(barnsley, f"file://{share}"), workspace, ledger) == Fetched(0, 1, 1)
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/sent/ssd_missing_2026-03-31.csv", data)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    assert fetch(at(barnsley, "memory://sent"), workspace, ledger) == Fetched(1, 0)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("gs://bucket/folder", "gcsfs"),
        ("nosuch://place", "no package here knows locations of the kind nosuch"),
    ],
)
def test_a_package_that_is_not_installed_is_named(
    location: str, said: str, barnsley: Agency, workspace: Workspace, ledger: Ledger
):
    assert said in reason(at(barnsley, location), workspace, ledger, PASSWORD)


@pytest.mark.parametrize("scheme", ["s3", "abfs"])
def test_the_packages_for_object_stores_are_installed(scheme: str):
    import fsspec

    assert fsspec.get_filesystem_class(scheme).async_impl


def test_the_configuration_takes_no_secret(barnsley: Agency):
    for location in (
        f"sftp://sy:{PASSWORD}@example.org/out",
        f"abfs://c@a.example.org/x?sig={PASSWORD}",
    ):
        with pytest.raises(ValidationError) as raised:
            at(barnsley, location)
        assert PASSWORD not in str(raised.value)
    for options in ({"password": PASSWORD}, {"known_hosts": "NONE"}):
        with pytest.raises(ValidationError) as raised:
            at(barnsley, "sftp://example.org/out", options)
        assert PASSWORD not in str(raised.value)
