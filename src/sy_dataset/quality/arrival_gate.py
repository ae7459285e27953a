"""Gate 1: may an arrival be used? Accepted, held for approval, or refused.

One suite judges the arrivals of all agencies at once, with a result for each. Every
check that the contract calls for must have an answer for every arrival; an arrival that
lacks one is refused, so a check that crashed or was left out never lets anything through.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sy_dataset.config import Config
from sy_dataset.contracts import Contract
from sy_dataset.engine import connect
from sy_dataset.findings import CheckState
from sy_dataset.ledger import Arrival, GateCheck, Ledger
from sy_dataset.paths import Workspace
from sy_dataset.quality.measures import LastGood, measure_arrivals
from sy_dataset.quality.render_suites import as_suite, with_limits
from sy_dataset.quality.suites import (
    CheckResult,
    Suite,
    SuiteError,
    SuiteRunner,
    parse_suite,
    suite_runner,
)

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
        last_good = _last_good(wave, ledger, verdicts, conformed)
        judged = _judge_wave(wave, ledger, contracts, config, workspace, rendered, last_good)
        verdicts |= {arrival_id: _verdict(of) for arrival_id, of in judged.items()}
        checks += [one.check for of in judged.values() for one in of]
    ledger.record_verdicts(verdicts, checks)
    return verdicts


def _waves(arrivals: Sequence[Arrival]) -> Iterator[list[Arrival]]:
    """The first arrival of every agency and extract, then the second, and so on."""
    left = sorted(arrivals, key=lambda arrival: arrival.sequence)
    while left:
        firsts: dict[tuple[str, str | None], Arrival] = {}
        for arrival in left:
            firsts.setdefault((arrival.agency_id, arrival.extract_id), arrival)
        wave = list(firsts.values())
        yield wave
        taken = {arrival.arrival_id for arrival in wave}
        left = [arrival for arrival in left if arrival.arrival_id not in taken]


def _last_good(
    wave: Sequence[Arrival],
    ledger: Ledger,
    verdicts: Mapping[str, str],
    conformed: Sequence[Arrival],
) -> dict[tuple[str, str | None], LastGood]:
    """Per agency and extract, the newest accepted arrival received before the one in the wave."""
    accepted = ledger.arrivals("accepted") + [
        a for a in conformed if verdicts.get(a.arrival_id) == "accepted"
    ]
    found: dict[tuple[str, str | None], LastGood] = {}
    for arrival in wave:
        key = (arrival.agency_id, arrival.extract_id)
        before = [
            a
            for a in accepted
            if (a.agency_id, a.extract_id) == key and a.sequence < arrival.sequence
        ]
        if before:
            last = max(before, key=lambda a: (str(a.period_date), a.sequence))
            rows = sum(count.rows_accepted for count in ledger.row_counts(last.arrival_id))
            found[key] = LastGood(last.period_date, last.sequence, rows)
    return found


def _judge_wave(
    wave: Sequence[Arrival],
    ledger: Ledger,
    contracts: Mapping[str, Contract],
    config: Config,
    workspace: Workspace,
    rendered: Path,
    last_good: Mapping[tuple[str, str | None], LastGood],
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
        with suite_runner(database, schema="main", details=workspace.error_details) as runner:
            for extract_id, rows in measures.items():
                wanted = parse_suite(with_limits(as_suite(contracts[extract_id]), config.gates))
                results = _run(runner, rendered / f"{extract_id}.json", config)
                judged |= _judge_extract(rows, wanted, results)
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


def _run(
    runner: SuiteRunner, path: Path, config: Config
) -> list[tuple[CheckResult, dict[str, Any]]]:
    """Results of the rendered suite, each with its kwargs; none if the suite cannot be read."""
    try:
        suite = _rendered_suite(path, config)
    except (OSError, SuiteError, ValueError, KeyError, TypeError):
        return []  # every check the contract calls for is then "not run"
    results = runner.run(suite, name_rows_by="arrival_id")
    kwargs = {check.check_id: check.kwargs for check in suite.checks}
    return [(result, kwargs[result.check_id]) for result in results]


def _rendered_suite(path: Path, config: Config) -> Suite:
    declared = json.loads(path.read_text(encoding="utf-8"))
    return parse_suite(with_limits(declared, config.gates))


def _judge_extract(
    rows: Sequence[Mapping[str, Any]],
    wanted: Suite,
    results: Sequence[tuple[CheckResult, dict[str, Any]]],
) -> dict[str, list[_Judged]]:
    """Every arrival's checks: those that ran, those that should have, and completeness."""
    judged: dict[str, list[_Judged]] = {}
    for row in rows:
        ran = [_judge_one(row, result, kwargs, len(rows)) for result, kwargs in results]
        answered = {one.check.check_id for one in ran if _is_answered(one)}
        ran_ids = {one.check.check_id for one in ran}
        left_out = [
            _Judged(
                _gate_check(row, check.check_id, check.title, CheckState.NOT_RUN, check.kwargs),
                "refuse",
            )
            for check in wanted.checks
            if check.check_id not in ran_ids
        ]
        expected = {check.check_id for check in wanted.checks} | ran_ids
        complete = _completeness(str(row["arrival_id"]), len(answered), len(expected))
        judged[str(row["arrival_id"])] = [*ran, *left_out, complete]
    return judged


def _judge_one(
    row: Mapping[str, Any], result: CheckResult, kwargs: dict[str, Any], arrivals: int
) -> _Judged:
    state = result.state
    if state in (CheckState.PASSED, CheckState.FAILED):
        if result.rows_seen != arrivals:
            state = CheckState.NOT_RUN  # it looked at other arrivals than these
        elif result.failing:
            is_failing = str(row["arrival_id"]) in result.failing
            state = CheckState.FAILED if is_failing else CheckState.PASSED
        if state is CheckState.PASSED and row.get(kwargs["column"]) is None:
            state = CheckState.NOT_APPLICABLE
    check = _gate_check(row, result.check_id, result.title, state, kwargs)
    return _Judged(check, result.on_failure)


def _gate_check(
    row: Mapping[str, Any], check_id: str, title: str, state: CheckState, kwargs: dict[str, Any]
) -> GateCheck:
    return GateCheck(
        arrival_id=str(row["arrival_id"]),
        check_id=check_id,
        title=title,
        state=state.value,
        observed=row.get(kwargs["column"]),
        lowest=kwargs.get("min_value"),
        highest=kwargs.get("max_value"),
    )


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
