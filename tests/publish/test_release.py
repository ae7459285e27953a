"""A release: what it is told by, how it is switched, and what a reader of it can reach."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace
from sy_dataset.publish import release
from sy_dataset.publish.release import (
    fingerprint,
    open_release,
    prune,
    publish,
    verify_release,
    write_manifest,
    write_parquet,
)

ROWS = "(1, 'a', 0.1), (2, null, 0.2), (3, '', null)"


def make_database(
    path: Path, rows: str = ROWS, columns: str = "n int, t varchar, x double"
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create schema marts; create table marts.fct_thing ({columns})")
        connection.execute(f"insert into marts.fct_thing values {rows}")
        connection.execute("create table marts.dim_empty (n int)")
        connection.execute("create table main.not_a_mart as select random() as r")
    return path


def build(workspace: Workspace, release_id: str, rows: str = ROWS) -> Path:
    folder = workspace.building(release_id)
    database = make_database(folder / release.DATABASE, rows)
    write_parquet(database, folder / "parquet", scratch=workspace.state)
    write_manifest(
        folder,
        release_id=release_id,
        fingerprint=fingerprint(database, scratch=workspace.state),
        inputs_digest="inputs",
    )
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home")


def print_of(tmp_path: Path, *given: str) -> str:
    return fingerprint(make_database(tmp_path / "f.duckdb", *given), scratch=tmp_path / "s")


def test_a_fingerprint_does_not_depend_on_the_order_of_rows(tmp_path):
    assert print_of(tmp_path) == print_of(tmp_path, "(3, '', null), (1, 'a', 0.1), (2, null, 0.2)")


@pytest.mark.parametrize(
    "given",
    [
        ("(1, 'a', 0.1), (2, null, 0.2)",),  # a row less
        ("(1, 'a', 0.1), (2, null, 0.2), (3, '', null), (3, '', null)",),  # a row twice
        ("(1, 'a', 0.1), (2, '', 0.2), (3, null, null)",),  # missing is not empty
        ("(1, 'a', 0.1), (2, 'null', 0.2), (3, '', null)",),  # nor the word
        ("(1, 'a', 0.10000000000000002), (2, null, 0.2), (3, '', null)",),
        ("(1, 'a', 0.2), (2, null, 0.1), (3, '', null)",),  # values swapped between rows
        (ROWS, "n bigint, t varchar, x double"),  # another type
        (ROWS, "n int, u varchar, x double"),  # another name
    ],
)
def test_a_fingerprint_changes_with_any_content_name_or_type(tmp_path, given):
    assert print_of(tmp_path) != print_of(tmp_path, *given)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=st.text(max_size=4), other=st.text(max_size=4))
def test_only_equal_text_has_an_equal_fingerprint(tmp_path, one, other):
    def of(text: str) -> str:
        path = make_database(tmp_path / "f.duckdb", "(0, '', 0)")
        with duckdb.connect(str(path)) as connection:
            connection.execute("insert into marts.fct_thing values (1, ?, 0)", [text])
        return fingerprint(path, scratch=tmp_path / "s")

    assert (of(one) == of(other)) == (one == other)


def test_a_table_outside_the_marts_does_not_count(tmp_path):
    assert print_of(tmp_path) == print_of(tmp_path)  # main.not_a_mart is random


def test_the_same_marts_give_the_same_parquet_bytes(tmp_path):
    one = make_database(tmp_path / "one.duckdb")
    other = make_database(tmp_path / "other.duckdb", "(3, '', null), (2, null, 0.2), (1, 'a', 0.1)")
    first = write_parquet(one, tmp_path / "a", scratch=tmp_path / "s")
    second = write_parquet(other, tmp_path / "b", scratch=tmp_path / "s")
    assert [path.name for path in first] == ["dim_empty.parquet", "fct_thing.parquet"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_sound_release_has_no_problems(workspace):
    assert verify_release(build(workspace, "r1")) == []


def test_every_kind_of_damage_is_found(workspace):
    folder = build(workspace, "r1")
    (folder / "parquet" / "fct_thing.parquet").write_bytes(b"altered")
    (folder / "parquet" / "dim_empty.parquet").unlink()
    (folder / "extra.txt").write_text("")
    (folder / "link").symlink_to("/etc/hostname")
    assert verify_release(folder) == [
        "extra.txt is not in the manifest",
        "link is not in the manifest",
        "parquet/dim_empty.parquet is missing",
        "parquet/fct_thing.parquet has other content than the manifest says",
    ]


def test_one_flipped_bit_in_the_database_is_found(workspace):
    path = build(workspace, "r1") / release.DATABASE
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert verify_release(path.parent) == [
        "partnership.duckdb has other content than the manifest says"
    ]


@pytest.mark.parametrize("content", [None, "", "[]", '{"files": 1}', '{"files": {}}'])
def test_a_release_without_a_readable_manifest_is_not_sound(workspace, content):
    folder = build(workspace, "r1")
    (folder / release.MANIFEST).unlink()
    if content is not None:
        (folder / release.MANIFEST).write_text(content)
    assert verify_release(folder) == ["the manifest is missing or cannot be read"]


def test_a_release_under_another_name_is_not_sound(workspace):
    folder = build(workspace, "r1").rename(workspace.releases / "r2")
    assert verify_release(folder) == ["the manifest is that of another release"]


def test_a_published_release_is_the_current_one(workspace):
    build(workspace, "r1")
    publish(workspace, "r1")
    assert workspace.current.readlink() == Path("releases/r1")
    assert verify_release(workspace.current.resolve()) == []
    assert not workspace.building("r1").exists()


def test_an_unsound_release_is_not_published_and_the_current_one_stays(workspace):
    build(workspace, "r1")
    publish(workspace, "r1")
    (build(workspace, "r2") / "extra.txt").write_text("")
    with pytest.raises(NightError, match=r"extra\.txt is not in the manifest"):
        publish(workspace, "r2")
    assert workspace.current.readlink() == Path("releases/r1")


def test_a_release_that_was_never_built_is_not_published(workspace):
    with pytest.raises(NightError, match="r9"):
        publish(workspace, "r9")


def test_a_release_that_stands_and_is_sound_is_kept_and_the_new_one_dropped(workspace):
    build(workspace, "r1")
    stands = publish(workspace, "r1") / release.DATABASE
    before = stands.stat().st_ino
    build(workspace, "r1")
    publish(workspace, "r1")
    assert stands.stat().st_ino == before
    assert not workspace.building("r1").exists()


def test_a_damaged_release_is_replaced_by_the_same_one_built_again(workspace):
    build(workspace, "r1")
    (publish(workspace, "r1") / release.DATABASE).write_bytes(b"damaged")
    build(workspace, "r1")
    publish(workspace, "r1")
    assert verify_release(workspace.current.resolve()) == []
    prune(workspace, keep=5)
    assert [path.name for path in workspace.releases.iterdir()] == ["r1"]


STEPS = ["_flush_all", "flush", "_switch", "_refuse_unsound"]


class Killed(BaseException):
    """Stands for SIGKILL: nothing catches it."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("call", range(12))
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_any_step_a_reader_sees_old_or_new_and_a_repetition_finishes(
    workspace, monkeypatch, step, call, moment
):
    build(workspace, "r1")
    publish(workspace, "r1")
    build(workspace, "r2", "(9, 'new', 9)")
    calls = 0
    original = getattr(release, step)

    def killed(*arguments):
        nonlocal calls
        calls += 1
        if calls - 1 == call and moment == "before":
            raise Killed
        original(*arguments)
        if calls - 1 == call:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(release, step, killed)
        with contextlib.suppress(Killed):
            publish(workspace, "r2")
    assert workspace.current.readlink().name in ("r1", "r2")
    assert verify_release(workspace.current.resolve()) == []
    publish(workspace, "r2")
    assert workspace.current.readlink().name == "r2"
    assert verify_release(workspace.current.resolve()) == []
    prune(workspace, keep=1)
    assert [path.name for path in workspace.releases.iterdir()] == ["r2"]


def test_pruning_keeps_the_newest_and_always_the_current_one(workspace):
    for number in range(1, 6):
        build(workspace, f"r{number}")
        publish(workspace, f"r{number}")
    publish(workspace, "r1")  # the oldest is made current again
    build(workspace, "r9")  # and a night was killed while it built
    assert prune(workspace, keep=3) == ["r2", "r3"]
    assert sorted(path.name for path in workspace.releases.iterdir()) == ["r1", "r4", "r5"]
    assert prune(workspace, keep=3) == []
    assert prune(workspace, keep=0) == ["r4", "r5"]
    assert [path.name for path in workspace.releases.iterdir()] == ["r1"]


def test_pruning_an_empty_workspace_is_a_no_op(workspace):
    workspace.releases.mkdir(parents=True)
    assert prune(workspace, keep=3) == []


@pytest.fixture
def published(workspace) -> Workspace:
    build(workspace, "r1")
    publish(workspace, "r1")
    return workspace


def test_a_reader_finds_the_marts_without_naming_their_schema(published):
    with open_release(published) as connection:
        assert connection.sql("select count(*) from fct_thing").fetchone() == (3,)


def test_a_reader_without_a_release_is_told_so(workspace):
    with pytest.raises(NightError, match="nothing is published"):
        open_release(workspace)


ATTACKS = [
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from '{other}'",
    "select * from read_parquet('{home}/**/*.parquet')",
    "select * from glob('/etc/*')",
    "select * from parquet_schema('{home}/data/marts/current/parquet/fct_thing.parquet')",
    "select * from sniff_csv('/etc/passwd')",
    "attach '{other}' as other",
    "attach ':memory:' as scratch; copy fct_thing to '{out}'",
    "attach 'https://example.org/a.duckdb'",
    "copy fct_thing to '{out}'",
    "copy (select 1) to '{out}' (format parquet)",
    "export database '{out}'",
    "import database '{out}'",
    "install httpfs",
    "load httpfs",
    "load '{other}'",
    "force install json",
    "set enable_external_access = true",
    "reset enable_external_access",
    "set lock_configuration = false",
    "set temp_directory = '{out}'",
    "set autoinstall_known_extensions = true",
    "set memory_limit = '900GB'",
    "pragma temp_directory = '{out}'",
    "set global enable_external_access = true",
    "set home_directory = '{out}'",
    "set custom_extension_repository = 'https://example.org'",
    "set extension_directory = '{out}'",
    "set python_enable_replacements = true",
    "pragma enable_profiling; pragma profiling_output = '{out}'",
    "set log_query_path = '{out}'",
    "select * from a_variable_of_the_caller",
    "create secret leak (type http, bearer_token 'x')",
    "create table stolen as select 1",
    "insert into fct_thing values (1, '', 1)",
    "update fct_thing set t = ''",
    "delete from fct_thing",
    "drop table fct_thing",
    "alter table fct_thing add column y int",
]


@pytest.mark.parametrize("attack", [a for a in ATTACKS if "('/etc/" in a or "copy fct" in a])
def test_the_attacks_on_files_work_on_a_connection_that_is_not_held(published, tmp_path, attack):
    other, out = tmp_path / "other.duckdb", tmp_path / "out"
    with duckdb.connect() as connection:
        connection.execute("create table fct_thing as select 1 as n")
        connection.execute(attack.format(other=other, out=out, home=published.home))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_reader_can_neither_write_nor_leave_the_release(published, tmp_path, attack):
    a_variable_of_the_caller = __import__("pyarrow").table({"secret": [1]})
    other, out = tmp_path / "other.duckdb", tmp_path / "out"
    duckdb.connect(str(other)).close()
    sql = attack.format(other=other, out=out, home=published.home)
    with open_release(published) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql).fetchall()
    assert a_variable_of_the_caller.num_rows == 1
    assert not out.exists()
    assert verify_release(published.current.resolve()) == []


def test_a_reader_leaves_nothing_beside_the_release(published):
    with open_release(published) as connection:
        connection.execute("create temp table big as select range as n from range(200000)")
        connection.execute("select n, count(*) from big group by n order by n").fetchall()
    assert verify_release(published.current.resolve()) == []


def test_a_reader_stays_with_the_release_it_opened(published):
    with open_release(published) as connection:
        build(published, "r2", "(9, 'new', 9)")
        publish(published, "r2")
        assert connection.execute("select count(*) from fct_thing").fetchone() == (3,)
        with open_release(published) as newer:
            assert newer.execute("select count(*) from fct_thing").fetchone() == (1,)


def test_the_whole_workspace_may_be_moved(published, tmp_path):
    moved = shutil.move(published.home, tmp_path / "moved")
    with open_release(Workspace(Path(moved))) as connection:
        assert connection.execute("select count(*) from fct_thing").fetchone() == (3,)
