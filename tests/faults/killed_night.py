"""A night that kills itself without warning in the middle of one stage. Run as a program:

killed_night.py HOME STAGE SECONDS
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.order import Step, run_night
from flows.stages import Night
from sy_dataset.paths import Workspace


def kill_in(stage_to_kill: str, seconds: float) -> Callable[[Night], Step]:
    """Steps that run plainly until the named stage has gone on for some seconds."""

    def step_for(night: Night) -> Step:
        def step(title: str, stage: Callable[..., Any], *ids: str, retries: int = 0) -> Any:
            del retries
            if title == stage_to_kill:
                killer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
                killer.start()
                stage(*ids)
                os.kill(os.getpid(), signal.SIGKILL)
            return stage(*ids)

        return step

    return step_for


if __name__ == "__main__":
    home, stage_name, after = sys.argv[1:]
    run_night(Workspace(Path(home)), kill_in(stage_name, float(after)))
