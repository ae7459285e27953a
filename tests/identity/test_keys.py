"""The key: made once, private, and refused when it is weak."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sy_dataset.errors import KeyProblem
from sy_dataset.identity.keys import (
    CONSONANTS,
    VARIABLE,
    TokenKey,
    as_consonants,
    init_key,
    key_id,
    load_key,
)
from sy_dataset.paths import Workspace

GOOD = bytes(range(32)).hex()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.delenv(VARIABLE, raising=False)
    return Workspace(tmp_path)


def test_a_new_key_is_32_random_bytes_that_its_owner_alone_can_read(workspace: Workspace):
    path = init_key(workspace)
    assert path == workspace.key_file
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(bytes.fromhex(path.read_text())) == 32
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_two_installations_never_get_the_same_key(tmp_path: Path):
    keys = {init_key(Workspace(tmp_path / name)).read_text() for name in ("a", "b")}
    assert len(keys) == 2


def test_a_key_is_never_overwritten(workspace: Workspace):
    before = init_key(workspace).read_text()
    with pytest.raises(KeyProblem):
        init_key(workspace)
    assert workspace.key_file.read_text() == before


def test_the_file_that_was_made_loads_with_a_stable_name(workspace: Workspace):
    secret = bytes.fromhex(init_key(workspace).read_text())
    key = load_key(workspace)
    assert key.secret == secret
    assert key == load_key(workspace)
    assert len(key.key_id) == 8
    assert set(key.key_id) <= set(CONSONANTS)


def test_two_keys_have_two_names_and_a_name_is_no_part_of_its_key():
    one, other = bytes(range(32)), bytes(range(1, 33))
    assert key_id(one) != key_id(other)
    assert key_id(one) not in as_consonants(one.hex())


def test_the_environment_goes_before_the_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    init_key(workspace)
    monkeypatch.setenv(VARIABLE, GOOD.upper())
    assert load_key(workspace).secret == bytes(range(32))


def test_the_printed_form_of_a_key_holds_no_secret():
    key = TokenKey("bcdfghjk", b"an invented secret")
    assert "bcdfghjk" in repr(key)
    assert "secret" not in repr(key) + str(key) + f"{key}"


WEAK = {
    "empty": "",
    "blank": " \n",
    "not hexadecimal": "z" * 64,
    "an odd digit": GOOD + "a",
    "blanks inside": GOOD[:32] + " " + GOOD[32:],
    "short": GOOD[:-2],
    "zeros": "00" * 32,
    "one byte repeated": "ab" * 40,
}


@pytest.mark.parametrize("text", WEAK.values(), ids=WEAK.keys())
def test_a_weak_key_in_the_environment_is_refused_without_showing_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, text: str
):
    init_key(workspace)  # a good file does not excuse a bad variable
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(KeyProblem) as refused:
        load_key(workspace)
    assert not text.strip() or text.strip() not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("text", WEAK.values(), ids=WEAK.keys())
def test_a_weak_key_in_the_file_is_refused(workspace: Workspace, text: str):
    workspace.key_file.parent.mkdir(parents=True)
    workspace.key_file.touch(mode=0o600)
    workspace.key_file.write_text(text)
    with pytest.raises(KeyProblem):
        load_key(workspace)


def test_a_missing_key_stops_the_night(workspace: Workspace):
    with pytest.raises(KeyProblem, match="missing"):
        load_key(workspace)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_may_read_is_refused(workspace: Workspace, mode: int):
    init_key(workspace).chmod(mode)
    with pytest.raises(KeyProblem, match="owner alone"):
        load_key(workspace)


def test_a_link_in_place_of_the_file_is_refused(workspace: Workspace):
    kept = init_key(workspace).rename(workspace.home / "elsewhere")
    workspace.key_file.symlink_to(kept)
    with pytest.raises(KeyProblem):
        load_key(workspace)
