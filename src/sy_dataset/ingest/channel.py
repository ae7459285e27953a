"""Look at a channel: which files are whole, and which are still being written."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sy_dataset.ingest.names import unfinished


@dataclass(frozen=True)
class Look:
    """What stands in a channel, by name.

    still    not being written, as far as two looks can tell
    growing  the names, as they will be, of files that are
    """

    still: tuple[Path, ...] = ()
    growing: tuple[str, ...] = ()


def look_at(channel: Path, settle_seconds: float) -> Look:
    """Look at a channel once, or twice if something in it is younger than `settle_seconds`.

    The second look comes when the youngest has been there that long, so a channel is
    waited for once, whatever stands in it, and not at all if everything is older. A clock
    of the sender's that runs ahead makes a file young, never old. A channel without a
    folder is empty. Raises OSError if the folder cannot be read.
    """
    first = _sizes_and_times(channel)
    if waiting := wait_for([mtime for _, mtime in first.values()], settle_seconds):
        time.sleep(waiting)
        second = _sizes_and_times(channel)
        changed = {path for path in first if first[path] != second.get(path)}
    else:
        changed = set()
    names = [unfinished(path.name) for path in _entries(channel)]
    return Look(
        still=tuple(sorted(first.keys() - changed)),
        growing=(*sorted(path.name for path in changed), *sorted(filter(None, names))),
    )


def wait_for(changed_at: list[float], settle_seconds: float) -> float:
    """Seconds until the youngest of these moments is `settle_seconds` ago; at most that long."""
    youngest = max(changed_at, default=0.0)
    return min(max(0.0, youngest + settle_seconds - time.time()), settle_seconds)


def _entries(channel: Path) -> list[Path]:
    try:
        return sorted(channel.iterdir())
    except FileNotFoundError:
        return []


def _sizes_and_times(channel: Path) -> Mapping[Path, tuple[int, float]]:
    """Size and time of change of everything that bears a finished name; links are not followed."""
    seen = {}
    for path in _entries(channel):
        if unfinished(path.name) is None:
            try:
                found = path.lstat()
            except FileNotFoundError:  # taken away since it was listed
                continue
            is_file = stat.S_ISREG(found.st_mode)
            seen[path] = (found.st_size, found.st_mtime if is_file else 0.0)
    return seen


def open_plain(path: Path) -> int | None:
    """A handle on a plain file with one name; None for a link, pipe, folder or device.

    Raises OSError if it is not there any more or may not be read.
    """
    if not _is_plain(path.lstat()):
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not _is_plain(os.fstat(handle)):  # changed for something else since it was looked at
        os.close(handle)
        return None
    return handle


def _is_plain(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1
