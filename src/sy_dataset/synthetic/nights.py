"""Which file comes into the inbox in which night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sy_dataset.contracts.model import Contract
from sy_dataset.synthetic.people import COUNCILS

ON_TIME, LATE = "on time", "late"
UNCHANGED, CORRECTED = "same bytes as the night before", "corrected and sent again"
ONE_ROW = "one row corrected"

LATE_FILE = ("police", "police_missing_episode")
"""Of night 2, and arrives with night 3."""
UNCHANGED_FILE = ("doncaster", "ssd_linked_identifiers")
"""The same bytes on night 2 as on night 1."""
RESENT_FILE = ("rotherham", "ssd_missing")
"""Of night 1, and sent again with night 2, corrected."""
CORRECTED_FILE = ("barnsley", "ssd_cin_episodes")
"""One row of it says something else from night 2 on."""
YEARLY = 365


class Delivery(NamedTuple):
    """One file put into the inbox: in which night, and of which night's day it speaks."""

    night: int
    of_night: int
    agency_id: str
    extract_id: str
    kind: str


def agencies_of(contract: Contract) -> tuple[str, ...]:
    """The agencies that send an extract."""
    if contract.domain == "council":
        return tuple(council.agency_id for council in COUNCILS)
    return (contract.domain,)


def deliveries(contracts: Mapping[str, Contract], nights: int) -> Iterator[Delivery]:
    """Every file in the order of its arrival; returns that are due yearly come with night 1."""
    for night in range(1, nights + 1):
        for contract in contracts.values():
            if contract.every_days >= YEARLY and night > 1:
                continue
            for agency_id in agencies_of(contract):
                yield from _of_tonight(night, agency_id, contract.id)
        if night == 2:
            yield Delivery(2, 1, *RESENT_FILE, CORRECTED)
        if night == 3:
            yield Delivery(3, 2, *LATE_FILE, LATE)


def _of_tonight(night: int, agency_id: str, extract_id: str) -> Iterator[Delivery]:
    sender = (agency_id, extract_id)
    if night == 2 and sender == LATE_FILE:
        return
    kind = ON_TIME
    if night == 2 and sender in (UNCHANGED_FILE, CORRECTED_FILE):
        kind = UNCHANGED if sender == UNCHANGED_FILE else ONE_ROW
    yield Delivery(night, night, agency_id, extract_id, kind)
