"""Exceptions that may be shown. An engine's own text may hold a whole record, so it never is."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn


class NightError(Exception):
    """Something stopped the night. The message holds no value from any record."""


class NothingToDo(NightError):
    """There is nothing to build a release from."""


class KeyProblem(NightError):
    """The token key is missing, empty, too short, readable by others, or not the store's."""


class LockHeld(NightError):
    """Another night is running."""


class LocationAway(NightError):
    """A place where an agency leaves its files cannot be reached or read; the others go on.

    may_pass  whether it may be a matter of a moment
    """

    def __init__(self, reason: str, *, may_pass: bool = False) -> None:
        super().__init__(reason)
        self.may_pass = may_pass


class GateRefused(NightError):
    """The release did not pass its gate; the last one stays."""


@contextmanager
def scrubbed(stage: str, details: Path) -> Iterator[None]:
    """Let only scrubbed exceptions out of a stage.

    stage    what was being done; goes into the message
    details  folder in the restricted zone that receives the full text

    A NightError passes; anything else is raised again as a NightError that names the
    stage and the exception's type, without its text, cause or frames.
    """
    try:
        yield
    except NightError as error:
        _raise_bare(error)
    except Exception as error:
        kept = _keep(error, details)
        _raise_bare(NightError(f"{stage} failed: {type(error).__name__}; the text is in {kept}"))


def _raise_bare(error: NightError) -> NoReturn:
    """Raise the error without what was being handled: a printed traceback would tell of it."""
    try:
        raise error from None
    finally:
        error.__cause__ = error.__context__ = None


def _keep(error: Exception, details: Path) -> str:
    details.mkdir(parents=True, exist_ok=True)
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    (details / name).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return f"{details.parent.name}/{details.name}/{name}"
