"""The examples of every contract that may be sent as a workbook, sent as one, break no rule."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.contracts.load import HERE
from sy_dataset.ingest import conform_arrival, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.workbooks import workbook

NUMBER = re.compile("0|[1-9][0-9]*")


def examples(contract: Contract) -> dict[str, Path]:
    """The examples of a contract's tables, by the table."""
    alone = {contract.tables[0].name: HERE / contract.product / f"{contract.id}.example.csv"}
    each = {
        table.name: HERE / contract.product / f"{contract.id}.{table.name}.example.csv"
        for table in contract.tables
    }
    found = alone if len(contract.tables) == 1 else each
    return {name: path for name, path in found.items() if path.is_file()}


WORKBOOKS = [
    contract
    for contract in load_contracts().values()
    if any(form.file_format == "xlsx" for form in contract.forms) and examples(contract)
]


def as_workbook(contract: Contract) -> bytes:
    """One sheet for each example; the sheets' names say nothing, plain numbers are numbers."""
    sheets = {
        f"Sheet{number}": [
            [int(cell) if NUMBER.fullmatch(cell) else cell for cell in row]
            for row in csv.reader(path.read_text(encoding="utf-8").splitlines())
        ]
        for number, path in enumerate(examples(contract).values())
    }
    return workbook(sheets)


@pytest.mark.parametrize("contract", WORKBOOKS, ids=lambda contract: contract.id)
def test_the_examples_of_a_contract_are_read_from_one_workbook(
    contract: Contract, workspace: Workspace, config: Config, ledger: Ledger
):
    agency = next(agency for agency in config.agency if agency.kind == contract.domain)
    form = next(form for form in contract.forms if form.file_format == "xlsx")
    channel = workspace.inbox / agency.id
    channel.mkdir(parents=True)
    name = form.file_name.format(period="2026-03-31", part="all")
    (channel / name).write_bytes(as_workbook(contract))
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
    found = pq.read_table(workspace.findings / f"{arrival.arrival_id}.parquet")
    not_sent = {table.name for table in contract.tables} - examples(contract).keys()
    told = {(row["table_name"], row["rule_id"]) for row in found.to_pylist()}
    assert told <= {(name, "file/table_missing") for name in not_sent}
    counts = {count.table_name: count for count in ledger.row_counts(arrival.arrival_id)}
    assert counts.keys() == examples(contract).keys()
    assert all(count.rows_accepted == count.rows_in > 0 for count in counts.values())


def test_annex_a_has_an_example_for_every_list():
    contract = load_contracts()["annex_a"]
    assert examples(contract).keys() == {table.name for table in contract.tables}
