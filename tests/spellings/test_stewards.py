"""What waits for a steward, and how a decision is written down and acted on."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from click.testing import Result
from typer.testing import CliRunner

from sy_dataset.cli import app
from sy_dataset.config import Config
from sy_dataset.contracts import load_contracts
from sy_dataset.ledger import Ledger
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.spellings import SpellingMap
from tests.ingest.test_conform import Door
from tests.ingest.workbooks import contact, contacts

ANNEX = load_contracts()["annex_a"]


@pytest.fixture
def door(workspace: Workspace, config: Config, ledger: Ledger) -> Door:
    return Door(workspace, config, {"annex_a": ANNEX}, ledger)


def send(door: Door, agency_id: str, *spellings: str) -> None:
    rows = [contact(gender_code=spelling) for spelling in spellings]
    door.send("annex_a", contacts(ANNEX, *rows), agency_id)


def decide(**options: str) -> Result:
    asked = {
        "list": "list_1",
        "column": "Gender",
        "spelling": "Zqmarker",
        "code": "b) Female",
        "by": "A. Steward",
        "reason": "the sender says so",
    } | options
    return CliRunner().invoke(
        app, ["codes", "decide", *(part for k, v in asked.items() for part in (f"--{k}", v))]
    )


def queue(*options: str) -> list[dict[str, str]]:
    result = CliRunner().invoke(app, ["codes", "queue", *options])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.output)))


def test_an_empty_queue_has_a_header_and_no_rows(workspace: Workspace):
    assert queue() == []


def test_the_queue_counts_the_spellings_of_each_agency_most_frequent_first(door: Door):
    send(door, "barnsley", "Zqmarker", "a) Male", "Zqtwo", "Zqmarker")
    send(door, "doncaster", "Zqtwo")
    rows = [(row["agency_id"], row["raw_spelling"], row["rows"]) for row in queue()]
    assert rows == [
        ("barnsley", "Zqmarker", "2"),
        ("barnsley", "Zqtwo", "1"),
        ("doncaster", "Zqtwo", "1"),
    ]
    assert [row["agency_id"] for row in queue("--agency", "doncaster")] == ["doncaster"]


def test_the_queue_is_written_to_a_file_without_printing_a_spelling(door: Door):
    send(door, "barnsley", "Zqmarker")
    out = door.workspace.restricted / "queue.csv"
    result = CliRunner().invoke(app, ["codes", "queue", "--out", str(out)])
    assert (result.exit_code, "Zqmarker" in result.output) == (0, False)
    assert "Zqmarker" in out.read_text(encoding="utf-8")


def test_a_decision_empties_the_queue_and_the_next_reading_knows_it(door: Door):
    send(door, "barnsley", "Zqmarker")
    assert decide().exit_code == 0
    assert queue() == []
    send(door, "doncaster", "zqmarker ")
    arrival = door.ledger.arrivals()[-1]
    assert door.rows(arrival, "contacts")[0]["gender_code"] == "b) Female"


def test_a_decision_is_a_dated_row_of_the_installations_own_file(workspace: Workspace):
    before = (PROJECT / "config" / "spellings.csv").read_text(encoding="utf-8")
    assert decide(spelling='Zq, "marker"').exit_code == 0
    assert decide(spelling="=1+1").exit_code == 0
    own = workspace.home / "config" / "spellings.csv"
    assert own.read_text(encoding="utf-8").startswith(before)
    rows = list(csv.DictReader(io.StringIO(own.read_text(encoding="utf-8"))))[-2:]
    assert [row["raw_spelling"] for row in rows] == ['Zq, "marker"', "=1+1"]
    assert {row["decided_on"] for row in rows} == {datetime.now(UTC).date().isoformat()}
    known = SpellingMap.load(own)
    assert known.map_spelling("list_1", "Gender", 'zq "marker"').code == "b) Female"
    assert (PROJECT / "config" / "spellings.csv").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"code": "b) Woman"}, "its codes are"),
        ({"code": ""}, "its codes are"),
        ({"list": "list_99"}, "no coded column"),
        ({"column": "Allocated Team"}, "no coded column"),
        ({"by": " "}, "who decides"),
        ({"reason": ""}, "a reason"),
        ({"spelling": "  "}, "a spelling"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused_and_nothing_is_written(
    workspace: Workspace, options: dict[str, str], told: str
):
    result = decide(**options)
    assert result.exit_code == 1
    assert told in result.output
    assert "Zqmarker" not in result.output
    assert not (workspace.home / "config").exists()


def test_a_file_that_is_wrong_already_is_not_added_to(workspace: Workspace):
    own = workspace.home / "config" / "spellings.csv"
    own.parent.mkdir()
    header = "list,column,raw_spelling,code,decided_on,decided_by,reason\n"
    own.write_text(f"{header}list_1,Gender,Zq,b) Female,yesterday,x,y\n", encoding="utf-8")
    assert decide().exit_code == 1
    assert "Zqmarker" not in own.read_text(encoding="utf-8")
    assert CliRunner().invoke(app, ["codes", "queue"]).exit_code == 0
