"""Small counties and plain nights for the tests that need a whole one."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from flows.order import Outcome, plain_steps, run_night
from sy_dataset.identity.keys import init_key
from sy_dataset.paths import Workspace
from sy_dataset.progress import Progress
from sy_dataset.synthetic import write_nights

CHILDREN, YEARS, SEED = 4000, 2, 7


def make_county(home: Path, *, nights: int = 1, with_faults: bool = True) -> Workspace:
    """A workspace with a key and the extracts of a small invented county."""
    workspace = Workspace(home)
    if not workspace.key_file.exists():
        init_key(workspace)
    wait_for_no_file(workspace)
    write_nights(
        workspace, children=CHILDREN, years=YEARS, seed=SEED, nights=nights, with_faults=with_faults
    )
    return workspace


def wait_for_no_file(workspace: Workspace) -> None:
    """Files that a test has just written are whole: a night need not wait to see it."""
    own = workspace.home / "config" / "partnership.toml"
    if not own.is_file():
        own.parent.mkdir(parents=True)
        text = workspace.config.read_text()
        assert "settle_seconds = 5" in text
        own.write_text(text.replace("settle_seconds = 5", "settle_seconds = 0"))


def copy_of(workspace: Workspace, home: Path) -> Workspace:
    """The same installation somewhere else; links stay links."""
    shutil.copytree(workspace.home, home, symlinks=True, dirs_exist_ok=True)
    return Workspace(home)


def quiet() -> Progress:
    """Progress that nobody sees."""
    return Progress(Console(quiet=True))


def night(workspace: Workspace) -> Outcome:
    """One night without Prefect, in this process."""
    return run_night(workspace, plain_steps(quiet()))


def manifest(workspace: Workspace) -> dict[str, Any]:
    """The manifest of the current release."""
    return json.loads((workspace.current / "manifest.json").read_text())  # type: ignore[no-any-return]


@contextmanager
def current(workspace: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """The current release, by its versioned path."""
    path = workspace.current.resolve() / "partnership.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set search_path = 'marts'")
        yield connection


def ask(workspace: Workspace, query: str) -> list[tuple[Any, ...]]:
    """The answer of the current release."""
    with current(workspace) as release:
        return release.execute(query).fetchall()


def tree_digest(folder: Path) -> str:
    """One digest over every file below a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
