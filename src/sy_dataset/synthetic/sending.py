"""One extract's files: the bytes that each agency sends, and the faults in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts.model import Contract, Form, Table
from sy_dataset.delivery import Delivery as Kept
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import as_date, day
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
from sy_dataset.synthetic.nights import (
    ADDING_UP,
    CORRECTED,
    CORRECTED_FILE,
    UNCHANGED,
    Delivery,
    form_of,
)
from sy_dataset.synthetic.own_words import in_own_words
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
from sy_dataset.synthetic.workbook import workbook

APRIL = 4
PERIODS_AT_FIRST = 3
"""Files that stand in the inbox on the first night of an extract whose files add up."""


class File(NamedTuple):
    """A file: the day that it speaks of, its bytes, its faults, its rows by table as text."""

    name: str
    period: date
    content: bytes
    faults: list[Fault]
    texts: Mapping[str, Texts]


class Extract:
    """Writes one extract's files; the faults of a file are chosen when it is first written.

    A contract of several tables is sent as one nested document, as a workbook with a sheet for
    each, or as a file for each table under the table's name.
    """

    def __init__(
        self, county: County, contract: Contract, last_day: date, *, with_faults: bool
    ) -> None:
        self.county, self.contract, self.last_day = county, contract, last_day
        self.with_faults = with_faults
        made = EXTRACTS[contract.id](county)
        parts = {contract.tables[0].name: made} if isinstance(made, Rows) else made
        self.rows = {name: rows.in_order() for name, rows in parts.items()}
        self._plans: dict[tuple[str, str, str], Plan] = {}
        self._used = Used()

    def period(self, night: int) -> date:
        """The day that the files of a night speak of."""
        return self.last_day + timedelta(days=night - 1)

    def files(self, delivery: Delivery) -> Iterator[File]:
        """The files of a delivery; none if the agency has nothing to tell."""
        form = form_of(self.contract, delivery.agency_id)
        seen = self._seen(delivery)
        for period in self._periods(delivery, seen):
            due = {name: _of_period(rows, period) for name, rows in seen.items()}
            if form.file_format == "xml":
                yield self._nested(delivery, due, period, form)
                continue
            told = list(self._texts(due, _year(period), form, delivery.agency_id))
            if form.file_format == "xlsx":
                yield self._workbook(delivery, told, period, form)
                continue
            for table, texts in told:
                yield self._flat(delivery, texts, table, period, form)

    def _texts(
        self, due: Mapping[str, Rows], year: int, form: Form, agency_id: str
    ) -> Iterator[tuple[Table, Texts]]:
        """The tables as the agency writes them: of a workbook all, else those with a row."""
        fewest = 0 if form.file_format == "xlsx" else 1
        for table in self.contract.tables:
            is_told = table.name in due and len(due[table.name]) >= fewest
            if table.years.holds(year) and is_told:
                texts = as_texts(due[table.name], declared(table, year, form.file_format))
                yield table, in_own_words(folded(texts, table), table, agency_id)

    def _seen(self, delivery: Delivery) -> dict[str, Rows]:
        """The rows of the agency as they stood at the end of the delivery's day."""
        told = delivery.of_night - (delivery.kind == UNCHANGED)
        places = {council.agency_id: place for place, council in enumerate(COUNCILS)}
        here = places.get(delivery.agency_id)
        rows = {name: rows.of(here) for name, rows in self.rows.items()}
        if self.contract.delivery is Kept.DELTA and told > 1:
            since = day(self.period(told - 1))
            rows = {name: every.changed_since(since) for name, every in rows.items()}
        return {name: every.as_at(day(self.period(told))) for name, every in rows.items()}

    def _periods(self, delivery: Delivery, seen: Mapping[str, Rows]) -> list[date]:
        """The days that the files of a delivery speak of; none if no row is to be told."""
        tonight = self.period(delivery.of_night)
        is_one_file = all(rows.period is None for rows in seen.values())
        if is_one_file or self.contract.delivery not in ADDING_UP:
            return [tonight] if any(len(rows) for rows in seen.values()) else []
        days = {as_date(d) for rows in seen.values() for d in np.unique(_periods_of(rows))}
        if delivery.of_night > 1:
            return [period for period in days if period == tonight]
        return sorted(period for period in days if period <= tonight)[-PERIODS_AT_FIRST:]

    def _nested(
        self, delivery: Delivery, due: Mapping[str, Rows], period: date, form: Form
    ) -> File:
        chance = self.county.chance(f"faults {self.contract.id} {delivery.agency_id} {period}")
        used = self._used if self.with_faults else None
        made = nested_file(self.contract, due, used, chance, _year(period))
        return File(_name(form, period, None), period, *made)

    def _workbook(
        self, delivery: Delivery, told: list[tuple[Table, Texts]], period: date, form: Form
    ) -> File:
        sheets, faults = [], []
        for table, texts in told:
            plan = self._plan(delivery, texts, table, period, form)
            faulty, planted = apply(plan, texts, table)
            sheets.append((table, faulty))
            faults += owed(planted, table, np.arange(2, row_count(faulty) + 2))
        texts_of = {table.name: texts for table, texts in sheets}
        return File(_name(form, period, None), period, workbook(sheets), faults, texts_of)

    def _flat(
        self, delivery: Delivery, texts: Texts, table: Table, period: date, form: Form
    ) -> File:
        plan = self._plan(delivery, texts, table, period, form)
        texts, planted = apply(plan, _corrected(delivery, texts, plan), table)
        if form.file_format == "parquet":
            sink = pa.BufferOutputStream()
            pq.write_table(parquet_table(texts, table), sink, compression="zstd")
            content, lines = sink.getvalue().to_pybytes(), np.arange(1, row_count(texts) + 1)
        else:
            content = csv_bytes(texts, table, form.encoding, form.delimiter)
            lines = first_lines(texts)
        faults = owed(planted, table, lines)
        return File(_name(form, period, table), period, content, faults, {table.name: texts})

    def _plan(
        self, delivery: Delivery, texts: Texts, table: Table, period: date, form: Form
    ) -> Plan:
        """The faults of a table of an agency; a file that adds up has faults of its own."""
        if not self.with_faults:
            return Plan()
        own = self.contract.delivery in (*ADDING_UP, Kept.DELTA)
        key = (delivery.agency_id, table.name, period.isoformat() if own else "")
        if key not in self._plans:
            chance = self.county.chance(f"faults {self.contract.id} {' '.join(key)}")
            self._plans[key] = plan_faults(texts, table, form.file_format, self._used, chance)
        return self._plans[key]


def _name(form: Form, period: date, table: Table | None) -> str:
    return form.file_name.format(period=period.isoformat(), part=table and table.name)


def _year(period: date) -> int:
    """The year in which the return year of a day ends."""
    return period.year + (period.month >= APRIL)


def _periods_of(rows: Rows) -> Values:
    if rows.period is None:
        raise ValueError("rows of an extract whose files add up need their periods")
    return rows.period


def _of_period(rows: Rows, period: date) -> Rows:
    return rows if rows.period is None else rows.only(rows.period == day(period))


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
