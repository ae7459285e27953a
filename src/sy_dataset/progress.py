"""Progress of a night: stages with counts and times; live on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from rich.console import Console


@dataclass(frozen=True)
class StageDone:
    """One stage that ended well: its title, what it counted, and the seconds it took."""

    title: str
    result: str
    seconds: float


class Progress:
    """Runs stages and tells of them. Results are counts and ids; they are shown as they are."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        self.done: list[StageDone] = []

    def stage(self, title: str, stage: Callable[..., Any], *ids: str) -> Any:
        """Run one stage; a failure is named and raised again."""
        started = time.perf_counter()
        try:
            if self.console.is_terminal:
                with self.console.status(title):
                    result = stage(*ids)
            else:
                result = stage(*ids)
        except BaseException:
            self.console.print(f"{title:<32} stopped")
            raise
        entry = StageDone(title, counted(result), time.perf_counter() - started)
        self.done.append(entry)
        line = f"{title:<32} {entry.result:<44} {entry.seconds:6.1f} s"
        self.console.print(line, soft_wrap=True)
        return result

    def as_table(self) -> list[dict[str, str]]:
        """One row per stage, for the run's summary."""
        return [
            {"stage": d.title, "result": d.result, "seconds": f"{d.seconds:.1f}"} for d in self.done
        ]


def counted(result: Any) -> str:
    """What a stage returned, in words."""
    if is_dataclass(result) and not isinstance(result, type):
        result = asdict(result)
    if isinstance(result, dict):
        parts = [
            f"{counted(value)} {key.replace('_', ' ')}" for key, value in sorted(result.items())
        ]
        return ", ".join(parts) or "nothing to do"
    if isinstance(result, (list, tuple)):
        return str(len(result))
    return "nothing new" if result is None else str(result)
