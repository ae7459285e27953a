"""The order of the stages, once, whoever runs them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from flows.stages import Night
from sy_dataset.lock import only_one
from sy_dataset.paths import Workspace
from sy_dataset.progress import Progress
from sy_dataset.quiet import silence


class Step(Protocol):
    """Runs one stage: its title, what it does, its ids; may retry where a retry can help."""

    def __call__(
        self, title: str, stage: Callable[..., Any], *ids: str, retries: int = 0
    ) -> Any: ...


@dataclass(frozen=True)
class Outcome:
    """How a night ended: published or unchanged, and the release that is current."""

    state: str
    release_id: str


def take_in(night: Night, step: Step) -> None:
    """What stands at every agency's own location, and in its channel."""
    for agency in night.agencies.values():
        if agency.location:
            step(f"fetch {agency.id}", night.fetch, agency.id)
        # a share or a network folder may be away for a moment; nothing else gets better by waiting
        step(f"receive {agency.id}", night.receive, agency.id, retries=2)


def read_and_judge(night: Night, step: Step) -> None:
    """Read what is new or was read by other code or settings, and judge it."""
    for agency_id in night.agencies:
        step(f"conform {agency_id}", night.conform, agency_id)
    step("pseudonymise", night.pseudonymise)
    step("gate arrivals", night.gate_arrivals)
    step("gate returns", night.gate_returns)


def work(night: Night, step: Step) -> Outcome:
    """Everything that a night does, in order."""
    take_in(night, step)
    read_and_judge(night, step)
    while night.has_unread():
        # what fed the last release was stopped by a gate: an earlier arrival speaks again,
        # whose rows are old or no longer kept
        read_and_judge(night, step)
    release_id = step("compare with the last release", night.release_to_build)
    if release_id is None:
        return Outcome("unchanged", night.workspace.current.resolve().name)
    step("link persons", night.link)
    step("check returns", night.check_returns)
    step("assemble", night.assemble, release_id)
    step("check rules", night.check_rules, release_id)
    step("score quality", night.score, release_id)
    step("build marts", night.build, release_id)
    step("gate release", night.gate_release, release_id)
    step("write report", night.report, release_id)
    step("seal", night.seal, release_id)
    step("publish", night.publish, release_id)
    step("write packs", night.write_packs)
    step("tidy", night.tidy)
    return Outcome("published", release_id)


def run_night(workspace: Workspace, step_for: Callable[[Night], Step]) -> Outcome:
    """One night under the lock, entered in the ledger whatever becomes of it.

    Raises NightError, whose message holds no value, if a stage fails: the last release stays.
    """
    silence(workspace)
    with only_one(workspace.lock):
        night = Night.begin(uuid.uuid4().hex, workspace)
        outcome = Outcome("failed", "")
        try:
            outcome = work(night, step_for(night))
        finally:
            night.finish(outcome.state, outcome.release_id or None)
    return outcome


def plain_steps(progress: Progress) -> Callable[[Night], Step]:
    """Stages as plain calls in this process."""

    def step_for(night: Night) -> Step:
        def step(title: str, stage: Callable[..., Any], *ids: str, retries: int = 0) -> Any:
            del retries  # a plain night is run by hand, and again by hand
            return progress.stage(title, night.guarded(title, stage), *ids)

        return step

    return step_for
