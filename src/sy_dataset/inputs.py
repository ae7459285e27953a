"""What a release is made from: which arrival of each extract, and one digest over everything."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sy_dataset.delivery import Delivery, return_year_of
from sy_dataset.ledger import Arrival
from sy_dataset.paths import PROJECT

CODE = ("src/sy_dataset", "flows", "dbt_project", "expectations")
CODE_FILES = (".py", ".sql", ".yml", ".yaml", ".csv", ".json", ".html", ".css")
NOT_CODE = ("target", "logs", "__pycache__")


@dataclass(frozen=True)
class Selection:
    """The arrivals that speak for each agency and extract.

    selected  the accepted ones that feed the release, in the order in which they take
              effect; each with only those of its tables for which it speaks
    latest    the newest one, whatever became of it: the report tells of it. Of an extract
              that comes in parts or by periods, the newest of each
    previous  of each return, what spoke for the year before the selected one. It feeds no
              release; rules of the selected year compare with it
    submitted  agency, extract and day of everything that was ever accepted, in order: how
              much of what is expected has come
    """

    selected: tuple[Arrival, ...]
    latest: tuple[Arrival, ...]
    previous: tuple[Arrival, ...] = ()
    submitted: tuple[tuple[str, str, date], ...] = ()

    @property
    def as_of(self) -> date:
        """The newest day that a selected arrival speaks of. Raises ValueError if there is none."""
        return max(arrival.period_date for arrival in self.selected if arrival.period_date)

    @property
    def told(self) -> tuple[Arrival, ...]:
        """Every arrival that is selected or latest, once, in the order of receipt."""
        return _in_order_of_receipt(*self.selected, *self.latest)

    @property
    def kept(self) -> tuple[Arrival, ...]:
        """Every arrival whose rows must stay: what is told of, and the year before."""
        return _in_order_of_receipt(*self.told, *self.previous)

    def of_table(self, extract_id: str, table_name: str) -> tuple[Arrival, ...]:
        """The arrivals that speak for a table, in the order in which they apply."""
        return tuple(
            arrival
            for arrival in self.selected
            if arrival.extract_id == extract_id and table_name in arrival.tables
        )


def _in_order_of_receipt(*arrivals: Arrival) -> tuple[Arrival, ...]:
    every = {arrival.arrival_id: arrival for arrival in reversed(arrivals)}
    return tuple(sorted(every.values(), key=lambda arrival: arrival.sequence))


def select(arrivals: Iterable[Arrival], kinds: Mapping[str, Delivery]) -> Selection:
    """Choose by the day an arrival speaks of, its submission number, the order of receipt.

    So the order in which late, early and numbered files come makes no difference; of two
    files for the same day with no number, or the same, the later corrects the earlier. Which
    arrivals speak follows from the kind of delivery of each extract; one that `kinds` does not
    know, because its contract is gone, is left out.
    """
    known = sorted((a for a in arrivals if a.extract_id in kinds), key=in_effect)
    accepted: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for arrival in known:
        if arrival.state == "accepted":
            accepted[(arrival.agency_id, str(arrival.extract_id))].append(arrival)
    speaking: list[tuple[Arrival, str]] = []
    before: list[tuple[Arrival, str]] = []
    for (_, extract_id), sent in accepted.items():
        speaking += _speaking(sent, kinds[extract_id])
        if kinds[extract_id] is Delivery.RETURN:
            before += _speaking(_of_the_year_before(sent), Delivery.RETURN)
    return Selection(
        _with_their_tables(known, speaking),
        _latest(known, kinds),
        _with_their_tables(known, before),
        _submitted(arrival for sent in accepted.values() for arrival in sent),
    )


def proposed(
    arrivals: Iterable[Arrival], waiting: Collection[str], kinds: Mapping[str, Delivery]
) -> Selection:
    """What would speak if the arrivals that wait were accepted.

    Only those of the newest day of their agency and extract are proposed, so that one file
    that corrects a return is judged together with the files that it came to correct.
    """
    every = list(arrivals)
    newest: dict[tuple[str, str | None], str] = {}
    for one in every:
        if one.state == "accepted" or one.arrival_id in waiting:
            key = (one.agency_id, one.extract_id)
            newest[key] = max(newest.get(key, ""), str(one.period_date))
    as_if = [
        replace(one, state="accepted")
        if one.arrival_id in waiting
        and str(one.period_date) == newest[one.agency_id, one.extract_id]
        else one
        for one in every
    ]
    return select(as_if, kinds)


def _submitted(accepted: Iterable[Arrival]) -> tuple[tuple[str, str, date], ...]:
    found = {(a.agency_id, str(a.extract_id), a.period_date) for a in accepted}
    return tuple(sorted((who, what, day) for who, what, day in found if day))


def _latest(known: Sequence[Arrival], kinds: Mapping[str, Delivery]) -> tuple[Arrival, ...]:
    """The newest arrival of each part and, of periods, of each period; `known` is in order.

    A part gives way to a later whole, a whole to a later part, and a return to that of a
    later year.
    """
    newest: dict[tuple[str, str, date | None], dict[str, Arrival]] = defaultdict(dict)
    for arrival in known:
        kind = kinds[str(arrival.extract_id)]
        day = arrival.period_date if kind is Delivery.PERIODS else None
        parts = newest[arrival.agency_id, str(arrival.extract_id), day]
        for part, earlier in list(parts.items()):
            is_past = kind is Delivery.RETURN and earlier.period_date != arrival.period_date
            if is_past or not (part and arrival.part):
                del parts[part]
        parts[arrival.part] = arrival
    return tuple(arrival for parts in newest.values() for arrival in parts.values())


def _with_their_tables(
    known: Iterable[Arrival], speaking: Iterable[tuple[Arrival, str]]
) -> tuple[Arrival, ...]:
    """The arrivals that speak, in the order in which they take effect, each with its tables."""
    tables: dict[str, set[str]] = defaultdict(set)
    for arrival, table in speaking:
        tables[arrival.arrival_id].add(table)
    return tuple(
        replace(arrival, tables=frozenset(tables[arrival.arrival_id]))
        for arrival in known
        if arrival.arrival_id in tables
    )


def _of_the_year_before(sent: Sequence[Arrival]) -> list[Arrival]:
    """Those of the return year before that of the last one; `sent` is in order, never empty."""
    newest = _year(sent[-1])
    return [arrival for arrival in sent if newest and _year(arrival) == newest - 1]


def _year(arrival: Arrival) -> int | None:
    return return_year_of(arrival.period_date) if arrival.period_date else None


def in_effect(arrival: Arrival) -> tuple[str, int, int]:
    """The order in which arrivals take effect: by day, submission number, receipt."""
    return str(arrival.period_date), arrival.submission, arrival.sequence


def _speaking(sent: Sequence[Arrival], delivery: Delivery) -> Iterable[tuple[Arrival, str]]:
    """Which arrivals of one agency and extract speak, for which table; `sent` is in order."""
    if delivery is Delivery.RETURN and sent:
        sent = [arrival for arrival in sent if arrival.period_date == sent[-1].period_date]
    newest = {
        (_place(arrival, delivery), table): arrival
        for arrival in sent
        for table in sorted(arrival.tables)
    }
    return [(arrival, table) for (_, table), arrival in newest.items()]


def _place(arrival: Arrival, delivery: Delivery) -> tuple[date | str | None, ...]:
    """What only one arrival may say: a later one that says it too corrects the earlier.

    A delta of a day that is sent again replaces that day's, for a row that only the first
    held was taken back.
    """
    if delivery is Delivery.DELTA:
        return arrival.period_date, arrival.part
    return (arrival.period_date,) if delivery is Delivery.PERIODS else ()


def inputs_digest(selection: Selection, *parts: str) -> str:
    """One sha-256 over the selected, latest and previous arrivals, their states, and other parts.

    The same digest means the same release: the same arrivals and submissions, code, configuration
    and key. The order of receipt is no part of it.
    """
    speaks = {arrival.arrival_id: sorted(arrival.tables) for arrival in selection.selected}
    lines = sorted(
        f"{a.arrival_id} {a.state} {a.rule_id} {speaks.get(a.arrival_id)}" for a in selection.told
    )
    lines += [f"submitted {who} {what} {day}" for who, what, day in selection.submitted]
    lines += sorted(f"before {a.arrival_id} {sorted(a.tables)}" for a in selection.previous)
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
