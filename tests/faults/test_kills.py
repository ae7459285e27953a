"""Killed in the middle of any stage and run again: the same release as an undisturbed night."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.order import plain_steps, run_night
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.progress import StageDone
from sy_dataset.publish.release import verify_release
from tests.nights import copy_of, manifest, night, quiet

pytestmark = pytest.mark.slow

STAGES = [
    "receive sheffield",
    "conform barnsley",
    "conform ics",
    "pseudonymise",
    "gate arrivals",
    "gate returns",
    "link persons",
    "assemble",
    "build marts",
    "gate release",
    "write report",
    "seal",
    "publish",
    "tidy",
]


@pytest.fixture(scope="module")
def undisturbed(
    sent_county: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, StageDone]]:
    """The fingerprint of a night that nothing disturbs, and how long its stages take."""
    workspace = copy_of(sent_county, tmp_path_factory.mktemp("undisturbed"))
    progress = quiet()
    run_night(workspace, plain_steps(progress))
    return manifest(workspace)["fingerprint"], {done.title: done for done in progress.done}


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_night_run_again_makes_the_same_release(
    stage: str,
    sent_county: Workspace,
    undisturbed: tuple[str, dict[str, StageDone]],
    tmp_path: Path,
):
    fingerprint, times = undisturbed
    workspace = copy_of(sent_county, tmp_path)
    killed = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.faults.killed_night",
            str(workspace.home),
            stage,
            f"{times[stage].seconds / 2:.3f}",
        ],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        timeout=300,
    )
    assert killed.returncode == -signal.SIGKILL
    if workspace.current.exists():
        assert verify_release(workspace.current.resolve()) == []
    night(workspace)
    assert manifest(workspace)["fingerprint"] == fingerprint
    assert verify_release(workspace.current.resolve()) == []
    left = [path.name for path in workspace.releases.iterdir()]
    assert left == [workspace.current.resolve().name]
