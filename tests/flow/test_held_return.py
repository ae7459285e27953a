"""A return whose rules find too much waits for a person; the night goes on and says so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sy_dataset.ledger import Ledger
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quality.return_suites import as_return_suite, suite_name
from sy_dataset.quality.thresholds import BySeverity
from tests.nights import ask, copy_of, night

pytestmark = pytest.mark.slow
HELD = "ssda903"
STATES = "select distinct state from fct_arrival where extract_id = 'ssda903' and is_latest"
SPEAKING = "select count(*) from fct_arrival where extract_id = 'ssda903' and is_selected"


@pytest.fixture
def sent(sent_county: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """One council's two returns, of which the rules may find nothing in one."""
    workspace = copy_of(sent_county, tmp_path / "home")
    for path in workspace.inbox.rglob("*"):
        is_return = path.name.startswith((HELD, "cin_census"))
        if path.is_file() and not (path.parent.name == "barnsley" and is_return):
            path.unlink()
    book = tmp_path / "expectations"
    shutil.copytree(PROJECT / "expectations", book)
    strict = book / "thresholds.yaml"
    agreed = "  default: {error: 0.20, query: 0.50}\n"
    assert agreed in strict.read_text()
    strict.write_text(strict.read_text().replace(agreed, f"{agreed}  {HELD}: {{error: 0.0}}\n"))
    suite = as_return_suite(HELD, BySeverity(error=0.0, query=0.5))
    (book / "rendered" / f"{suite_name(HELD)}.json").write_text(json.dumps(suite))
    monkeypatch.setattr(Workspace, "rulebook", property(lambda self: book))
    monkeypatch.setattr("sy_dataset.quality.return_gate.FEWEST_ROWS", 1)
    return workspace


def test_a_held_return_is_told_of_and_speaks_when_one_of_its_files_is_accepted(sent: Workspace):
    assert night(sent).state == "published"
    assert ask(sent, STATES) == [("held",)]
    assert ask(sent, SPEAKING) == [(0,)]
    assert ask(sent, "select count(*) from fct_arrival where is_selected") == [(1,)]
    page = (sent.current / "report" / "index.html").read_text(encoding="utf-8")
    assert "waits for a decision because its rules find errors in too many of its rows" in page
    assert night(sent).state == "unchanged"

    ledger = Ledger(sent.ledger)
    one = next(a for a in ledger.arrivals("held") if a.extract_id == HELD)
    assert ledger.decide(one.arrival_id, "accepted", by="A. Nalyst", reason="it is known")
    assert ledger.arrivals("held") == []
    ledger.close()
    assert night(sent).state == "published"
    assert ask(sent, STATES) == [("accepted",)]
    assert ask(sent, SPEAKING) != [(0,)]
