"""What the partnership waits for: due, late, left standing at a door, held, refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, deliveries
from sy_dataset.findings import RULES, CheckState
from sy_dataset.inputs import in_effect, select
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace

GOOD = {CheckState.PASSED, CheckState.NOT_APPLICABLE}


@dataclass(frozen=True, order=True)
class Waiting:
    """One thing that somebody waits for.

    extract_id   empty where it is not about one extract
    period_date  the day that the file speaks of, or that it is due for; None if unknown
    state        due, late, never sent, held, refused, or what the last look at the agency's
                 door left there: away, growing, waiting for a manifest, waiting for our key,
                 named and not come, manifest unreadable, not fetched, not to be opened,
                 unrecognised
    reason       a plain sentence; never a file's name, a value or a secret
    arrival_id   the arrival, where there is one; its name is in the restricted zone
    """

    agency_id: str
    extract_id: str
    state: str
    reason: str
    period_date: date | None = None
    arrival_id: str = ""


def waiting(
    workspace: Workspace,
    config: Config,
    contracts: Mapping[str, Contract],
    *,
    today: date | None = None,
) -> list[Waiting]:
    """What is due, late, left standing, held or refused, by agency and extract.

    today  the day to reckon from; by default this day in UTC

    An extract is due `every_days` after the day that its newest arrival speaks of,
    whatever became of that arrival, and late from the day after. What a door left is as
    of the last night's look at it.
    """
    ledger = Ledger(workspace.ledger)
    try:
        latest = select(ledger.arrivals(), deliveries(contracts)).latest
        rows = [
            *_due(config, contracts, latest, today or datetime.now(UTC).date()),
            *_left_standing(config, ledger),
            *_judged(latest, ledger),
        ]
    finally:
        ledger.close()
    return sorted(rows, key=lambda row: (row.agency_id, row.extract_id, str(row.period_date)))


def _due(
    config: Config, contracts: Mapping[str, Contract], latest: tuple[Arrival, ...], today: date
) -> Iterator[Waiting]:
    newest: dict[tuple[str, str | None], date | None] = {}
    for arrival in sorted(latest, key=in_effect):
        newest[arrival.agency_id, arrival.extract_id] = arrival.period_date
    for agency in config.agency:
        for contract in contracts.values():
            if contract.domain == agency.kind:
                day = newest.get((agency.id, contract.id))
                yield from _due_of(agency.id, contract, day, today)


def _due_of(
    agency_id: str, contract: Contract, newest: date | None, today: date
) -> Iterator[Waiting]:
    if newest is None:
        yield Waiting(agency_id, contract.id, "never sent", "Nothing of it has ever come")
        return
    due = newest + timedelta(days=contract.every_days)
    if due == today:
        yield Waiting(agency_id, contract.id, "due", "It is due today", due)
    elif due < today:
        days = (today - due).days
        told = f"It was due {days} day{'s' if days > 1 else ''} ago; the newest is of {newest}"
        yield Waiting(agency_id, contract.id, "late", told, due)


def _left_standing(config: Config, ledger: Ledger) -> Iterator[Waiting]:
    has_location = {agency.id: bool(agency.location) for agency in config.agency}
    for left in ledger.left_standing():
        is_current = left.seen_by != "fetch" or has_location.get(left.agency_id)
        if left.agency_id in has_location and is_current:
            yield Waiting(
                *(left.agency_id, left.extract_id or "", left.state, left.reason),
                *(left.period_date, left.arrival_id),
            )


def _judged(latest: tuple[Arrival, ...], ledger: Ledger) -> Iterator[Waiting]:
    """The newest arrivals that feed nothing: refused, or held until a person decides."""
    failed: dict[str, list[str]] = {}
    for check in ledger.gate_checks():
        if check.state not in GOOD:
            failed.setdefault(check.arrival_id, []).append(check.title)
    for arrival in latest:
        if arrival.state in ("held", "refused"):
            rule = RULES.get(arrival.rule_id or "")
            reasons = [rule.title] if rule else failed.get(arrival.arrival_id, [])
            yield Waiting(
                *(arrival.agency_id, str(arrival.extract_id), arrival.state),
                *("; ".join(reasons) or "A named person decided so", arrival.period_date),
                arrival.arrival_id,
            )
