"""A wrong declaration fails when it is loaded, and what is rendered never drifts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sy_dataset.contracts import Contract, ContractError, Privacy
from sy_dataset.contracts.load import HERE, load_contract
from sy_dataset.ingest.cells import WRITTEN
from sy_dataset.render import drift, rendered_files

PATHS = sorted(HERE.rglob("*.odcs.yaml"))
EXAMPLE = (HERE / "mash" / "mash_stage.odcs.yaml").read_text(encoding="utf-8")


def load(text: str, folder: Path) -> Contract:
    path = folder / "example.odcs.yaml"
    path.write_text(text, encoding="utf-8")
    return load_contract(path, codes=HERE / "codes")


def broken(text: str, folder: Path) -> str:
    with pytest.raises(ContractError) as error:
        load(text, folder)
    return str(error.value)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_contract_is_version_3_1_of_the_standard_and_loads(path: Path):
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["apiVersion"] == "v3.1.0"
    assert load_contract(path, codes=HERE / "codes").tables


def test_an_unclassified_column_cannot_be_declared(tmp_path: Path):
    text = EXAMPLE.replace("    classification: ordinary\n", "", 1)
    assert "not classified for privacy" in broken(text, tmp_path)


def test_a_classification_of_ones_own_cannot_be_declared(tmp_path: Path):
    text = EXAMPLE.replace("classification: ordinary", "classification: harmless", 1)
    assert "not classified for privacy" in broken(text, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("name: decision_code", "name: stage_code", "declared twice"),
        ("primaryKey: true", "primaryKey: false", "no key"),
        ("name: decision_code", "name: Decision Code", "not a name of ours"),
        ("value: mash_stage", "value: no_such_list", "no code list"),
        ("property: codeList", "property: codelist", "unknown settings"),
        ("One row per", "All rows of", "the grain must begin"),
        (
            "    - {property: identity, value: contact}\n",
            "    - {property: latest, value: x}\n",
            "must say what it identifies",
        ),
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
):
    assert old in EXAMPLE
    assert reason in broken(EXAMPLE.replace(old, new), tmp_path)


def test_identifiers_names_and_free_text_never_travel(contracts: dict[str, Contract]):
    for contract in contracts.values():
        for table in contract.tables:
            for column in table.columns:
                if column.identity in ("given_name", "family_name"):
                    assert column.privacy is Privacy.DIRECT
                if column.identity in ("nhs_number", "upn", "person"):
                    assert column.privacy in (Privacy.LINKING, Privacy.DIRECT)
                if column.identity in ("birth_date", "postcode"):
                    assert column.privacy is Privacy.INDIRECT
                if column.privacy in (Privacy.DIRECT, Privacy.FREE_TEXT):
                    assert column.pseudonym is None


def test_every_date_is_written_in_a_form_that_the_reader_knows(contracts: dict[str, Contract]):
    forms = {
        c.written for k in contracts.values() for t in k.tables for c in t.columns if c.written
    }
    assert forms <= WRITTEN.keys()


def test_the_contracts_touch_every_kind_of_agency_and_format(
    contracts: dict[str, Contract],
):
    assert {c.domain for c in contracts.values()} == {"council", "ics", "police"}
    assert {c.file_format for c in contracts.values()} == {"csv", "xml", "parquet", "xlsx"}


def test_what_is_our_own_specification_says_so(contracts: dict[str, Contract]):
    own = {c.id for c in contracts.values() if c.is_own_specification}
    assert {"mash_contact", "police_person", "ics_person"} <= own
    for contract_id in own:
        assert "own specification" in contracts[contract_id].source


def test_rendered_files_are_as_the_contracts_say():
    assert drift() == []


def test_drift_finds_a_file_that_was_changed_added_or_lost(tmp_path: Path):
    for path, text in rendered_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert drift(tmp_path) == []
    stage = tmp_path / "dbt_project/models/staging/mash/stg_mash__stages.sql"
    stage.write_text(re.sub("decided_at,?", "", stage.read_text()), encoding="utf-8")
    (stage.parent / "stg_mash__ghosts.sql").write_text("select 1", encoding="utf-8")
    (tmp_path / "expectations/rendered/mash_stage.json").unlink()
    assert [path.name for path in drift(tmp_path)] == [
        "stg_mash__ghosts.sql",
        "stg_mash__stages.sql",
        "mash_stage.json",
    ]
