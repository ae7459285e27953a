"""The identity store at rest: it opens with its key alone, and its bytes tell nothing."""

from __future__ import annotations

import hashlib
import hmac
import os
import signal
import subprocess
import sys
import textwrap
import traceback
from pathlib import Path

import duckdb
import pytest

from sy_dataset.engine import connect, encrypting
from sy_dataset.errors import KeyProblem
from sy_dataset.identity import store
from sy_dataset.identity.keys import TokenKey, key_id, load_key, store_key
from sy_dataset.paths import PROJECT, Workspace

from .land import KEY, SECRET, Land, opened_store
from .test_link import child

OTHER = TokenKey(key_id(bytes(range(40, 80))), bytes(range(40, 80)))
NAME, NUMBER = "Okafor-Canary", "9990001112"


def linked(land: Land) -> Path:
    land.send("ics", "ics_person", persons=[child("i1")])
    land.link()
    return land.workspace.identity_store


def bytes_of_store(workspace: Workspace) -> dict[str, bytes]:
    """The store and whatever the engine lays beside it."""
    found = workspace.restricted.glob(f"{workspace.identity_store.name}*")
    return {path.name: path.read_bytes() for path in found}


def test_the_store_has_a_key_of_its_own():
    assert store_key(KEY) == hmac.new(SECRET, b"sy|v1|identity_store", "sha256").hexdigest()
    assert store_key(KEY) not in (SECRET.hex(), hashlib.sha256(SECRET).hexdigest())
    assert store_key(KEY) != store_key(OTHER)


def test_the_store_is_encrypted_with_gcm(tmp_path: Path):
    with connect(scratch=tmp_path / "spill") as connection:
        encrypting(connection)
        store.attach(connection, tmp_path / "identity.duckdb", KEY)
        found = connection.execute(
            "select encrypted, cipher from duckdb_databases() where database_name = 'store'"
        ).fetchall()
    assert found == [(True, "GCM")]


def test_a_wrong_key_stops_linkage_in_plain_words_and_changes_nothing(land: Land):
    linked(land)
    before = bytes_of_store(land.workspace)
    links = land.workspace.person_links.read_bytes()
    land.key = OTHER
    with pytest.raises(KeyProblem) as stopped:
        land.link()
    assert str(stopped.value) == "The identity store does not open with this token key"
    shown = "".join(traceback.format_exception(stopped.value))
    for secret in (store_key(KEY), store_key(OTHER), "identity.duckdb'", "InvalidInput"):
        assert secret not in shown
    assert bytes_of_store(land.workspace) == before
    assert land.workspace.person_links.read_bytes() == links
    land.key = KEY
    land.link()


def test_without_a_key_the_store_does_not_open(land: Land, monkeypatch: pytest.MonkeyPatch):
    path = linked(land)
    monkeypatch.delenv("SY_DATASET_TOKEN_KEY", raising=False)
    with pytest.raises(KeyProblem, match="missing"):
        load_key(land.workspace)
    with pytest.raises(duckdb.Error, match="without a key"):
        duckdb.connect(str(path), read_only=True)


def test_a_store_that_is_not_encrypted_is_refused_and_left_as_it_is(land: Land):
    path = linked(land)
    path.unlink()
    with duckdb.connect(str(path)) as plain:
        plain.execute("create table person_record as select 1 as person_id")
    before = bytes_of_store(land.workspace)
    with pytest.raises(KeyProblem, match="not encrypted"):
        land.link()
    assert bytes_of_store(land.workspace) == before


def test_an_altered_byte_is_noticed(land: Land):
    path = linked(land)
    altered = bytearray(path.read_bytes())
    for place in range(4096, len(altered), 512):
        altered[place] ^= 1
    path.write_bytes(altered)
    with pytest.raises(KeyProblem, match="does not open"):
        land.link()


def test_the_key_is_in_no_log_and_no_list_of_the_engine(tmp_path: Path):
    with connect(scratch=tmp_path / "spill") as connection:
        connection.execute("call enable_logging(level = 'trace')")
        encrypting(connection)
        store.attach(connection, tmp_path / "identity.duckdb", KEY)
        told = [
            connection.execute(f"select * from {source}").fetchall()
            for source in ("duckdb_logs()", "duckdb_databases()", "duckdb_settings()")
        ]
    assert "attach" in repr(told)
    assert store_key(KEY) not in repr(told)


def test_what_is_spilled_is_encrypted(tmp_path: Path):
    with connect(scratch=tmp_path / "spill") as connection:
        encrypting(connection)
        connection.execute("set memory_limit = '60MB'")
        connection.execute("set threads = 1")
        connection.execute(
            f"create temp table spilled as select '{NAME}' || md5(n::varchar) || md5((n+1)::varchar)"
            " as text from range(1500000) as numbers (n)"
        )
        spilled = [path.read_bytes() for path in (tmp_path / "spill").iterdir()]
    assert sum(map(len, spilled)) > 1_000_000
    assert not [text for text in spilled if NAME.encode() in text]


def test_no_url_can_be_opened_with_what_brings_the_ciphers(tmp_path: Path):
    with connect(scratch=tmp_path / "spill") as connection:
        encrypting(connection)
        with pytest.raises(duckdb.PermissionException):
            connection.execute("select * from read_csv('http://127.0.0.1:9/none.csv')")


WRITING = """
import os, signal
from pathlib import Path
from sy_dataset.engine import connect, encrypting
from sy_dataset.identity import store
from sy_dataset.identity.keys import TokenKey, key_id

secret, home = bytes.fromhex({secret!r}), Path({home!r})
with connect(scratch=home / "spill") as connection:
    encrypting(connection)
    store.attach(connection, home / "identity.duckdb", TokenKey(key_id(secret), secret))
    if {checkpoints}:
        connection.execute("checkpoint store")
    rows = "insert into store.tie select {name!r} || n, {number!r}, n::varchar from range(20000) t (n)"
    connection.execute(rows)
    if {checkpoints}:
        connection.execute("checkpoint store")
        connection.execute(rows)
    connection.execute("begin")
    connection.execute(rows)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("checkpoints", "rows"), [(False, 20_000), (True, 40_000)])
def test_a_writer_that_is_killed_leaves_no_readable_byte_and_every_row(
    tmp_path: Path, checkpoints: bool, rows: int
):
    workspace = Workspace(tmp_path)
    script = textwrap.dedent(WRITING).format(
        secret=SECRET.hex(),
        home=str(workspace.restricted),
        name=NAME,
        number=NUMBER,
        checkpoints=checkpoints,
    )
    killed = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    left = bytes_of_store(workspace)
    assert left.keys() >= {"identity.duckdb", "identity.duckdb.wal"}
    assert len(left["identity.duckdb.wal"]) > 10_000
    for content in left.values():
        for canary in (NAME, NUMBER, store_key(KEY), SECRET.hex()):
            assert canary.encode() not in content
        assert SECRET not in content
    with opened_store(workspace, KEY) as opened:
        found = opened.execute("select count(*), count(distinct person_token) from tie")
        assert found.fetchall() == [(rows, 20_000)]
