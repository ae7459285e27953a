"""A release with the marts that a pack reads, and with no column more."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq

from sy_dataset.contracts import load_contracts
from sy_dataset.engine import literal
from sy_dataset.findings import RULES, Reach
from sy_dataset.ledger import Arrival
from sy_dataset.packs import write_packs
from sy_dataset.paths import Workspace

NIGHT = date(2026, 3, 31)

MARTS = {
    "fct_finding": "finding_id varchar, finding_key varchar, arrival_id varchar, agency_id varchar,"
    " extract_id varchar, table_name varchar, source_row bigint, column_name varchar,"
    " rule_id varchar",
    "dim_rule": "rule_id varchar, book varchar, dimension varchar, severity varchar,"
    " reach varchar, title varchar, message varchar, to_do varchar, due_working_days integer,"
    " affects varchar, owner_kind varchar",
    "dim_agency": "agency_id varchar, agency_name varchar, agency_kind varchar",
    "dim_extract": "extract_id varchar, extract_name varchar",
    "fct_arrival": "arrival_id varchar, agency_id varchar, extract_id varchar,"
    " is_latest boolean, period_date date",
    "fct_finding_history": "finding_key varchar, agency_id varchar, extract_id varchar,"
    " rule_id varchar, first_seen_date date, last_seen_date date, fixed_date date",
}
OWN_RULES = [
    *("partnership/cp_plan_not_in_cpis", "partnership", "consistency", "error", None),
    *("A plan is not in CP-IS", "Health does not know of the plan", "Send the plan", 2),
    *("CP01,CP02", "council"),
]
QUERY = [
    *("cin/8555Q", "cin", "validity", "query", None, "A referral is old", None),
    *("Close it or say why not", 20, None, None),
]


def key_of(*parts: object) -> str:
    return hashlib.md5("|".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


@dataclass
class Release:
    """Rows for a release, written as the current one of a workspace."""

    workspace: Workspace
    night: date = NIGHT
    rows: dict[str, list[list[Any]]] = field(default_factory=lambda: {name: [] for name in MARTS})

    def __post_init__(self) -> None:
        for agency_id, name in (
            ("barnsley", "Barnsley Council"),
            ("doncaster", "Doncaster Council"),
        ):
            self.rows["dim_agency"].append([agency_id, name, "council"])
        for contract in load_contracts().values():
            self.rows["dim_extract"].append([contract.id, contract.name])
        for rule in RULES.values():
            severity = "note" if rule.reach is Reach.NOTE else "error"
            told = [
                rule.id,
                rule.id.split("/")[0],
                rule.dimension,
                severity,
                rule.reach,
                rule.title,
            ]
            self.rows["dim_rule"].append([*told, None, None, 10, None, None])
        self.rows["dim_rule"] += [OWN_RULES, QUERY]

    def arrived(self, arrival: Arrival, *, is_latest: bool = True) -> None:
        """An arrival, and every finding of reading it."""
        sent = [arrival.agency_id, arrival.extract_id]
        self.rows["fct_arrival"].append([arrival.arrival_id, *sent, is_latest, arrival.period_date])
        path = self.workspace.findings / f"{arrival.arrival_id}.parquet"
        for one in pq.read_table(path).to_pylist():
            place = (one["table_name"], one["source_row"], one["column_name"])
            self.found(arrival, one["rule_id"], *place)

    def found(
        self,
        arrival: Arrival,
        rule_id: str,
        table: str | None = None,
        row: int | None = None,
        column: str | None = None,
        *,
        agency_id: str | None = None,
        first_seen: date | None = None,
    ) -> str:
        """A finding, and its entry in the history. Returns its key."""
        agency, seen = agency_id or arrival.agency_id, first_seen or self.night
        key = key_of(agency, arrival.extract_id, table, column, rule_id, row)
        number = len(self.rows["fct_finding"])
        self.rows["fct_finding"].append(
            [
                *(f"{arrival.arrival_id}-{number}", key, arrival.arrival_id, agency),
                *(arrival.extract_id, table, row, column, rule_id),
            ]
        )
        self.rows["fct_finding_history"].append(
            [key, agency, arrival.extract_id, rule_id, seen, self.night, None]
        )
        return key

    def write(self) -> Path:
        """Write the database of the current release."""
        path = self.workspace.current_database
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute("create schema marts")
            for name, columns in MARTS.items():
                connection.execute(f"create table marts.{name} ({columns})")
                if self.rows[name]:
                    marks = ", ".join("?" * len(self.rows[name][0]))
                    connection.executemany(
                        f"insert into marts.{name} values ({marks})", self.rows[name]
                    )
        return path

    def packed(self, agency: str = "barnsley") -> Pack:
        """Write the release and its packs; the pack of one agency."""
        contracts = load_contracts()
        night = self.night
        written = write_packs(
            self.write(), contracts=contracts, workspace=self.workspace, as_of=night
        )
        pack = Pack(self.workspace.packs / agency / night.isoformat())
        assert written[agency] == len(pack.corrections)
        return pack


@dataclass
class Pack:
    """A pack as an agency reads it."""

    folder: Path

    @property
    def corrections(self) -> list[dict[str, str]]:
        return self._csv("corrections.csv")

    @property
    def excepted(self) -> list[dict[str, str]]:
        return self._csv("excepted.csv")

    def _csv(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    @property
    def page(self) -> str:
        return (self.folder / "summary.html").read_text(encoding="utf-8")

    @property
    def workbook(self) -> Path:
        return self.folder / "corrections.xlsx"

    def sheet(self, name: str) -> list[dict[str, Any]]:
        """The rows of a sheet's one table."""
        sheet = openpyxl.load_workbook(self.workbook)[name]
        [table] = sheet.tables.values()
        header, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
        return [dict(zip(header, row, strict=True)) for row in rows]

    def answered(self, out: Path, answers: Iterable[dict[str, str]]) -> Path:
        """A copy of corrections.csv with answers in its first rows."""
        rows = self.corrections
        for row, answer in zip(rows, answers, strict=False):
            row.update(answer)
        with out.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return out


def bulk(path: Path, agencies: dict[str, int], arrival_of: dict[str, str]) -> Path:
    """A release with many findings of contacts, each in a line of its own."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        for name, columns in MARTS.items():
            connection.execute(f"create table marts.{name} ({columns})")
        connection.execute(
            "insert into marts.dim_rule select 'cell/' || n, 'cell', 'validity', 'error', 'cell',"
            " 'The rule number ' || n || ' of the cell is broken',"
            " 'A message of the usual length that says what is wrong in plain English ' || n,"
            " 'Look the record up in the case system and put it right there', 10 + n,"
            " 'CON01,CON02', null from range(20) as numbers(n)"
        )
        connection.execute("insert into marts.dim_extract values ('ssd_contacts', 'SSD contacts')")
        for agency, count in agencies.items():
            arrival = arrival_of[agency]
            connection.execute(
                f"insert into marts.dim_agency values ('{agency}', '{agency}', 'council')"
            )
            connection.execute(
                f"insert into marts.fct_arrival values ('{arrival}', '{agency}', 'ssd_contacts',"
                f" true, {literal(NIGHT.isoformat())})"
            )
            connection.execute(
                f"insert into marts.fct_finding select '{arrival}-' || n, md5('{agency}' || n),"
                f" '{arrival}', '{agency}', 'ssd_contacts', 'contacts', n + 2, 'contact_date',"
                f" 'cell/' || n % 20 from range({count}) as numbers(n)"
            )
        connection.execute(
            "insert into marts.fct_finding_history select finding_key, agency_id, extract_id,"
            " rule_id, date '2026-03-01', date '2026-03-31', null from marts.fct_finding"
        )
    return path
