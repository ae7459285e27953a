"""One night at a time. The lock belongs to the process, so a killed night leaves none behind."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sy_dataset.errors import LockHeld


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs. Raises LockHeld at once if another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeld("another night is running; this one did nothing") from None
        yield
