"""An agency's own check of a return asks the statutory rules of it, all its files together."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sy_dataset.cli import app
from sy_dataset.paths import PROJECT, Workspace

BOOKS = PROJECT / "expectations" / "rules"
CENSUS = """<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>
<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>
<Source><LEA>370</LEA></Source></Header>
<Children><Child><ChildIdentifiers>
<LAchildID>T1</LAchildID><PersonBirthDate>2012-02-13</PersonBirthDate><Sex>F</Sex>
</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-02</CINreferralDate><Assessments>
<AssessmentActualStartDate>2025-05-01</AssessmentActualStartDate>
</Assessments></CINdetails></Child></Children></Message>
"""
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SY_DATASET_HOME", str(tmp_path / "home"))
    return tmp_path


def rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: str, *codes: str) -> Path:
    """A rulebook with a few rules of a book; returns the folder of the book."""
    few = tmp_path / "expectations" / "rules" / book
    few.mkdir(parents=True)
    for path in (BOOKS / book).iterdir():
        if path.is_dir():
            shutil.copytree(path, few / path.name)
        elif path.suffix == ".yaml" or path.stem in codes:
            shutil.copy(path, few)
    monkeypatch.setattr(Workspace, "rulebook", property(lambda _: tmp_path / "expectations"))
    return few


def check(extract: str, *options: object) -> tuple[int, str, list[dict[str, str]]]:
    """Exit code, screen and findings."""
    out = Workspace.here().home.parent / "findings.csv"
    asked = ["check", "--extract", extract, "--agency", "barnsley", "--out", str(out)]
    result = CliRunner().invoke(app, [*asked, *map(str, options)])
    if not out.is_file():
        return result.exit_code, result.output, []
    with out.open(encoding="utf-8", newline="") as lines:
        return result.exit_code, result.output, list(csv.DictReader(lines))


def census(tmp_path: Path, year: int = 2026) -> Path:
    path = tmp_path / "cin.xml"
    path.write_text(CENSUS.format(year=year), encoding="utf-8")
    return path


def looked_after(tmp_path: Path, started: str = "01/05/2025") -> tuple[Path, Path]:
    folder = tmp_path / started.replace("/", "")
    folder.mkdir()
    header, episodes = folder / "header.csv", folder / "episodes.csv"
    header.write_text(HEADER + "7,M,01/02/2015,WBRI,UN1,,\n", encoding="utf-8")
    row = f"7,{started},S,V3,N1,U1,PR1,,,,S1 1AA,S1 1AA,SC000001\n"
    episodes.write_text(EPISODES + row, encoding="utf-8")
    return header, episodes


def of_rules(found: list[dict[str, str]], book: str) -> list[dict[str, str]]:
    return [f for f in found if f["rule_id"].startswith(f"{book}/")]


def test_a_statutory_rule_is_told_with_its_words_and_the_return_s_own_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rulebook(tmp_path, monkeypatch, "cin", "1103", "1104", "2887Q")
    code, screen, found = check("cin_census", "--year", 2026, census(tmp_path))
    assert code == 0, screen
    told = [tuple(f.values()) for f in of_rules(found, "cin")]
    words = "The assessment start date cannot be before the referral date"
    assert told[:2] == [
        (
            *("cin/1103", "failed", "error", "Assessments", "AssessmentActualStartDate"),
            *("7", "T1", words),
        ),
        ("cin/1103", "failed", "error", "CINdetails", "CINreferralDate", "7", "T1", words),
    ]
    assert [line[:7] for line in told[2:]] == [("cin/2887Q", "failed", "query", "", "", "", "")]
    assert "1 passed, 2 failed, 0 not applicable, 0 not run, 0 crashed" in screen
    assert "cin/1103" in screen
    assert f"{len(found)} findings" in screen


def test_a_rule_that_crashed_or_lacks_a_table_has_one_row_with_its_reason_and_is_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    book = rulebook(tmp_path, monkeypatch, "ssda903", "384", "502", "INT32")
    rule = (book / "384.sql").read_text(encoding="utf-8")
    (book / "384.sql").write_text(rule.replace("Episodes.PLACE in", "Episodes.NO_SUCH in"))
    _, screen, found = check("ssda903", "--year", 2026, looked_after(tmp_path)[1])
    told = [tuple(f.values()) for f in of_rules(found, "ssda903")]
    nowhere = ("", "", "", "")
    assert told == [
        ("ssda903/384", "crashed", "error", *nowhere, "BinderException"),
        ("ssda903/502", "not run", "error", *nowhere, "without Episodes_last"),
        ("ssda903/INT32", "not run", "error", *nowhere, "without Header"),
    ]
    assert "0 passed, 0 failed, 0 not applicable, 2 not run, 1 crashed" in screen
    assert f"{len(found) - 3} findings" in screen


def test_all_files_together_are_one_return(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rulebook(tmp_path, monkeypatch, "ssda903", "384", "INT32")
    header, episodes = looked_after(tmp_path)
    _, screen, alone = check("ssda903", "--year", 2026, episodes)
    assert {(f["rule_id"], f["status"]) for f in of_rules(alone, "ssda903")} == {
        ("ssda903/384", "failed"),
        ("ssda903/INT32", "not run"),
    }, screen
    _, screen, both = check("ssda903", "--year", 2026, header, episodes)
    assert {f["rule_id"] for f in of_rules(both, "ssda903")} == {"ssda903/384"}, screen
    assert {(f["field"], f["source_row"], f["child_id"]) for f in of_rules(both, "ssda903")} == {
        ("PLACE", "2", "7"),
        ("LS", "2", "7"),
    }


def test_two_files_of_one_table_are_not_one_return(tmp_path: Path):
    header, _ = looked_after(tmp_path)
    other, _ = looked_after(tmp_path, "02/05/2025")
    code, screen, _ = check("ssda903", "--year", 2026, header, other)
    assert code == 1
    assert "two files hold the table Header" in screen


def test_the_return_of_the_year_before_answers_the_rules_that_ask_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rulebook(tmp_path, monkeypatch, "ssda903", "502", "501")
    _, episodes = looked_after(tmp_path)
    _, earlier = looked_after(tmp_path, "01/05/2024")
    _, _, without = check("ssda903", "--year", 2026, episodes)
    assert ("ssda903/502", "not run") in {(f["rule_id"], f["status"]) for f in without}
    _, screen, found = check("ssda903", "--year", 2026, "--previous", earlier, episodes)
    assert "not run" not in {f["status"] for f in found}, screen
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    _, _, found = check("ssda903", "--year", 2026, "--previous", empty, episodes)
    assert ("file/empty", "failed") in {(f["rule_id"], f["status"]) for f in found}
    assert ("ssda903/502", "not run") in {(f["rule_id"], f["status"]) for f in found}


def test_a_return_of_a_year_without_rules_has_none_that_apply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rulebook(tmp_path, monkeypatch, "cin", "1103", "1104")
    _, screen, found = check("cin_census", "--year", 2022, census(tmp_path, 2022))
    assert of_rules(found, "cin") == []
    assert "0 passed, 0 failed, 2 not applicable, 0 not run, 0 crashed" in screen


def test_a_file_that_cannot_be_read_leaves_every_rule_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rulebook(tmp_path, monkeypatch, "cin", "1103", "1104")
    path = tmp_path / "cin.xml"
    path.write_bytes(b"")
    _, screen, found = check("cin_census", "--year", 2026, path)
    assert {f["status"] for f in of_rules(found, "cin")} == {"not run"}
    assert "1 findings" in screen


@pytest.mark.slow
def test_no_rule_of_the_whole_books_crashes_on_a_small_return(tmp_path: Path):
    header, episodes = looked_after(tmp_path)
    for extract, files in (("cin_census", [census(tmp_path)]), ("ssda903", [header, episodes])):
        _, screen, found = check(extract, "--year", 2026, *files)
        assert " 0 crashed" in screen
        assert {f["status"] for f in found} <= {"failed", "not run"}
