"""Secrets in files: read only if their owner alone may read them."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotPrivate(Exception):
    """The file is no plain file, or others than its owner may read it."""


def read_private(path: Path) -> str:
    """The text of a file with mode 0600 or less; what is not ASCII becomes U+FFFD.

    Raises OSError if it is not there or is a link, NotPrivate if others may read it.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode) or mode & 0o077:
            raise NotPrivate
        return file.read().decode("ascii", errors="replace")
