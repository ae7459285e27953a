"""The gate of returns: one whose rules fail is held, and the last good one speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from sy_dataset.contracts import deliveries
from sy_dataset.findings import CheckState
from sy_dataset.inputs import select
from sy_dataset.ledger import Arrival
from sy_dataset.paths import PROJECT
from sy_dataset.quality.return_gate import Judge, judge_returns
from sy_dataset.quality.rules.checked import CheckedReturn
from sy_dataset.quality.rules.files import load_rules
from sy_dataset.quality.rules.runner import RuleResult

RULES = load_rules(PROJECT / "expectations" / "rules" / "cin")
ERROR = next(rule.id for rule in RULES if rule.severity == "error")
QUERY = next(rule.id for rule in RULES if rule.severity == "query")
LAST_YEAR, THIS_YEAR = date(2025, 3, 31), date(2026, 3, 31)


@dataclass
class Returns:
    """A night in which the rules of the census say what a test wants of each arrival."""

    night: Any
    code: str = "code"
    flagged: dict[str, tuple[str, int]] = field(default_factory=dict)
    crashed: set[str] = field(default_factory=set)
    breaks: set[str] = field(default_factory=set)
    asked: int = 0

    def check_return(self, one: Any, book: Path, **_: Any) -> CheckedReturn:
        """What `quality.rules.checked` does, without a rule."""
        self.asked += 1
        arrivals = {table: path.parent.name for table, path in one.tables.items()}
        if self.breaks & set(arrivals.values()):
            raise MemoryError("a row of a child")
        rows = [
            (table, row + 2, None, rule)
            for table, arrival in sorted(arrivals.items())
            for rule, count in [self.flagged.get(f"{arrival}/{table}", (ERROR, 0))]
            for row in range(count)
        ]
        is_broken = bool(self.crashed & set(arrivals.values()))
        first = CheckState.CRASHED if is_broken else CheckState.PASSED
        results = [RuleResult(RULES[0].id, first)]
        results += [RuleResult(rule.id, CheckState.PASSED, cases=0) for rule in RULES[1:]]
        return CheckedReturn(results, _table(rows))

    def arrive(self, *, errors: int = 0, queries: int = 0, rows: int = 100, **how: Any) -> Arrival:
        """A return of 100 rows in one table, so many of which rules flag."""
        how = {"tables": ("children",), "state": "accepted", "period": THIS_YEAR} | how
        arrival: Arrival = self.night.arrive("cin_census", rows=rows, **how)
        flagged = (ERROR, errors) if errors else (QUERY, queries)
        self.flagged[f"{arrival.arrival_id}/{how['tables'][0]}"] = flagged
        return arrival

    def judge(self) -> dict[str, int]:
        night = self.night
        agencies = {agency.id: agency for agency in night.config.agency}
        rulebook = night.workspace.rulebook
        judge = Judge(night.ledger, night.contracts, agencies, night.workspace, self.code, rulebook)
        return judge_returns(judge, lambda: False)

    @property
    def states(self) -> list[str]:
        """The state of every arrival, in the order of receipt."""
        return [arrival.state for arrival in self.night.ledger.arrivals()]

    @property
    def speaking(self) -> list[str]:
        arrivals = self.night.ledger.arrivals()
        return [a.arrival_id for a in select(arrivals, deliveries(self.night.contracts)).selected]

    def accept(self, arrival: Arrival) -> None:
        decided = self.night.ledger.decide(
            arrival.arrival_id, "accepted", by="A. Nalyst", reason="the council knows of it"
        )
        assert decided


def _table(rows: list[tuple[Any, ...]]) -> pa.Table:
    kinds = (pa.string(), pa.int64(), pa.string(), pa.string())
    columns = list(zip(*rows, strict=True)) or [()] * 4
    names = ("table_name", "source_row", "column_name", "rule_id")
    arrays = [pa.array(values, kind) for values, kind in zip(columns, kinds, strict=True)]
    return pa.table(dict(zip(names, arrays, strict=True)))


@pytest.fixture
def returns(night: Any, monkeypatch: pytest.MonkeyPatch) -> Returns:
    made = Returns(night)
    monkeypatch.setattr("sy_dataset.quality.rules.sent.check_return", made.check_return)
    return made


@pytest.mark.parametrize(
    ("errors", "queries", "state"),
    [(20, 0, "accepted"), (21, 0, "held"), (0, 50, "accepted"), (0, 51, "held")],
)
def test_rules_that_flag_too_many_rows_hold_a_return(returns, errors, queries, state):
    arrival = returns.arrive(errors=errors, queries=queries)
    assert returns.judge() == {state: 1}
    assert returns.states == [state]
    found = returns.night.states(arrival)
    assert set(found) == {
        "rules/error_share", "rules/query_share", "rules/crashed", "rules/without_result"
    }  # fmt: skip
    assert ("failed" in found.values()) is (state == "held")


def test_a_small_return_is_held_only_if_a_rule_gave_no_answer(returns):
    small = returns.arrive(rows=49, errors=40)
    returns.judge()
    assert returns.states == ["accepted"]
    assert returns.night.states(small)["rules/error_share"] == "not applicable"
    returns.crashed.add(returns.arrive(rows=49).arrival_id)
    returns.judge()
    assert returns.states == ["accepted", "held"]


def test_the_last_good_return_speaks_again_and_is_judged_in_its_turn(returns):
    good = returns.arrive(period=LAST_YEAR)
    returns.arrive(errors=30)
    returns.arrive(errors=60)
    assert returns.judge() == {"held": 2, "accepted": 1}
    assert returns.states == ["accepted", "held", "held"]
    assert returns.speaking == [good.arrival_id]


def test_nothing_unchanged_is_judged_again_and_nothing_imports_the_library(returns, monkeypatch):
    returns.arrive(errors=30)
    returns.arrive(agency_id="doncaster")
    returns.judge()
    asked = returns.asked
    monkeypatch.setattr("sy_dataset.quality.return_gate.suite_runner", None)
    assert returns.judge() == {}
    assert returns.asked == asked


def test_an_approval_stands_for_the_same_rules_and_bytes_under_other_code(returns):
    arrival = returns.arrive(errors=30)
    returns.judge()
    returns.accept(arrival)
    assert returns.judge() == {}
    returns.code = "later code"
    assert returns.judge() == {"accepted": 1}
    assert returns.states == ["accepted"]
    returns.arrive(errors=30)
    returns.judge()
    assert returns.states == ["accepted", "held"]


def test_who_accepts_one_file_of_a_held_return_accepts_all_its_files(returns):
    first = returns.arrive(errors=50)
    returns.arrive(tables=("cin_details",))
    other = returns.arrive(agency_id="doncaster", errors=50)
    returns.judge()
    assert returns.states == ["held", "held", "held"]
    returns.accept(first)
    assert returns.states == ["accepted", "accepted", "held"]
    assert other.arrival_id not in returns.speaking


def test_a_file_that_corrects_a_held_return_is_judged_with_the_other_files(returns):
    returns.arrive(errors=100)
    details = returns.arrive(tables=("cin_details",))
    returns.judge()
    assert returns.states == ["held", "held"]
    corrected = returns.arrive()
    assert returns.judge() == {"accepted": 1}
    assert set(returns.speaking) == {corrected.arrival_id, details.arrival_id}


def test_a_file_that_spoils_a_good_return_is_held_alone(returns):
    whole = [returns.arrive(), returns.arrive(tables=("cin_details",))]
    returns.judge()
    returns.arrive(errors=100)
    returns.judge()
    assert returns.states == ["accepted", "accepted", "held"]
    assert returns.speaking == [arrival.arrival_id for arrival in whole]


def test_a_return_that_the_engine_cannot_ask_is_held_and_asked_again(returns):
    good = returns.arrive(period=LAST_YEAR)
    returns.judge()
    bad = returns.arrive()
    returns.breaks.add(bad.arrival_id)
    assert returns.judge() == {"held": 1}
    assert returns.night.states(bad)["rules/crashed"] == "failed"
    assert returns.speaking == [good.arrival_id]
    returns.breaks.clear()
    assert returns.judge() == {"accepted": 1}
    assert returns.speaking == [bad.arrival_id]


def test_one_agency_s_return_does_not_hold_another_s(returns):
    returns.arrive(errors=100)
    returns.arrive(agency_id="doncaster")
    assert returns.judge() == {"held": 1, "accepted": 1}
    assert returns.states == ["held", "accepted"]


def test_a_suite_that_was_not_rendered_holds_what_it_should_have_judged(
    returns, tmp_path, monkeypatch
):
    monkeypatch.setattr("sy_dataset.quality.return_gate.suite_name", lambda _: "no_such_suite")
    arrival = returns.arrive()
    returns.judge()
    assert returns.states == ["held"]
    assert set(returns.night.states(arrival).values()) == {"not run"}


def test_what_a_person_refused_is_not_let_in_when_its_own_gate_judges_it_anew(returns):
    arrival = returns.arrive(errors=50)
    returns.judge()
    returns.night.ledger.decide(arrival.arrival_id, "refused", by="A. Nalyst", reason="wrong year")
    returns.night.ledger.record_verdicts({arrival.arrival_id: "accepted"}, [])
    returns.judge()
    assert returns.states == ["refused"]
