"""Conform: text cells to typed rows; what does not fit becomes a finding that holds no value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from sy_dataset import identifiers
from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract, Form
from sy_dataset.delivery import return_year_of
from sy_dataset.engine import connect
from sy_dataset.ingest.cells import MUST_EQUAL
from sy_dataset.ingest.judge import Judged, judge, set_aside
from sy_dataset.ingest.manifests import as_promised
from sy_dataset.ingest.outcome import (
    accepted,
    findings_of,
    noted,
    with_texts,
    write_aside,
    write_findings,
    write_letters,
    write_rows,
)
from sy_dataset.ingest.read_csv import read_csv
from sy_dataset.ingest.read_parquet import read_parquet
from sy_dataset.ingest.read_xlsx import read_xlsx
from sy_dataset.ingest.read_xml import read_xml
from sy_dataset.ingest.reading import FileNote, FileRefused, Reading, TableReading
from sy_dataset.ingest.spelled import coded, dictionary, write_undecided
from sy_dataset.ingest.unlock import opened
from sy_dataset.ingest.unnest import unnested
from sy_dataset.ingest.vault import LARGEST_BYTES
from sy_dataset.ledger import Arrival, Ledger, RowCounts
from sy_dataset.paths import Workspace

READERS: dict[str, Callable[[bytes, Contract, Form, int], Reading]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "xml": read_xml,
    "xlsx": read_xlsx,
}


@dataclass(frozen=True)
class Conformer:
    """Reads the arrivals of one agency by their contracts and writes what came of them.

    refuse_others  refuse a file that names another authority or year; else only tell of it
    """

    connection: duckdb.DuckDBPyConnection
    agency: Agency
    config: Config
    workspace: Workspace
    ledger: Ledger
    refuse_others: bool = True

    def conform(self, arrival: Arrival, contract: Contract, *, derived_with: str) -> str:
        """Read one arrival by its contract and write what came of it.

        Typed rows go to `restricted/conformed`, rows that could not be read to
        `restricted/quarantine`, findings (never a value) to `pseudonymised/findings`, the
        counts to the ledger: rows in = accepted + refused + duplicate, for every table.

        Returns the arrival's new state: conformed, or refused if the whole file was. Raises
        KeyProblem if it came encrypted and its key is not here.
        """
        try:
            if self.ledger.other_senders(arrival):
                raise FileRefused("file/sent_by_another_agency")
            reading = as_promised(
                arrival, contract, lambda: _read(arrival, contract, self.workspace)
            )
            counts = self._write(arrival, reading)
            state, rule_id = "conformed", None
        except FileRefused as refused:
            counts, state, rule_id = [], "refused", refused.rule_id
            write_undecided(arrival.arrival_id, [], self.workspace)
            note = FileNote(rule_id, refused.source_row, refused.column_name, refused.table_name)
            write_findings(arrival.arrival_id, [noted([note])], self.workspace.findings)
        self.ledger.record_conformed(
            arrival.arrival_id, counts, state=state, rule_id=rule_id, derived_with=derived_with
        )
        return state

    def _write(self, arrival: Arrival, reading: Reading) -> list[RowCounts]:
        found, counts, undecided = [noted(reading.notes)], [], []
        tables = (part.table for part in reading.tables)
        spellings = dictionary(tables, self.workspace.spelling_decisions)
        for read in reading.tables:
            part, unclear = coded(unnested(self.connection, read), spellings)
            undecided += unclear
            judged = judge(self.connection, part, self._settings(arrival), return_year(arrival))
            if self.refuse_others:
                _refuse_other(judged)
            count, findings = self._write_table(arrival, part, judged)
            counts.append(count)
            found += findings
        write_letters(reading.tables, self.workspace.column_letters(arrival.arrival_id))
        write_findings(arrival.arrival_id, found, self.workspace.findings)
        write_undecided(arrival.arrival_id, undecided, self.workspace)
        return counts

    def _write_table(
        self, arrival: Arrival, part: TableReading, judged: Judged
    ) -> tuple[RowCounts, list[pa.Table]]:
        aside, rules = set_aside(judged, part.cells)
        name = f"{part.table.name}.parquet"
        conformed, quarantine = (
            zone / arrival.arrival_id / name
            for zone in (self.workspace.conformed, self.workspace.quarantine)
        )
        rows = judged.typed(self.connection)
        if part.table.keeps_text:
            rows = with_texts(rows, part)
        write_rows(rows, accepted(judged, aside), conformed)
        write_aside(self.connection, part, aside, rules, quarantine)
        copies = rules.count("row/duplicate")
        count = RowCounts(
            part.table.name,
            part.rows_in,
            judged.rows - len(rules),
            len(rules) - copies + len(part.faults),
            copies,
        )
        return count, findings_of(part, judged, aside, rules)

    def _settings(self, arrival: Arrival) -> dict[str, str]:
        return {
            "period": f"date '{arrival.period_date}'",
            "accept_never_issued": str(self.config.partnership.invented_data).lower(),
            "la_code": f"'{self.agency.la_code or ''}'",
            "return_year": f"'{return_year(arrival)}'",
        }


@contextmanager
def conforming(
    agency: Agency,
    *,
    config: Config,
    workspace: Workspace,
    ledger: Ledger,
    refuse_others: bool = True,
) -> Iterator[Conformer]:
    """What conforms the arrivals of one agency, all of them over one connection."""
    with connect(scratch=workspace.restricted / "scratch") as connection:
        # each text is judged once: too little work to be shared out among threads
        connection.execute("set threads = 1")
        identifiers.install(connection)
        yield Conformer(connection, agency, config, workspace, ledger, refuse_others)


def conform_arrival(
    arrival: Arrival,
    contract: Contract,
    *,
    agency: Agency,
    config: Config,
    workspace: Workspace,
    ledger: Ledger,
    derived_with: str,
    refuse_others: bool = True,
) -> str:
    """Conform one arrival alone; see `Conformer.conform`."""
    with conforming(
        agency,
        config=config,
        workspace=workspace,
        ledger=ledger,
        refuse_others=refuse_others,
    ) as conformer:
        return conformer.conform(arrival, contract, derived_with=derived_with)


def refuse_unread(arrival: Arrival, workspace: Workspace) -> None:
    """Write the finding of a file that was refused at the door."""
    note = FileNote(str(arrival.rule_id))
    write_findings(arrival.arrival_id, [noted([note])], workspace.findings)


def _read(arrival: Arrival, contract: Contract, workspace: Workspace) -> Reading:
    if arrival.size_bytes > LARGEST_BYTES:
        raise FileRefused("file/too_large")
    as_named = (form for form in contract.forms if form.file_format == arrival.file_format)
    form = next(as_named, contract.form)  # earlier code knew one form only and noted none
    content = opened(arrival, workspace)
    return READERS[form.file_format](content, contract, form, return_year(arrival))


def return_year(arrival: Arrival) -> int:
    """The return year that the day of an arrival belongs to.

    Raises ValueError if the arrival speaks of no day.
    """
    if arrival.period_date is None:
        raise ValueError("an arrival without a day has no return year")
    return return_year_of(arrival.period_date)


def _refuse_other(judged: Judged) -> None:
    """A return that names another authority or year than it was sent for is not read at all."""
    for column in judged.table.arriving:
        if column.must_equal:
            rule_id = MUST_EQUAL[column.must_equal]
            for places, rules in judged.columns[column.name].told():
                for place, rule in zip(places.tolist(), rules.to_pylist(), strict=True):
                    if rule == rule_id:
                        line = judged.source_rows[place].as_py()
                        raise FileRefused(rule_id, source_row=line, column_name=column.name)
