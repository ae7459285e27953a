"""Publish a release: write, verify, and switch in one step; open it for reading only.

A reader sees the old release or the new one. Every step may be killed and repeated.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from pathlib import Path

import duckdb

from sy_dataset.engine import connect, flush, save_parquet, written_whole
from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

DATABASE = "partnership.duckdb"
MANIFEST = "manifest.json"
SCHEMA = "marts"
HISTORY = frozenset({"fct_finding_history", "fct_quality_score_history"})
"""Marts that remember which nights were run; each release takes them from the one before."""

LEFTOVERS = (".building-*", ".broken-*", ".deleting-*")


def mart_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the marts, in the order of their names."""
    rows = connection.execute(
        "select table_name from information_schema.tables"
        " where table_catalog = current_database() and table_schema = ? order by table_name",
        [SCHEMA],
    ).fetchall()
    return [name for (name,) in rows]


def fingerprint(database: Path, *, scratch: Path) -> str:
    """Sha-256 over every mart: names, columns, types and every row; the order is left out.

    Two releases have the same fingerprint only if they answer every question alike. It is
    a full scan: a damaged file can be opened, and even counted, without an error. HISTORY is
    left out: it remembers which nights were run.
    """
    with connect(database, scratch=scratch, read_only=True) as connection:
        names = [name for name in mart_names(connection) if name not in HISTORY]
        parts = [_table_digest(connection, name) for name in names]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _table_digest(connection: duckdb.DuckDBPyConnection, table: str) -> list[object]:
    columns = connection.execute(
        "select column_name, data_type from information_schema.columns"
        " where table_catalog = current_database() and table_schema = ? and table_name = ?"
        " order by column_name",
        [SCHEMA, table],
    ).fetchall()
    listed = ", ".join(f'"{name}" := "{name}"' for name, _ in columns)
    # in JSON null, "" and "null" differ; in buckets, so that no one list holds every row
    [(rows, content)] = connection.execute(f"""
        with hashed as (
            select sha256(to_json(struct_pack({listed}))::varchar) as digest
            from {SCHEMA}."{table}"
        ),
        buckets as (
            select left(digest, 2) as bucket, count(*) as rows,
                sha256(string_agg(digest, '' order by digest)) as digest
            from hashed group by bucket
        )
        select coalesce(sum(rows), 0), sha256(coalesce(string_agg(digest, '' order by bucket), ''))
        from buckets
    """).fetchall()
    return [table, [list(column) for column in columns], int(rows), content]


def write_parquet(database: Path, folder: Path, *, scratch: Path) -> list[Path]:
    """Write each mart to `<mart>.parquet` in a folder; the same rows give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with connect(database, scratch=scratch, read_only=True) as connection:
        for name in mart_names(connection):
            path = folder / f"{name}.parquet"
            save_parquet(connection, f'select * from {SCHEMA}."{name}" order by all', path)
            written.append(path)
    return written


def write_manifest(folder: Path, *, release_id: str, fingerprint: str, inputs_digest: str) -> Path:
    """Write manifest.json: what the release is, and every file with its size and sha-256."""
    manifest = {
        "release_id": release_id,
        "fingerprint": fingerprint,
        "inputs_digest": inputs_digest,
        "files": {name: _described(path) for name, path in _files(folder).items()},
    }
    path = folder / MANIFEST
    with written_whole(path) as part:
        part.write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return path


def verify_release(folder: Path) -> list[str]:
    """What is wrong with a release, in words; nothing if it is as its manifest says.

    Every byte of every file is read.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        declared = dict(manifest["files"])
        release_id = str(manifest["release_id"])
    except (OSError, ValueError, KeyError, TypeError):
        return ["the manifest is missing or cannot be read"]
    problems = []
    if release_id != folder.name.removeprefix(".building-"):
        problems.append("the manifest is that of another release")
    found = _files(folder)
    for name in sorted(declared.keys() | found.keys()):
        if name not in found:
            problems.append(f"{name} is missing")
        elif name not in declared:
            problems.append(f"{name} is not in the manifest")
        elif not stat.S_ISREG(found[name].lstat().st_mode):
            problems.append(f"{name} is not a plain file")
        elif _described(found[name]) != declared[name]:
            problems.append(f"{name} has other content than the manifest says")
    return problems


def _files(folder: Path) -> dict[str, Path]:
    """Everything in a folder but its manifest and its folders, by its path within it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and path != folder / MANIFEST
    }


def _described(path: Path) -> dict[str, object]:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {"sha256": digest, "bytes": path.stat().st_size}


def publish(workspace: Workspace, release_id: str) -> Path:
    """Make a built release the current one. Returns its folder.

    A release with this id that already stands and is sound is kept and the new one dropped.
    Raises NightError if there is no such release or it is not as its manifest says; the
    current one then stays.
    """
    building, target = workspace.building(release_id), workspace.release(release_id)
    if building.is_dir() and not (target.is_dir() and not verify_release(target)):
        _refuse_unsound(building)
        _flush_all(building)
        if target.exists():  # a broken one; the new has the same inputs
            target.rename(workspace.releases / f".broken-{release_id}-{os.getpid()}")
        building.rename(target)
        flush(workspace.releases)
    _refuse_unsound(target)
    _switch(workspace, target)
    shutil.rmtree(building, ignore_errors=True)
    return target


def _refuse_unsound(folder: Path) -> None:
    if problems := verify_release(folder):
        raise NightError(f"release {folder.name} is not published: {'; '.join(problems)}")


def _flush_all(folder: Path) -> None:
    """Force every file to disk, and every folder after what is in it."""
    for path in sorted(folder.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        flush(path)
    flush(folder)


def _switch(workspace: Workspace, target: Path) -> None:
    """Let `current` name the target; a relative link, so that the folder may be moved."""
    upcoming = workspace.current.with_name(".current-next")
    upcoming.unlink(missing_ok=True)
    upcoming.symlink_to(os.path.relpath(target, workspace.current.parent))
    upcoming.replace(workspace.current)
    flush(workspace.current.parent)


def prune(workspace: Workspace, keep: int) -> list[str]:
    """Delete the oldest releases beyond `keep` and what a killed night left. Returns their ids.

    The current release is never deleted. To be called under the night's lock: a folder that
    another night is building would be deleted.
    """
    current = workspace.current.resolve()
    standing = [p for p in workspace.releases.glob("[!.]*") if p.is_dir() and p != current]
    oldest_first = sorted(standing, key=lambda path: (_published_at(path), path.name))
    others_to_keep = max(keep - current.is_dir(), 0)
    surplus = oldest_first[: max(len(oldest_first) - others_to_keep, 0)]
    for path in surplus:
        # half deleted, it must not look like a release
        path.rename(path.with_name(f".deleting-{path.name}"))
    for pattern in LEFTOVERS:
        for path in workspace.releases.glob(pattern):
            shutil.rmtree(path)
    return [path.name for path in surplus]


def _published_at(release: Path) -> int:
    manifest = release / MANIFEST
    return manifest.stat().st_mtime_ns if manifest.is_file() else 0


def open_release(workspace: Workspace) -> duckdb.DuckDBPyConnection:
    """A connection to the current release that can read its marts and nothing else.

    It stays with the release that is current now. It cannot write, reach a file or a host,
    load an extension, see a variable of the calling program, or be given back any of this.
    Raises NightError if nothing is published.
    """
    database = workspace.current.resolve() / DATABASE
    if not database.is_file():
        raise NightError("nothing is published yet")
    connection = duckdb.connect(
        str(database),
        read_only=True,
        config={
            "enable_external_access": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
            "temp_directory": "",  # it would stand beside the published file
            "memory_limit": "1200MB",
        },
    )
    connection.execute("set timezone = 'UTC'")
    connection.execute(f"set search_path = '{SCHEMA}'")
    connection.execute("set lock_configuration = true")
    return connection
