"""Which file stands in the inbox after which night, and what is true of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset.contracts.model import Contract, Table
from sy_dataset.synthetic.census import build_census
from sy_dataset.synthetic.census_xml import CensusWriter, document, plant
from sy_dataset.synthetic.chance import Chance
from sy_dataset.synthetic.clock import day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.faults import Plan, Planted, apply, plan_faults
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.text import Texts, as_texts, csv_lines, first_lines, parquet_table

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


class Fault(NamedTuple):
    """A finding that a reader of the file owes."""

    table_name: str
    source_row: int
    column_name: str | None
    rule_id: str


def agencies_of(contract: Contract) -> tuple[str, ...]:
    """The agencies that send an extract."""
    if contract.domain == "council":
        return tuple(council.agency_id for council in COUNCILS)
    return (contract.domain,)


def written(contracts: dict[str, Contract], county: County) -> dict[str, Contract]:
    """The extracts that the county writes: those it has rows of, and the census."""
    return {
        contract.id: contract
        for contract in contracts.values()
        if contract.id in county.extracts or contract.file_format == "xml"
    }


def deliveries(contracts: dict[str, Contract], nights: int) -> Iterator[Delivery]:
    """Every file in the order of its arrival."""
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


@dataclass
class Sender:
    """Writes the county's files; the faults of a file are chosen when it is first written."""

    county: County
    contracts: dict[str, Contract]
    last_day: date
    seed: int
    with_faults: bool

    def __post_init__(self) -> None:
        self._plans: dict[tuple[str, str], Plan] = {}
        self._used: Counter[str] = Counter()

    def period(self, night: int) -> date:
        """The day that the files of a night speak of."""
        return self.last_day + timedelta(days=night - 1)

    def content(self, delivery: Delivery) -> tuple[bytes, list[Fault]]:
        """The bytes of a file and the faults in it. Raises ValueError if it would hold no row."""
        contract = self.contracts[delivery.extract_id]
        if contract.file_format == "xml":
            return self._census(delivery, contract)
        table = contract.tables[0]
        texts = self._texts(delivery, table)
        plan = self._plan(delivery, texts, table, contract.file_format)
        _correct(delivery, texts, plan)
        texts, planted = apply(plan, texts)
        if contract.file_format == "parquet":
            return _as_parquet(texts, table), _faults(planted, table, None)
        lines = csv_lines(texts, table)
        content = ("\n".join(lines) + "\n").encode(contract.form.encoding)
        return content, _faults(planted, table, first_lines(lines))

    def _texts(self, delivery: Delivery, table: Table) -> Texts:
        is_unchanged = delivery.kind == UNCHANGED
        seen_on = self.period(delivery.of_night - 1 if is_unchanged else delivery.of_night)
        rows = self.county.extracts[delivery.extract_id].of(delivery.agency_id).as_at(day(seen_on))
        if not len(rows):
            raise ValueError("too few children for every extract to hold a row")
        return as_texts(rows, table)

    def _plan(self, delivery: Delivery, texts: Texts, table: Table, file_format: str) -> Plan:
        sender = (delivery.agency_id, delivery.extract_id)
        if not self.with_faults:
            return Plan()
        if sender not in self._plans:
            chance = Chance(self.seed, f"faults {' '.join(sender)}")
            self._plans[sender] = plan_faults(texts, table, file_format, self._used, chance)
        return self._plans[sender]

    def _census(self, delivery: Delivery, contract: Contract) -> tuple[bytes, list[Fault]]:
        writer = CensusWriter(contract)
        root = build_census(self.county, delivery.agency_id, writer, self.last_day, self.seed)
        planted = []
        if self.with_faults:
            chance = Chance(self.seed, f"faults {delivery.agency_id} census")
            planted = plant(root, writer, self._used, chance)
        content, line_of = document(root)
        return content, [
            Fault(str(fault.element.table), line_of[fault.element], fault.column, fault.rule_id)
            for fault in planted
        ]


def _correct(delivery: Delivery, texts: Texts, plan: Plan) -> None:
    """What the agency itself put right: only rows without a planted fault are touched."""
    sender = (delivery.agency_id, delivery.extract_id)
    touched = {row for row, *_ in plan.edits} | {row for row, *_ in plan.copies}
    if sender == CORRECTED_FILE and delivery.of_night > 1:
        row = next(row for row in range(len(texts["referral_id"])) if row not in touched)
        texts["primary_need_code"][row] = "N8" if texts["primary_need_code"][row] != "N8" else "N2"
    if delivery.kind == CORRECTED:
        known = np.flatnonzero(texts["is_rhi_offered"] != None)  # noqa: E711 - an array
        for row in [row for row in known.tolist() if row not in touched][:3]:
            was_offered = texts["is_rhi_offered"][row] == "Y"
            texts["is_rhi_offered"][row] = "N" if was_offered else "Y"
            texts["is_rhi_accepted"][row] = None if was_offered else "N"


def _as_parquet(texts: Texts, table: Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(parquet_table(texts, table), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _faults(planted: list[Planted], table: Table, lines: np.ndarray | None) -> list[Fault]:
    """The planted faults by their physical row: the line of a CSV file, else the row from 1."""
    return [
        Fault(
            table.name,
            int(lines[fault.row]) if lines is not None else fault.row + 1,
            fault.column,
            fault.rule_id,
        )
        for fault in planted
    ]
