"""The nightly flow in Prefect: every stage a task, its parameters ids, its summary an artifact.

Importing Prefect takes seconds and reads its settings: call `silence` first.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.order import Outcome, Step, run_night
from flows.stages import Night
from sy_dataset.config import load_config
from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace
from sy_dataset.progress import Progress

HOST, PORT = "127.0.0.1", 4200
START_SECONDS = 60


@flow(name="nightly", persist_result=False)  # type: ignore[untyped-decorator]
def nightly() -> Outcome:
    """One night in the workspace that SY_DATASET_HOME names, else in the checkout.

    Raises NightError, whose message holds no value, if a stage fails.
    """
    progress = Progress()
    outcome = run_night(Workspace.here(), prefect_steps(progress))
    create_table_artifact(
        key="night",
        table=progress.as_table(),
        description=f"{outcome.state}: release {outcome.release_id}",
    )
    return outcome


def prefect_steps(progress: Progress) -> Callable[[Night], Step]:
    """Stages as tasks, tried again only where they say that it can help."""

    def step_for(night: Night) -> Step:
        def step(title: str, stage: Callable[..., Any], *ids: str, retries: int = 0) -> Any:
            def run(*ids: str) -> Any:
                return progress.stage(title, night.guarded(title, stage), *ids)

            staged = task(run, name=title, retries=retries, retry_delay_seconds=5)
            return staged.with_options(persist_result=False)(*ids)

        return step

    return step_for


def serve(workspace: Workspace) -> None:
    """Keep the configured schedule until stopped, with a Prefect server of our own on loopback."""
    schedule = load_config(workspace.config).schedule
    with _server() as url, temporary_settings({PREFECT_API_URL: url}):
        nightly.serve(name="night", schedule=Cron(schedule.cron, timezone=schedule.timezone))


@contextmanager
def _server() -> Iterator[str]:
    """A Prefect server of our own: the one that starts with a flow run schedules nothing."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST]
    server = subprocess.Popen([*command, "--port", str(PORT)])  # noqa: S603 - our own command
    url = f"http://{HOST}:{PORT}/api"
    try:
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS):
        if server.poll() is not None:
            break
        try:
            httpx.get(f"{url}/health", timeout=2).raise_for_status()
        except httpx.HTTPError:
            time.sleep(1)
        else:
            return
    raise NightError(f"Prefect's server did not start on port {PORT}; is it taken?")
