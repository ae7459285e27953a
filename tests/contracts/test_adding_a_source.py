"""The recipe of docs/adding-a-source.md, performed: one contract, one example, no Python."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from sy_dataset.config import Config
from sy_dataset.contracts.dictionary import as_dictionary
from sy_dataset.contracts.load import HERE, load_contract
from sy_dataset.ingest import conform_arrival, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from sy_dataset.quality.render_suites import as_suite
from sy_dataset.render import as_sources, as_staging_contract, as_staging_sql

CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: fire_home_visit
name: Fire service home safety visits
version: 1.0.0
status: active
domain: council
dataProduct: fire
description: {purpose: An example., limitations: Invented.}
servers:
- {server: inbox, type: local, path: 'fire_home_visit_{period}.csv', format: csv, encoding: utf-8, delimiter: ;}
schema:
- name: home_visits
  physicalName: visits
  dataGranularityDescription: One row per home visited.
  properties:
  - name: visit_id
    physicalName: Ref
    description: The service's own identifier for the visit.
    logicalType: string
    required: true
    primaryKey: true
    primaryKeyPosition: 1
    classification: linking
    customProperties:
    - {property: identity, value: home_visit}
  - name: visited_date
    physicalName: Day
    description: Day of the visit.
    logicalType: date
    logicalTypeOptions: {format: yyyy-MM-dd}
    classification: ordinary
slaProperties:
- {property: frequency, value: 1, unit: m}
- {property: retention, value: 3, unit: y}
authoritativeDefinitions:
- {type: specification, description: An invented example.}
customProperties:
- {property: specification, value: own}
"""


def test_one_contract_and_one_example_make_a_source(
    tmp_path: Path, workspace: Workspace, config: Config, ledger: Ledger
):
    path = tmp_path / "fire_home_visit.odcs.yaml"
    path.write_text(CONTRACT, encoding="utf-8")
    contract = load_contract(path, codes=HERE / "codes")
    contracts = {contract.id: contract}

    channel = workspace.inbox / "barnsley"
    channel.mkdir(parents=True)
    example = "Day;Ref\n2026-03-01;V1\n01/03/2026;V2\n"
    (channel / "fire_home_visit_2026-03-31.csv").write_text(example, encoding="utf-8")
    barnsley = config.agency[0]
    receive_agency(barnsley, contracts, workspace=workspace, ledger=ledger)
    [arrival] = ledger.arrivals()
    state = conform_arrival(
        arrival,
        contract,
        agency=barnsley,
        config=config,
        workspace=workspace,
        ledger=ledger,
        derived_with="test",
    )
    assert state == "conformed"
    found = pq.read_table(workspace.findings / f"{arrival.arrival_id}.parquet").to_pylist()
    assert [(f["source_row"], f["column_name"], f["rule_id"]) for f in found] == [
        (3, "visited_date", "cell/date")
    ]

    [table] = contract.tables
    assert "visit_token as visit_id" in as_staging_sql(contract, table)
    assert "visited_date" in as_staging_contract(contract, table)
    assert "fire__home_visits" in as_sources(contracts)
    assert "fire_home_visit_{period}.csv" in as_dictionary(contracts)
    assert as_suite(contract)["expectations"]
