"""Check files outside a night: what an agency's own people run before they send.

The files are read and conformed exactly as in a night, in a folder of the restricted zone
that is deleted afterwards; a return is asked its statutory rules. Nothing enters the vault,
the ledger or a release.
"""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from sy_dataset.check_rules import Answers, ask_rules
from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract, column_label, table_label
from sy_dataset.delivery import Delivery, return_year_of
from sy_dataset.engine import connect, literal, written_whole
from sy_dataset.errors import NightError
from sy_dataset.findings import RULES, CheckState, Reach
from sy_dataset.ingest import conform_arrival
from sy_dataset.ledger import Arrival, Ledger, RowCounts
from sy_dataset.paths import Workspace

SUFFIXES = {".csv": "csv", ".xml": "xml", ".parquet": "parquet", ".xlsx": "xlsx", ".xlsm": "xlsx"}
YEARLY = 365


class Finding(NamedTuple):
    """One row of the findings file. No field holds a value but the agency's own child id.

    status      failed; or not run or crashed, for a rule of the return that has no answer
    severity    error; note for what takes nothing away; query for what is to be explained
    table, field  as the sender calls them, or the rules of the return; empty for a finding
                about the file or the row
    source_row  the line of a CSV or XML file, the row of a sheet; empty for the whole file
    child_id    the agency's own id of the child in that row, where the row could be read
    """

    rule_id: str
    status: str
    severity: str
    table: str
    field: str
    source_row: str
    child_id: str
    message: str


@dataclass(frozen=True)
class Checked:
    """What checking some files of one extract came to.

    counts  what became of the rows of each table, under the sender's name of the table
    states  number of rules of the return by what became of them; empty if it has no rules
    titles  of the rules that were broken
    """

    findings: list[Finding]
    counts: list[RowCounts]
    states: dict[str, int]
    titles: dict[str, str]

    @property
    def failed(self) -> int:
        """Findings of rules that were broken: all but those that tell of a rule without answer."""
        return sum(self.by_rule.values())

    @property
    def by_rule(self) -> dict[str, int]:
        """Findings per rule that was broken, the most frequent first."""
        broken = (f.rule_id for f in self.findings if f.status == CheckState.FAILED.value)
        return dict(Counter(broken).most_common())


@dataclass
class _Read:
    """What came of reading some files."""

    arrivals: list[Arrival] = field(default_factory=list)
    counts: list[RowCounts] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def check_files(
    paths: Sequence[Path],
    contract: Contract,
    *,
    year: int | None,
    agency: Agency,
    config: Config,
    workspace: Workspace,
    previous: Sequence[Path] = (),
) -> Checked:
    """Read and conform some files of one extract and say what breaks a rule.

    paths     one file, or the several of an extract that is sent as one file per table; all of
              them together are one return
    year      the return year, which runs from 1 April to 31 March; this day's if not given
    previous  the files of the return of the year before, which some rules ask

    A return that names another authority or year is told of and checked all the same; of the
    year before only what kept a file from being read is told.
    Raises NightError if a file cannot be opened or is of a form that the contract does not
    have, or if two files hold the same table of a return.
    """
    period = _period(contract, year)
    before = _period(contract, return_year_of(period) - 1)
    with _room(workspace) as room, _reading(contract, agency, config, room) as read:
        this_year = read(paths, period)
        last_year = read(previous, before)
        findings = this_year.findings + [f for f in last_year.findings if _is_of_file(f)]
        answers = Answers()
        if contract.rules:
            answers = ask_rules(
                this_year.arrivals,
                last_year.arrivals,
                contract,
                year=return_year_of(period),
                la_code=agency.la_code or "",
                room=room,
                workspace=workspace,
            )
    findings += [Finding(*finding) for finding in answers.findings]
    titles = answers.titles | {rule.id: rule.title for rule in RULES.values()}
    return Checked(findings, this_year.counts, answers.states, titles)


Reader = Callable[[Sequence[Path], date], _Read]


@contextmanager
def _reading(
    contract: Contract, agency: Agency, config: Config, room: Workspace
) -> Iterator[Reader]:
    """What reads and conforms files that speak of a day."""
    ledger = Ledger(room.ledger)

    def read(paths: Sequence[Path], period: date) -> _Read:
        came = _Read()
        for path in paths:
            arrival = _arrival(path, contract, agency, period, room)
            ledger.add_arrival(arrival)
            conform_arrival(
                arrival,
                contract,
                agency=agency,
                config=config,
                workspace=room,
                ledger=ledger,
                derived_with="check",
                refuse_others=False,
            )
            found = ledger.row_counts(arrival.arrival_id)
            tables = frozenset(count.table_name for count in found)
            came.arrivals.append(replace(arrival, tables=tables))
            came.counts += [_called(count, contract) for count in found]
            came.findings += _findings(arrival, contract, path.name, room)
        return came

    try:
        yield read
    finally:
        ledger.close()


def _is_of_file(finding: Finding) -> bool:
    return RULES[finding.rule_id].reach is Reach.FILE


def write_findings(findings: Sequence[Finding], out: Path) -> None:
    """Write the findings as CSV, one row each, under the names of `Finding`."""
    with written_whole(out) as part, part.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(Finding._fields)
        writer.writerows(findings)


@contextmanager
def _room(workspace: Workspace) -> Iterator[Workspace]:
    """A workspace of its own inside the restricted zone, gone when the check is over."""
    home = workspace.restricted / "checks" / f"{os.getpid()}-{datetime.now(UTC):%H%M%S%f}"
    (home / "config").mkdir(parents=True)
    if workspace.spelling_decisions.is_file():
        shutil.copy(workspace.spelling_decisions, home / "config")
    try:
        yield Workspace(home)
    finally:
        shutil.rmtree(home)


def _period(contract: Contract, year: int | None) -> date:
    """The day that the files speak of: the last of the return year, or this day."""
    today = datetime.now(UTC).date()
    if year is None:
        return today
    is_yearly = contract.delivery is Delivery.RETURN and contract.every_days >= YEARLY
    return date(year, 3, 31) if is_yearly else min(today, date(year, 12, 31))


def _arrival(
    path: Path, contract: Contract, agency: Agency, period: date, room: Workspace
) -> Arrival:
    file_format = SUFFIXES.get(path.suffix.lower())
    agreed = {form.file_format for form in contract.forms}
    if file_format not in agreed:
        raise NightError(f"{path.name}: {contract.id} is sent as {' or '.join(sorted(agreed))}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NightError(f"{path.name} cannot be opened: {error.strerror}") from None
    sha256 = hashlib.sha256(content).hexdigest()
    room.vault.mkdir(parents=True, exist_ok=True)
    (room.vault / sha256).write_bytes(content)
    return Arrival(
        arrival_id=hashlib.sha256(f"{path.name}|{period}|{sha256}".encode()).hexdigest()[:16],
        agency_id=agency.id,
        extract_id=contract.id,
        period_date=period,
        sequence=1,
        sha256=sha256,
        size_bytes=len(content),
        state="received",
        file_format=file_format,
    )


def _findings(arrival: Arrival, contract: Contract, file: str, room: Workspace) -> list[Finding]:
    path = room.findings / f"{arrival.arrival_id}.parquet"
    with connect(scratch=room.restricted / "scratch") as connection:
        _children(connection, arrival, contract, room)
        rows = connection.execute(
            "select rule_id, table_name, column_name, source_row, min(child_id)"
            f" from read_parquet({literal(path)})"
            " left join children using (table_name, source_row)"
            " group by all order by all"
        ).fetchall()
    return [_finding(contract, file, *row) for row in rows]


def _children(
    connection: duckdb.DuckDBPyConnection, arrival: Arrival, contract: Contract, room: Workspace
) -> None:
    """Fill `children`: the child that each row of each table names, read or set aside."""
    connection.execute(
        "create temp table children (table_name varchar, source_row bigint, child_id varchar)"
    )
    for table in contract.tables:
        person = table.person
        name = f"{table.name}.parquet"
        kept = room.conformed / arrival.arrival_id / name
        aside = room.quarantine / arrival.arrival_id / name
        if person and kept.is_file():
            connection.execute(
                f"insert into children select '{table.name}', source_row, {person.name}"
                f" from read_parquet({literal(kept)})"
            )
        if person and aside.is_file():
            connection.execute(
                "insert into children"
                f" select '{table.name}', source_row, json_extract_string(record, '{person.name}')"
                f" from read_parquet({literal(aside)}) where json_type(record) = 'OBJECT'"
            )


def _finding(
    contract: Contract,
    file: str,
    rule_id: str,
    table_name: str | None,
    column_name: str | None,
    source_row: int | None,
    child_id: str | None,
) -> Finding:
    rule = RULES[rule_id]
    table = contract.table(table_name) if table_name else None
    column = table.column(column_name) if table and column_name else None
    return Finding(
        rule_id=rule_id,
        status=CheckState.FAILED.value,
        severity="note" if rule.reach is Reach.NOTE else "error",
        table=table_label(table) if table else "",
        field=column_label(column, table) if column and table else column_name or "",
        source_row="" if source_row is None else str(source_row),
        child_id=child_id or "",
        message=rule.title if table else f"{file}: {rule.title}",
    )


def _called(count: RowCounts, contract: Contract) -> RowCounts:
    label = table_label(contract.table(count.table_name))
    return RowCounts(
        label, count.rows_in, count.rows_accepted, count.rows_refused, count.rows_duplicate
    )
