"""What a release is made from: which arrival of each extract, and one digest over everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sy_dataset.ledger import Arrival
from sy_dataset.paths import PROJECT

CODE = ("src/sy_dataset", "flows", "dbt_project", "expectations")
CODE_FILES = (".py", ".sql", ".yml", ".yaml", ".csv", ".json", ".html", ".css")
NOT_CODE = ("target", "logs", "__pycache__")


@dataclass(frozen=True)
class Selection:
    """The arrivals that speak for each agency and extract.

    selected  the newest accepted one: it feeds the release
    latest    the newest one, whatever became of it: the report tells of it
    """

    selected: tuple[Arrival, ...]
    latest: tuple[Arrival, ...]

    @property
    def as_of(self) -> date:
        """The newest day that a selected arrival speaks of. Raises ValueError if there is none."""
        return max(arrival.period_date for arrival in self.selected if arrival.period_date)

    @property
    def told(self) -> tuple[Arrival, ...]:
        """Every arrival that is selected or latest, once, in the order of receipt."""
        every = {arrival.arrival_id: arrival for arrival in (*self.selected, *self.latest)}
        return tuple(sorted(every.values(), key=lambda arrival: arrival.sequence))


def select(arrivals: Iterable[Arrival]) -> Selection:
    """Choose by the day an arrival speaks of, then by the order of receipt.

    So the order in which late, early and re-sent files come makes no difference, except
    that of two files for the same day the later corrects the earlier.
    """
    known = sorted(
        (a for a in arrivals if a.extract_id), key=lambda a: (str(a.period_date), a.sequence)
    )
    accepted = {(a.agency_id, a.extract_id): a for a in known if a.state == "accepted"}
    latest = {(a.agency_id, a.extract_id): a for a in known}
    return Selection(tuple(accepted.values()), tuple(latest.values()))


def inputs_digest(selection: Selection, *parts: str) -> str:
    """One sha-256 over the selected and latest arrivals, their states, and the other parts.

    The same digest means the same release: the same arrivals, code, configuration and key.
    The order of receipt is no part of it.
    """
    chosen = {arrival.arrival_id for arrival in selection.selected}
    lines = sorted(
        f"{a.arrival_id} {a.state} {a.rule_id} {a.arrival_id in chosen}" for a in selection.told
    )
    return hashlib.sha256("\n".join([*lines, *parts]).encode()).hexdigest()


@cache
def code_digest(root: Path = PROJECT) -> str:
    """One sha-256 over every file that decides what a release holds."""
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix in CODE_FILES and not set(relative.parts) & set(NOT_CODE):
                digest.update(f"{relative}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """The sha-256 of a file; "absent" if there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "absent"
