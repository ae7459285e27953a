"""What the analyst sees of every agency, and how a held arrival is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sy_dataset.cli import app
from sy_dataset.ledger import Ledger, RowCounts
from sy_dataset.paths import Workspace
from tests.test_ledger import arrival


def status(*options: str) -> str:
    result = CliRunner().invoke(app, ["status", *options], env={"COLUMNS": "240"})
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setenv("SY_DATASET_HOME", str(tmp_path))
    return Ledger(Workspace(tmp_path).ledger)


def test_an_extract_that_never_came_is_told_of(ledger: Ledger):
    ledger.close()
    lines = [line for line in status("--agency", "police").splitlines() if "police_person" in line]
    assert len(lines) == 1
    assert "never sent" in lines[0]


def test_a_held_arrival_stands_in_the_list_until_a_named_person_decides(ledger: Ledger):
    ledger.add_arrival(arrival("abc123", 1, state="held"))
    ledger.close()
    assert "abc123" in status("--agency", "barnsley")
    asked = ["decide", "abc123", "accepted", "--by", "A. Nalyst", "--reason", "year end"]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert "held" not in status("--agency", "barnsley")
    assert CliRunner().invoke(app, asked).exit_code == 1


def test_what_is_good_is_counted_and_listed_only_when_asked_for(ledger: Ledger):
    today = datetime.now(UTC).date()
    ledger.add_arrival(replace(arrival("good", 1), period_date=today))
    counts = [RowCounts("persons", 1, 1, 0, 0)]
    ledger.record_conformed("good", counts, state="accepted", rule_id=None, derived_with="x")
    ledger.close()
    assert "1 extracts are good" in status()
    assert "ssd_person " not in "".join(
        line for line in status("--agency", "barnsley").splitlines() if "good" in line
    )
    assert any("ssd_person" in line and "good" in line for line in status("--good").splitlines())
