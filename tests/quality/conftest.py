"""Arrivals as reading and pseudonymising leave them, made from the contracts themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sy_dataset.config import Config, load_config
from sy_dataset.contracts import Column, Contract, Table, load_contracts
from sy_dataset.engine import literal
from sy_dataset.findings import FINDING_SCHEMA
from sy_dataset.ledger import Arrival, Ledger, RowCounts
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quality.arrival_gate import judge_arrivals
from sy_dataset.quality.render_suites import as_suite

VALUES = {
    "varchar": "'w' || i",
    "bigint": "i",
    "double": "i + 0.5",
    "boolean": "true",
    "date": "date '2000-01-01' + cast(i as integer)",
    "timestamp": "timestamp '2020-01-01 09:00:00' + to_hours(i)",
}


@dataclass
class Night:
    """A workspace with its ledger, in which extracts can arrive and be judged."""

    workspace: Workspace
    ledger: Ledger
    config: Config
    contracts: dict[str, Contract]
    rulebook: Path

    def arrive(
        self,
        extract_id: str,
        agency_id: str = "barnsley",
        *,
        rows: int = 40,
        refused: int = 0,
        period: date = date(2026, 3, 31),
        state: str = "conformed",
        empty: Mapping[str, int] | None = None,
        findings: Iterable[tuple[str, int, str | None, str]] = (),
        tables: Collection[str] = (),
    ) -> Arrival:
        """Let one extract arrive: `rows` accepted rows in each table.

        empty     column name -> the first so many rows have no value there
        findings  table, row, column, rule
        tables    those that the file holds; all by default
        """
        held = [t for t in self.contracts[extract_id].tables if not tables or t.name in tables]
        arrival_id = f"{agency_id}-{extract_id}-{len(self.ledger.arrivals()) + 1}"
        arrival = Arrival(arrival_id, agency_id, extract_id, period, 0, arrival_id, 1, "received")
        self.ledger.add_arrival(arrival)
        counts = [RowCounts(table.name, rows + refused, rows, refused, 0) for table in held]
        self.ledger.record_conformed(
            arrival_id, counts, state=state, rule_id=None, derived_with="test"
        )
        for table in held:
            self._write_rows(arrival, table, rows, empty or {})
        self._write_findings(arrival_id, findings)
        return next(a for a in self.ledger.arrivals() if a.arrival_id == arrival_id)

    def rows_of(self, arrival: Arrival, table: str) -> Path:
        return self.workspace.pseudonymised / arrival.arrival_id / f"{table}.parquet"

    def judge(self, *arrivals: Arrival) -> dict[str, str]:
        return judge_arrivals(
            arrivals,
            ledger=self.ledger,
            contracts=self.contracts,
            config=self.config,
            workspace=self.workspace,
            rulebook=self.rulebook,
        )

    def verdict(self, arrival: Arrival) -> str:
        return self.judge(arrival)[arrival.arrival_id]

    def states(self, arrival: Arrival) -> dict[str, str]:
        return {
            check.check_id: check.state
            for check in self.ledger.gate_checks()
            if check.arrival_id == arrival.arrival_id
        }

    def with_gates(self, **limits: float) -> Night:
        gates = self.config.gates.model_copy(update=limits)
        return replace(self, config=self.config.model_copy(update={"gates": gates}))

    def _write_rows(
        self, arrival: Arrival, table: Table, rows: int, empty: Mapping[str, int]
    ) -> None:
        path = self.rows_of(arrival, table.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = "".join(
            f', {_value(column, empty.get(column.name, 0))} as "{column.pseudonym}"'
            for column in table.travelling
        )
        duckdb.connect().execute(
            f"copy (select '{arrival.agency_id}' as agency_id, '{arrival.arrival_id}' as arrival_id,"
            f" i + 2 as source_row {columns} from range({rows}) as numbers(i))"
            f" to {literal(path)} (format parquet)"
        )

    def _write_findings(
        self, arrival_id: str, findings: Iterable[tuple[str, int, str | None, str]]
    ) -> None:
        self.workspace.findings.mkdir(parents=True, exist_ok=True)
        names = FINDING_SCHEMA.names
        found = [dict(zip(names, (arrival_id, *finding), strict=True)) for finding in findings]
        pq.write_table(
            pa.Table.from_pylist(found, schema=FINDING_SCHEMA),
            self.workspace.findings / f"{arrival_id}.parquet",
        )


def _value(column: Column, empty: int) -> str:
    value = VALUES[column.pseudonym_sql_type]
    return f"case when i >= {empty} then {value} end"


@pytest.fixture(scope="session")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Suites rendered from the contracts as they are now."""
    folder = tmp_path_factory.mktemp("rulebook")
    (folder / "rendered").mkdir()
    for contract in load_contracts().values():
        suite = json.dumps(as_suite(contract))
        (folder / "rendered" / f"{contract.id}.json").write_text(suite)
    return folder


@pytest.fixture
def night(tmp_path: Path, rulebook: Path) -> Night:
    workspace = Workspace(tmp_path)
    return Night(
        workspace,
        Ledger(workspace.ledger),
        load_config(PROJECT / "config" / "partnership.toml"),
        load_contracts(),
        rulebook,
    )
