"""Build the marts: dbt, in this process, into a new file."""

from __future__ import annotations

import os
from pathlib import Path

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

RELEASE_DATABASE = "partnership.duckdb"
WORK_DATABASE = "work.duckdb"
MARTS = ("--select", "+path:models/marts")
"""The marts and all they stand on; an extract that feeds none yet is not staged."""

GOOD = ("success", "pass", "no-op")  # an exposure is nothing to run


def build_marts(building: Path, workspace: Workspace) -> int:
    """Run every model, seed and data test. Returns the number of nodes that were built.

    building  folder that holds the work database and receives the release's database

    Raises NightError that names the nodes which failed, never their text, which may hold rows;
    the text is in the restricted zone.
    """
    (building / RELEASE_DATABASE).unlink(missing_ok=True)
    steady = _steady(building, workspace.state / "building")
    os.environ["SY_RELEASE_DATABASE"] = str(steady / RELEASE_DATABASE)
    os.environ["SY_WORK_DATABASE"] = str(steady / WORK_DATABASE)
    try:
        return run_dbt(["build", *MARTS, "--exclude-resource-type", "unit_test"], workspace)
    finally:
        _close_connections()


def _steady(building: Path, link: Path) -> Path:
    """A path that is the same every night: dbt parses everything anew when a path changes."""
    link.unlink(missing_ok=True)
    link.symlink_to(building)
    return link


def run_dbt(command: list[str], workspace: Workspace) -> int:
    """One dbt command on the project. Returns its node count; raises NightError if any failed."""
    from dbt.cli.main import dbtRunner  # noqa: PLC0415 - takes seconds to import

    project = str(workspace.dbt_project)
    where = ["--project-dir", project, "--profiles-dir", project]
    state = workspace.state / "dbt"
    where += ["--target-path", str(state / "target"), "--log-path", str(state / "logs")]
    silent = ["--log-level", "none", "--log-level-file", "none", "--no-write-json"]
    result = dbtRunner().invoke([*command, *where, *silent])
    nodes = list(getattr(result.result, "results", None) or [])
    failed = [node for node in nodes if node.status not in GOOD]
    if result.success and nodes and not failed:
        return len(nodes)
    texts = [f"{node.node.unique_id}: {node.message}" for node in failed] or [str(result.exception)]
    _keep("\n".join(texts), workspace.error_details)
    names = ", ".join(sorted(node.node.name for node in failed)) or "the project"
    raise NightError(f"dbt failed in: {names}")


def _keep(text: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dbt.txt").write_text(text, encoding="utf-8")


def _close_connections() -> None:
    """Let go of the files: a second connection in this process would see their old content."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # noqa: PLC0415

    DuckDBConnectionManager.close_all_connections()
