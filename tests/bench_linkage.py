"""Linkage scored on an invented county: errors, recall, seconds and memory.

The night's own stages run up to and with linking; nothing is built. Linking runs in a process
of its own, so that its peak is its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from flows.order import read_and_judge, take_in
from flows.stages import Night
from sy_dataset.identity.keys import init_key
from sy_dataset.lock import only_one
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quiet import silence
from sy_dataset.synthetic import write_nights
from tests.linkage_score import Score, as_text, score
from tests.nights import wait_for_no_file

SEED = 1
LEVELS = (1.0, 3.0)
"""How many times the usual errors in names and identifiers the county has."""

STAGE = """
import json, resource, sys, time
from pathlib import Path
from sy_dataset.paths import Workspace
from tests import bench_linkage
started, cpu = time.perf_counter(), time.process_time()
getattr(bench_linkage, sys.argv[2])(Workspace(Path(sys.argv[1])))
print(json.dumps({
    "seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu,
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


@dataclass(frozen=True)
class Cost:
    """What a stage took in a process of its own."""

    seconds: float
    cpu: float
    peak_mb: float


def linked_county(home: Path, *, children: int, years: int = 2, errors: float = 1.0) -> Workspace:
    """A county, sent, read and linked in this process."""
    workspace = sent_county(home, children=children, years=years, errors=errors)
    read(workspace)
    link(workspace)
    return workspace


def sent_county(home: Path, *, children: int, years: int, errors: float = 1.0) -> Workspace:
    """A county with its key, in the inbox."""
    workspace = Workspace(home)
    init_key(workspace)
    wait_for_no_file(workspace)
    write_nights(workspace, children=children, years=years, seed=SEED, identifier_errors=errors)
    return workspace


def read(workspace: Workspace) -> None:
    """Every stage of a night before linking."""

    def step(title: str, stage, *ids: str, retries: int = 0):
        del title, retries
        return stage(*ids)

    night = _begin(workspace)
    with only_one(workspace.lock):
        take_in(night, step)
        read_and_judge(night, step)
        while night.has_unread():
            read_and_judge(night, step)
    night.finish("failed", None)


def link(workspace: Workspace) -> None:
    """The stage that links, as a night runs it."""
    night = _begin(workspace)
    night.link()
    night.finish("failed", None)


def _begin(workspace: Workspace) -> Night:
    silence(workspace)
    return Night.begin(f"bench-{time.monotonic_ns()}", workspace)


def run_apart(stage: str, home: Path) -> Cost:
    """A stage of this module in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", STAGE, str(home), stage],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def measure(
    home: Path, *, children: int, years: int, times: int, errors: float = 1.0
) -> tuple[Score, list[Cost]]:
    """Make a county, read it, link it several times from nothing, and score the links."""
    workspace = sent_county(home, children=children, years=years, errors=errors)
    run_apart("read", home)
    costs = []
    for _ in range(times):
        workspace.identity_store.unlink(missing_ok=True)
        workspace.person_links.unlink(missing_ok=True)
        costs.append(run_apart("link", home))
    return score(workspace), costs


def report(
    children: int, times: int, *, errors: tuple[float, ...] = LEVELS, years: int = 3
) -> None:
    """Print the score of a county and what linking it took, at each level of errors."""
    for level in errors:
        with tempfile.TemporaryDirectory() as home:
            told, costs = measure(
                Path(home), children=children, years=years, times=times, errors=level
            )
        seconds = [cost.seconds for cost in costs]
        print(f"linkage, {children:,} children, {years} years, {level:g} times the usual errors")
        print(as_text(told))
        print(
            f"linked in {statistics.median(seconds):.1f} s"
            f" ({min(seconds):.1f} to {max(seconds):.1f}),"
            f" of the processor {statistics.median(c.cpu for c in costs):.1f} s,"
            f" peak {max(cost.peak_mb for cost in costs):.0f} MB\n"
        )
