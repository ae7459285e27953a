"""Which file comes into the inbox in which night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sy_dataset.contracts.model import Contract, Form
from sy_dataset.delivery import Delivery as Kept
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
FORMS = {
    ("ics", "ics_cla_health_assessment"): "csv",
    ("rotherham", "ssda903"): "xlsx",
    ("sheffield", "ssda903"): "xml",
}
"""Who sends an extract in another form than the usual one."""
ADDING_UP = (Kept.PERIODS, Kept.RETURN)
"""Kinds of delivery of which each file holds the rows of its own period."""


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


def form_of(contract: Contract, agency_id: str) -> Form:
    """The form in which an agency sends an extract."""
    wanted = FORMS.get((agency_id, contract.id), contract.file_format)
    return next(form for form in contract.forms if form.file_format == wanted)


def deliveries(contracts: Mapping[str, Contract], nights: int) -> Iterator[Delivery]:
    """What each agency delivers, in the order of its arrival; what is not due daily comes first.

    An extract whose files add up is asked every night: its rows say what is due.
    """
    for night in range(1, nights + 1):
        for contract in contracts.values():
            is_due = (night - 1) % contract.every_days == 0 or contract.delivery in ADDING_UP
            for agency_id in agencies_of(contract) if is_due else ():
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
