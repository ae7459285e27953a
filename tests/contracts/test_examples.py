"""Every example that stands beside a contract is read without a finding."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.contracts.load import HERE
from sy_dataset.ingest import conform_arrival, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

DAY = date(2026, 3, 31)
EXAMPLES = sorted(HERE.rglob("*.example.csv"))
ONE_TABLE = [
    contract
    for contract in load_contracts().values()
    if len(contract.tables) == 1
    and contract.file_format in ("csv", "parquet")
    and (HERE / contract.product / f"{contract.id}.example.csv").is_file()
]


def as_sent(contract: Contract) -> bytes:
    """The example in the form in which the contract is sent."""
    path = HERE / contract.product / f"{contract.id}.example.csv"
    if contract.file_format == "csv":
        return path.read_bytes()
    header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    cells = [pa.array([value or None for value in column]) for column in zip(*rows, strict=True)]
    sink = io.BytesIO()
    pq.write_table(pa.table(cells, names=header), sink)
    return sink.getvalue()


def read(contract: Contract, workspace: Workspace, config: Config) -> tuple[pa.Table, pa.Table]:
    """The findings and the typed rows of a contract's example."""
    agency = next(agency for agency in config.agency if agency.kind == contract.domain)
    channel = workspace.inbox / agency.id
    channel.mkdir(parents=True)
    (channel / contract.file_name.format(period=DAY)).write_bytes(as_sent(contract))
    ledger = Ledger(workspace.ledger)
    receive_agency(agency, {contract.id: contract}, workspace=workspace, ledger=ledger)
    [arrival] = ledger.arrivals()
    conform_arrival(
        arrival,
        contract,
        agency=agency,
        config=config,
        workspace=workspace,
        ledger=ledger,
        derived_with="test",
    )
    [table] = contract.tables
    found = pq.read_table(workspace.findings / f"{arrival.arrival_id}.parquet")
    rows = workspace.conformed / arrival.arrival_id / f"{table.name}.parquet"
    return found, pq.read_table(rows) if rows.is_file() else pa.table({})


@pytest.mark.parametrize("contract", ONE_TABLE, ids=lambda contract: contract.id)
def test_an_example_breaks_no_rule_and_has_rows(
    contract: Contract, workspace: Workspace, config: Config
):
    found, rows = read(contract, workspace, config)
    assert found.to_pylist() == []
    assert rows.num_rows >= 3


def test_every_example_stands_beside_its_contract():
    named = {
        HERE / contract.product / f"{contract.id}{part}.example.csv"
        for contract in load_contracts().values()
        for part in ("", *(f".{table.name}" for table in contract.tables))
    }
    assert EXAMPLES
    assert set(map(Path, EXAMPLES)) <= named


def test_flags_in_one_cell_become_columns_of_their_own(workspace: Workspace, config: Config):
    _, rows = read(load_contracts()["ssd_contacts"], workspace, config)
    assert rows["is_outcome_new_referral"].to_pylist() == [True, False, False, None]
    assert rows["is_outcome_existing_referral"].to_pylist() == [False, True, False, None]


def test_the_factors_of_one_assessment_become_rows_of_their_own(
    workspace: Workspace, config: Config
):
    _, rows = read(load_contracts()["ssd_assessment_factors"], workspace, config)
    first = rows["assessment_id"][0].as_py()
    pairs = zip(rows["assessment_id"].to_pylist(), rows["factor_code"].to_pylist(), strict=True)
    assert [factor for assessment, factor in pairs if assessment == first] == ["3B", "4B"]
