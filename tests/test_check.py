"""An agency checks its own files before it sends them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sy_dataset.check import Finding
from sy_dataset.cli import app
from sy_dataset.contracts import load_contracts
from tests.ingest.samples import csv_file, person

PERSON = load_contracts()["ssd_person"]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SY_DATASET_HOME", str(tmp_path / "home"))
    return tmp_path


def check(tmp_path: Path, content: bytes, *options: str) -> tuple[int, str, list[dict[str, str]]]:
    """Exit code, screen and findings of checking one file of persons."""
    file, out = tmp_path / "ssd_person.csv", tmp_path / "findings.csv"
    file.write_bytes(content)
    asked = ["check", "--extract", "ssd_person", "--agency", "barnsley", "--out", str(out)]
    result = CliRunner().invoke(app, [*asked, *options, str(file)])
    if not out.is_file():
        return result.exit_code, result.output, []
    with out.open(encoding="utf-8", newline="") as lines:
        return result.exit_code, result.output, list(csv.DictReader(lines))


def test_every_finding_is_one_row_with_the_sender_s_own_names(tmp_path: Path):
    rows = [person(1), person(2, birth_date="30/02/2012"), person(3, sex_code="X")]
    code, screen, found = check(tmp_path, csv_file(PERSON, rows))
    assert code == 0
    assert "2 findings" in screen
    assert list(found[0]) == list(Finding._fields)
    assert [(f["rule_id"], f["table"], f["field"], f["source_row"]) for f in found] == [
        ("cell/code", "ssd_person", "pers_sex", "4"),
        ("cell/date", "ssd_person", "pers_dob", "3"),
    ]
    assert [f["child_id"] for f in found] == ["T00003", "T00002"]
    assert {(f["status"], f["severity"]) for f in found} == {("failed", "error")}
    assert "30/02" not in (tmp_path / "findings.csv").read_text() + screen


def test_a_row_that_was_set_aside_is_told_with_its_child(tmp_path: Path):
    rows = [person(1), person(1, sex_code="M")]
    _, _, found = check(tmp_path, csv_file(PERSON, rows))
    assert [(f["rule_id"], f["child_id"]) for f in found] == [("row/key_duplicated", "T00001")]


def test_a_file_that_cannot_be_read_is_told_of_and_not_lost(tmp_path: Path):
    code, _, found = check(tmp_path, b"")
    assert code == 0
    assert [f["rule_id"] for f in found] == ["file/empty"]
    assert "ssd_person.csv" in found[0]["message"]


def test_a_clean_file_has_no_findings_and_leaves_nothing_behind(tmp_path: Path):
    code, screen, found = check(tmp_path, csv_file(PERSON, [person(1)]))
    assert (code, found) == (0, [])
    assert "0 findings" in screen
    assert not list((tmp_path / "home").rglob("*.parquet"))
    assert not list((tmp_path / "home" / "data" / "restricted" / "checks").iterdir())


def test_a_form_that_the_contract_does_not_have_is_a_plain_message(tmp_path: Path):
    other = tmp_path / "ssd_person.pdf"
    other.write_bytes(b"%PDF")
    asked = ["check", "--extract", "ssd_person", "--agency", "barnsley"]
    result = CliRunner().invoke(app, [*asked, "--out", str(tmp_path / "f.csv"), str(other)])
    assert result.exit_code == 1
    assert "sent as csv" in result.output


@pytest.mark.parametrize(
    ("option", "value"), [("--extract", "no_such"), ("--agency", "police"), ("--agency", "leeds")]
)
def test_an_unknown_extract_or_an_agency_that_does_not_send_it_is_a_usage_error(
    tmp_path: Path, option: str, value: str
):
    code, screen, _ = check(tmp_path, csv_file(PERSON, [person(1)]), option, value)
    assert code == 2
    assert "ssd_person" in screen or "barnsley" in screen


def test_a_census_of_another_year_and_authority_is_told_of_and_checked_all_the_same(
    tmp_path: Path,
):
    census = tmp_path / "cin.xml"
    census.write_text(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>"
        "<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>"
        "<Source><LEA>999</LEA></Source></Header><Children><Child><ChildIdentifiers>"
        "<LAchildID>T1</LAchildID><PersonBirthDate>2012-02-13</PersonBirthDate><Sex>F</Sex>"
        "</ChildIdentifiers><ChildCharacteristics><Ethnicity>XXXX</Ethnicity>"
        "</ChildCharacteristics></Child></Children></Message>",
        encoding="utf-8",
    )
    out = tmp_path / "f.csv"
    asked = ["check", "--extract", "cin_census", "--agency", "barnsley", "--year", "2026"]
    result = CliRunner().invoke(app, [*asked, "--out", str(out), str(census)])
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8", newline="") as lines:
        found = {(f["rule_id"], f["field"], f["child_id"]) for f in csv.DictReader(lines)}
    assert ("file/names_another_authority", "LEA", "") in found
    assert ("cell/code", "Ethnicity", "T1") in found
