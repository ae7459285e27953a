"""The packs of a whole night: the release that dbt builds has what a pack reads."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sy_dataset.contracts import load_contracts
from sy_dataset.packs import write_packs
from sy_dataset.paths import PROJECT, Workspace
from tests.nights import ask, copy_of
from tests.packs.releases import MARTS, Pack


@pytest.mark.parametrize("mart", MARTS)
def test_the_releases_of_these_tests_have_no_column_that_dbt_does_not_build(mart: str):
    [path] = (PROJECT / "dbt_project" / "models").rglob(f"{mart}.yml")
    [model] = yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
    built = {column["name"]: column["data_type"] for column in model["columns"]}
    declared = dict(column.split() for column in MARTS[mart].split(", "))
    assert declared.items() <= built.items()


@pytest.mark.slow
def test_every_finding_of_a_night_reaches_its_agency_and_no_other(
    published_county: Workspace, tmp_path: Path
):
    workspace = copy_of(published_county, tmp_path)
    [(as_of,)] = ask(workspace, "select as_of_date from dim_night")
    written = write_packs(
        workspace.current_database.resolve(),
        contracts=load_contracts(),
        workspace=workspace,
        as_of=as_of,
    )
    keys = ask(
        workspace,
        "select finding_key, findings.agency_id from fct_finding as findings"
        " join fct_arrival using (arrival_id) join dim_rule as rules"
        " on findings.rule_id = rules.rule_id"
        " where severity != 'note' and (is_latest or book = 'partnership')",
    )
    owed: dict[str, set[str]] = {agency: set() for agency in written}
    for key, agency in keys:
        owed[agency].add(key)
    for agency, count in written.items():
        pack = Pack(workspace.packs / agency / as_of.isoformat())
        assert {row["finding_key"] for row in pack.corrections} == owed[agency]
        assert len(pack.corrections) == count
    assert sum(written.values()) > 0
