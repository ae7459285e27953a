"""Gate 1: may an arrival be used? Accepted, held for approval, or refused.

The checks of every extract and agency are judged at once, with a result for each. Every
check that the contract calls for must have an answer for every arrival; an arrival that
lacks one is refused, so a check that crashed or was left out never lets anything through.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sy_dataset.config import Config
from sy_dataset.contracts import Contract
from sy_dataset.delivery import Delivery
from sy_dataset.engine import connect
from sy_dataset.findings import CheckState
from sy_dataset.inputs import in_effect
from sy_dataset.ledger import Arrival, GateCheck, Ledger
from sy_dataset.paths import Workspace
from sy_dataset.quality.measures import LastGood, measure_arrivals
from sy_dataset.quality.questions import Question, answer, enter_questions
from sy_dataset.quality.render_suites import as_suite, with_limits
from sy_dataset.quality.suites import Suite, SuiteError, parse_suite, suite_runner

COMPLETENESS = "completeness"
ANSWERED = {CheckState.PASSED, CheckState.NOT_APPLICABLE}


@dataclass(frozen=True)
class _Judged:
    """What one check said of one arrival."""

    check: GateCheck
    on_failure: str


def judge_arrivals(
    arrivals: Sequence[Arrival],
    *,
    ledger: Ledger,
    contracts: Mapping[str, Contract],
    config: Config,
    workspace: Workspace,
    rulebook: Path | None = None,
) -> dict[str, str]:
    """Judge the arrivals in state conformed; the verdict of each by its id.

    refused if a check failed whose failure refuses, or any check crashed or did not run;
    held if only checks failed that hold; else accepted. Verdicts and checks are in the
    ledger when this returns.

    rulebook  folder that holds rendered/<extract_id>.json; the project's own by default

    An arrival is measured against the last accepted one that was received before it, so
    that it gets the same verdict whether it came alone or with a heap of others.
    """
    conformed = [arrival for arrival in arrivals if arrival.state == "conformed"]
    rendered = (rulebook or workspace.rulebook) / "rendered"
    verdicts: dict[str, str] = {}
    checks: list[GateCheck] = []
    for wave in _waves(conformed):
        last_good = _last_good(wave, ledger, verdicts, conformed, contracts)
        judged = _judge_wave(wave, ledger, contracts, config, workspace, rendered, last_good)
        verdicts |= {arrival_id: _verdict(of) for arrival_id, of in judged.items()}
        checks += [one.check for of in judged.values() for one in of]
    ledger.record_verdicts(verdicts, checks)
    return verdicts


def _waves(arrivals: Sequence[Arrival]) -> Iterator[list[Arrival]]:
    """The first arrival of every agency, extract and part, then the second, and so on."""
    left = sorted(arrivals, key=lambda arrival: arrival.sequence)
    while left:
        firsts: dict[tuple[str, str | None, frozenset[str]], Arrival] = {}
        for arrival in left:
            firsts.setdefault((arrival.agency_id, arrival.extract_id, arrival.tables), arrival)
        wave = list(firsts.values())
        yield wave
        taken = {arrival.arrival_id for arrival in wave}
        left = [arrival for arrival in left if arrival.arrival_id not in taken]


def _last_good(
    wave: Sequence[Arrival],
    ledger: Ledger,
    verdicts: Mapping[str, str],
    conformed: Sequence[Arrival],
    contracts: Mapping[str, Contract],
) -> dict[str, LastGood]:
    """By arrival, the newest accepted one of its agency and extract that was received before it.

    Of an extract that is sent in parts, the newest that holds the same tables; of changes
    none, for as many as there were yesterday there need not be today.
    """
    accepted = ledger.arrivals("accepted") + [
        a for a in conformed if verdicts.get(a.arrival_id) == "accepted"
    ]
    found: dict[str, LastGood] = {}
    for arrival in wave:
        contract = contracts.get(str(arrival.extract_id))
        before = [a for a in accepted if _is_comparable(a, arrival)]
        if before and contract and contract.delivery is not Delivery.DELTA:
            last = max(before, key=in_effect)
            tables = arrival.tables & last.tables
            counts = ledger.row_counts(last.arrival_id)
            rows = sum(count.rows_accepted for count in counts if count.table_name in tables)
            is_ordered = contract.delivery is Delivery.SNAPSHOT
            found[arrival.arrival_id] = LastGood(
                last.arrival_id, last.period_date if is_ordered else None, tables, rows
            )
    return found


def _is_comparable(earlier: Arrival, arrival: Arrival) -> bool:
    return (
        (earlier.agency_id, earlier.extract_id) == (arrival.agency_id, arrival.extract_id)
        and earlier.sequence < arrival.sequence
        and bool(earlier.tables & arrival.tables)
    )


def _judge_wave(
    wave: Sequence[Arrival],
    ledger: Ledger,
    contracts: Mapping[str, Contract],
    config: Config,
    workspace: Workspace,
    rendered: Path,
    last_good: Mapping[str, LastGood],
) -> dict[str, list[_Judged]]:
    known = [arrival for arrival in wave if arrival.extract_id in contracts]
    judged = {arrival.arrival_id: [_no_contract(arrival)] for arrival in wave}
    workspace.state.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workspace.state, prefix="gate-") as folder:
        database = Path(folder) / "measures.duckdb"
        with connect(database, scratch=Path(folder) / "spill") as connection:
            measure_arrivals(
                connection,
                known,
                contracts=contracts,
                ledger=ledger,
                last_good=last_good,
                workspace=workspace,
            )
            measures = _measures(connection, {str(a.extract_id) for a in known})
            asked = list(_asked(measures, rendered, config))
            enter_questions(connection, asked)
        with suite_runner(database, schema="main", details=workspace.error_details) as runner:
            answers = answer(runner, asked)
    by_arrival: dict[str, dict[str, _Judged]] = defaultdict(dict)
    for question, state in zip(asked, answers, strict=True):
        by_arrival[question.arrival_id][question.check.check_id] = _judged(question, state)
    for extract_id, rows in measures.items():
        wanted = parse_suite(with_limits(as_suite(contracts[extract_id]), config.gates))
        for row in rows:
            arrival_id = str(row["arrival_id"])
            judged[arrival_id] = _complete(arrival_id, by_arrival[arrival_id], wanted)
    return judged


def _measures(
    connection: duckdb.DuckDBPyConnection, extract_ids: set[str]
) -> dict[str, list[dict[str, Any]]]:
    """The measures of every arrival, by extract: counts and shares, a handful of rows."""
    return {
        extract_id: connection.execute(f'select * from "{extract_id}" order by arrival_id')
        .to_arrow_table()
        .to_pylist()
        for extract_id in sorted(extract_ids)
    }


def _asked(
    measures: Mapping[str, Sequence[Mapping[str, Any]]], rendered: Path, config: Config
) -> Iterator[Question]:
    """Every check of every rendered suite, asked of every arrival of its extract."""
    for extract_id, rows in measures.items():
        try:
            suite = _rendered_suite(rendered / f"{extract_id}.json", config)
        except (OSError, SuiteError, ValueError, KeyError, TypeError):
            continue  # every check the contract calls for is then "not run"
        for row in rows:
            for check in suite.checks:
                yield Question.of(check, row)


def _rendered_suite(path: Path, config: Config) -> Suite:
    declared = json.loads(path.read_text(encoding="utf-8"))
    return parse_suite(with_limits(declared, config.gates))


def _complete(arrival_id: str, ran: Mapping[str, _Judged], wanted: Suite) -> list[_Judged]:
    """An arrival's checks: those that ran, those that should have, and completeness."""
    left_out = [
        _judged(Question.of(check, {"arrival_id": arrival_id}), CheckState.NOT_RUN, "refuse")
        for check in wanted.checks
        if check.check_id not in ran
    ]
    expected = {check.check_id for check in wanted.checks} | ran.keys()
    answered = sum(_is_answered(one) for one in ran.values())
    return [*ran.values(), *left_out, _completeness(arrival_id, answered, len(expected))]


def _judged(question: Question, state: CheckState, on_failure: str | None = None) -> _Judged:
    check = GateCheck(
        arrival_id=question.arrival_id,
        check_id=question.check.check_id,
        title=question.title if state is CheckState.FAILED else question.check.title,
        state=state.value,
        observed=question.observed,
        lowest=question.lowest,
        highest=question.highest,
    )
    return _Judged(check, on_failure or question.check.on_failure)


def _is_answered(judged: _Judged) -> bool:
    return judged.check.state not in (CheckState.NOT_RUN, CheckState.CRASHED)


def _completeness(arrival_id: str, answered: int, expected: int) -> _Judged:
    state = CheckState.PASSED if answered == expected and expected else CheckState.FAILED
    title = "Not every check gave an answer"
    check = GateCheck(arrival_id, COMPLETENESS, title, state.value, answered, expected, expected)
    return _Judged(check, "refuse")


def _no_contract(arrival: Arrival) -> _Judged:
    return _completeness(arrival.arrival_id, 0, 0)


def _verdict(judged: Sequence[_Judged]) -> str:
    wrong = [one for one in judged if CheckState(one.check.state) not in ANSWERED]
    unanswered = any(not _is_answered(one) for one in wrong)
    if unanswered or any(one.on_failure == "refuse" for one in wrong):
        return "refused"
    return "held" if wrong else "accepted"
