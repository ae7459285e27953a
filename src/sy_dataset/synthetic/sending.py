"""One extract's files: the bytes that each agency sends, and the faults in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts.model import Contract, Table
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import EXTRACTS
from sy_dataset.synthetic.faults import (
    Fault,
    Plan,
    Used,
    apply,
    edited,
    owed,
    plan_faults,
    row_count,
)
from sy_dataset.synthetic.nested import nested_file
from sy_dataset.synthetic.nights import CORRECTED, CORRECTED_FILE, UNCHANGED, Delivery
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.text import (
    Texts,
    as_texts,
    csv_bytes,
    declared,
    first_lines,
    folded,
    parquet_table,
)

APRIL = 4


class File(NamedTuple):
    """A file's name and bytes, the faults in it, and the text of its rows by table as sent."""

    name: str
    content: bytes
    faults: list[Fault]
    texts: Mapping[str, Texts]


class Extract:
    """Writes one extract's files; the faults of a file are chosen when it is first written.

    A contract of several tables is sent as one nested document, or as a file for each table
    under the table's name. Only the usual form is written.
    """

    def __init__(
        self, county: County, contract: Contract, last_day: date, *, with_faults: bool
    ) -> None:
        self.county, self.contract, self.last_day = county, contract, last_day
        self.with_faults = with_faults
        made = EXTRACTS[contract.id](county)
        parts = {contract.tables[0].name: made} if isinstance(made, Rows) else made
        self.rows = {name: rows.in_order() for name, rows in parts.items()}
        self._plans: dict[tuple[str, str], Plan] = {}
        self._used = Used()

    def period(self, night: int) -> date:
        """The day that the files of a night speak of."""
        return self.last_day + timedelta(days=night - 1)

    def files(self, delivery: Delivery) -> Iterator[File]:
        """The files of a delivery; none if the agency has nothing to tell."""
        is_unchanged = delivery.kind == UNCHANGED
        at = day(self.period(delivery.of_night - 1 if is_unchanged else delivery.of_night))
        places = {council.agency_id: place for place, council in enumerate(COUNCILS)}
        here = places.get(delivery.agency_id)
        seen = {name: rows.of(here).as_at(at) for name, rows in self.rows.items()}
        if not any(len(rows) for rows in seen.values()):
            return
        if self.contract.file_format == "xml":
            yield self._nested(delivery, seen)
            return
        for table in self.contract.tables:
            if table.years.holds(self._year(delivery)) and len(seen.get(table.name, ())):
                columns = declared(table, self._year(delivery))
                texts = folded(as_texts(seen[table.name], columns), table)
                yield self._flat(delivery, texts, table)

    def _year(self, delivery: Delivery) -> int:
        """The year in which the return year of a delivery's day ends."""
        period = self.period(delivery.of_night)
        return period.year + (period.month >= APRIL)

    def _name(self, delivery: Delivery, table: Table | None) -> str:
        period = self.period(delivery.of_night).isoformat()
        return self.contract.file_name.format(period=period, part=table and table.name)

    def _nested(self, delivery: Delivery, seen: Mapping[str, Rows]) -> File:
        chance = self.county.chance(f"faults {self.contract.id} {delivery.agency_id}")
        used = self._used if self.with_faults else None
        made = nested_file(self.contract, seen, used, chance, self._year(delivery))
        return File(self._name(delivery, None), *made)

    def _flat(self, delivery: Delivery, texts: Texts, table: Table) -> File:
        plan = self._plan(delivery, texts, table)
        texts, planted = apply(plan, _corrected(delivery, texts, plan), table)
        if self.contract.file_format == "parquet":
            sink = pa.BufferOutputStream()
            pq.write_table(parquet_table(texts, table), sink, compression="zstd")
            content, lines = sink.getvalue().to_pybytes(), np.arange(1, row_count(texts) + 1)
        else:
            form = self.contract.form
            content = csv_bytes(texts, table, form.encoding, form.delimiter)
            lines = first_lines(texts)
        faults = owed(planted, table, lines)
        return File(self._name(delivery, table), content, faults, {table.name: texts})

    def _plan(self, delivery: Delivery, texts: Texts, table: Table) -> Plan:
        if not self.with_faults:
            return Plan()
        key = (delivery.agency_id, table.name)
        if key not in self._plans:
            chance = self.county.chance(f"faults {self.contract.id} {' '.join(key)}")
            self._plans[key] = plan_faults(
                texts, table, self.contract.file_format, self._used, chance
            )
        return self._plans[key]


def _corrected(delivery: Delivery, texts: Texts, plan: Plan) -> Texts:
    """What the agency itself put right: only rows without a planted fault are touched."""
    sender = (delivery.agency_id, delivery.extract_id)
    touched = {row for row, *_ in plan.edits} | {row for row, *_ in plan.copies}
    if sender == CORRECTED_FILE and delivery.of_night > 1:
        row = next(row for row in range(row_count(texts)) if row not in touched)
        needs = texts["primary_need_code"]
        other = "N8" if needs[row].as_py() != "N8" else "N2"
        texts = texts | {"primary_need_code": edited(needs, {row: other})}
    if delivery.kind == CORRECTED:
        texts = texts | _interviews_corrected(texts, touched)
    return texts


def _interviews_corrected(texts: Texts, touched: set[int]) -> Texts:
    """The first answers about return interviews turned round."""
    known: Values = np.flatnonzero(pc.is_valid(texts["is_rhi_offered"]))
    rows = [row for row in known.tolist() if row not in touched][:3]
    was = {row: texts["is_rhi_offered"][row].as_py() == "Y" for row in rows}
    return {
        "is_rhi_offered": edited(
            texts["is_rhi_offered"], {r: "N" if was[r] else "Y" for r in rows}
        ),
        "is_rhi_accepted": edited(
            texts["is_rhi_accepted"], {r: None if was[r] else "N" for r in rows}
        ),
    }
