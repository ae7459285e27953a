"""The gate of returns: may what its rules say of a return be relied on? Accepted, or held.

A return that fails is held whole until a named person decides; the last good one speaks in its
place and is judged in its turn. What was judged once is not judged again: not by the same
rules, on the same arrivals.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from sy_dataset.config import Agency
from sy_dataset.contracts import Contract, deliveries
from sy_dataset.engine import connect, literal
from sy_dataset.findings import CheckState
from sy_dataset.inputs import Selection, file_digest, proposed, select
from sy_dataset.ledger import GateCheck, Ledger
from sy_dataset.ledger_returns import ReturnVerdict
from sy_dataset.paths import Workspace
from sy_dataset.quality.questions import Question, answer, enter_questions
from sy_dataset.quality.return_suites import return_suite, suite_name
from sy_dataset.quality.rules.files import Severity, load_rules
from sy_dataset.quality.rules.runner import SECONDS, names
from sy_dataset.quality.rules.sent import (
    BOOKS,
    Sent,
    answers_of,
    digest_of,
    findings_of,
    sent_returns,
)
from sy_dataset.quality.suites import Check, SuiteError, load_suite, suite_runner
from sy_dataset.quality.thresholds import FILE, load_thresholds

FEWEST_ROWS = 50
"""Of a return with fewer rows a share says nothing: three wrong rows of ten are three rows."""

GOOD = {CheckState.PASSED, CheckState.NOT_APPLICABLE}
Measures = dict[str, float | None]


@dataclass(frozen=True)
class Judge:
    """What judging reads.

    derived_with  digest of what the answers of rules depend on beside the arrivals
    rulebook      folder of the rules, the thresholds and the rendered suites
    seconds       the time that one rule may take
    """

    ledger: Ledger
    contracts: Mapping[str, Contract]
    agencies: Mapping[str, Agency]
    workspace: Workspace
    derived_with: str
    rulebook: Path
    seconds: float = SECONDS


def proposed_now(ledger: Ledger, contracts: Mapping[str, Contract]) -> Selection:
    """What would speak if the rules let through what they hold now."""
    return proposed(ledger.arrivals(), ledger.held_by_rules(), deliveries(contracts))


def judge_returns(judge: Judge, has_unread: Callable[[], bool]) -> dict[str, int]:
    """Judge every return that is new or changed, until no more of them is held.

    has_unread  whether an arrival that speaks now has still to be read; nothing is judged
                while one has

    Returns the number of returns by verdict. Verdicts and checks are in the ledger then.
    """
    counts: dict[str, int] = {}
    seen: set[str] = set()
    while not has_unread():
        pending = [one for one in _to_judge(judge) if _return_id(judge, one) not in seen]
        if not pending:
            break
        for said, checks in _judged(judge, pending):
            judge.ledger.record_return(said, checks)
            counts[said.verdict] = counts.get(said.verdict, 0) + 1
            seen.add(said.return_id)
    return counts


def _to_judge(judge: Judge) -> Iterator[Sent]:
    """Of each agency and return what is proposed; if that is held, what speaks instead."""
    speaking = {_key(one): one for one in _returns(judge, _selected(judge))}
    for one in _returns(judge, proposed_now(judge.ledger, judge.contracts)):
        verdict = _verdict(judge, one)
        if verdict is None:
            yield one
        other = speaking.get(_key(one))
        if verdict == "held" and other and _verdict(judge, other) != "accepted":
            yield other


def _selected(judge: Judge) -> Selection:
    return select(judge.ledger.arrivals(), deliveries(judge.contracts))


def _returns(judge: Judge, selection: Selection) -> Iterator[Sent]:
    return sent_returns(selection, judge.contracts, judge.agencies)


def _key(one: Sent) -> tuple[str, str]:
    return one.agency.id, one.contract.id


def _return_id(judge: Judge, one: Sent) -> str:
    return digest_of(one, judge.derived_with)


def _verdict(judge: Judge, one: Sent) -> str | None:
    arrivals = {arrival.arrival_id for arrival in one.arrivals}
    return judge.ledger.return_verdict(_return_id(judge, one), arrivals)


def _judged(judge: Judge, pending: Sequence[Sent]) -> list[tuple[ReturnVerdict, list[GateCheck]]]:
    """What the rules and the suites say of returns, all in one run of the suites."""
    thresholds = load_thresholds(judge.rulebook)
    measures = [_measures(judge, one) for one in pending]
    wanted = [return_suite(one.contract.id, thresholds.of(one.contract.id)) for one in pending]
    asked = [
        (place, Question.of(check, {**measures[place], "arrival_id": str(place)}))
        for place, one in enumerate(pending)
        for check in _rendered(judge, one)
    ]
    states = _answers(judge, [question for _, question in asked])
    said: list[dict[str, tuple[Question, CheckState]]] = [{} for _ in pending]
    for (place, question), state in zip(asked, states, strict=True):
        said[place][question.check.check_id] = (question, state)
    for place, suite in enumerate(wanted):
        for check in suite.checks:
            left_out = Question.of(check, {"arrival_id": str(place)})
            said[place].setdefault(check.check_id, (left_out, CheckState.NOT_RUN))
    return [
        _said(judge, one, list(answers.values()), measured)
        for one, answers, measured in zip(pending, said, measures, strict=True)
    ]


def _rendered(judge: Judge, one: Sent) -> tuple[Check, ...]:
    """The checks of the rendered suite; none if it cannot be read: they were then not run."""
    try:
        suite = load_suite(judge.rulebook / "rendered" / f"{suite_name(one.contract.id)}.json")
    except (OSError, SuiteError):
        return ()
    return suite.checks


def _answers(judge: Judge, asked: Sequence[Question]) -> list[CheckState]:
    state = judge.workspace.state
    state.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=state, prefix="gate-") as folder:
        database = Path(folder) / "measures.duckdb"
        with connect(database, scratch=Path(folder) / "spill") as connection:
            enter_questions(connection, asked)
        with suite_runner(database, schema="main", details=judge.workspace.error_details) as runner:
            return answer(runner, asked)


def _measures(judge: Judge, one: Sent) -> Measures:
    """What a suite judges: shares of rows, missing of few rows, and numbers of rules.

    Rows are those of the tables for which the arrivals speak. If the engine of the rules
    itself fails, every rule of the return has crashed.
    """
    rules = load_rules(judge.workspace.rulebook / BOOKS / str(one.contract.rules))
    severities = {rule.id: rule.severity.value for rule in rules}
    try:
        path = answers_of(
            one, judge.workspace, derived_with=judge.derived_with, seconds=judge.seconds
        )
    except Exception as error:  # whatever a tool raises, it says nothing of the return
        _keep(judge, one, f"{type(error).__name__}: {error}")
        return {"crashed": float(len(severities)), "without_result": 0.0} | _shares(None, 0)
    with connect(scratch=judge.workspace.state / "scratch") as connection:
        [(crashed, answered)] = connection.execute(
            "select count(*) filter (where state = 'crashed'), count(distinct rule_id)"
            f" from read_parquet({literal(path)})"
        ).fetchall()
        rows = _flagged(connection, findings_of(path), severities)
    numbers = {"crashed": crashed, "without_result": len(names(rules)) - answered}
    return numbers | _shares(rows, _rows(judge.ledger, one))


def _flagged(
    connection: duckdb.DuckDBPyConnection, path: Path, severities: Mapping[str, str]
) -> dict[str, int]:
    """Rows that rules of a severity flag."""
    words = {"rule_id": list(severities), "severity": list(severities.values())}
    connection.register("severities", pa.table(words))
    rows = connection.execute(
        "select severity, count(*) from (select distinct severity, arrival_id, table_name,"
        f" source_row from read_parquet({literal(path)}) join severities using (rule_id)"
        " where source_row is not null) group by severity"
    ).fetchall()
    return dict(rows)


def _shares(flagged: Mapping[str, int] | None, rows: int) -> Measures:
    judged = flagged is not None and rows >= FEWEST_ROWS
    return {
        f"{severity}_share": (flagged or {}).get(severity, 0) / rows if judged else None
        for severity in (Severity.ERROR.value, Severity.QUERY.value)
    }


def _rows(ledger: Ledger, one: Sent) -> int:
    return sum(
        count.rows_accepted
        for arrival in one.arrivals
        for count in ledger.row_counts(arrival.arrival_id)
        if count.table_name in arrival.tables
    )


def _keep(judge: Judge, one: Sent, text: str) -> None:
    """The full text of what was raised, for the restricted zone only."""
    folder = judge.workspace.error_details
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"rules_{one.agency.id}_{one.contract.id}.txt").write_text(text, encoding="utf-8")


def _said(
    judge: Judge,
    one: Sent,
    answers: Sequence[tuple[Question, CheckState]],
    measured: Measures,
) -> tuple[ReturnVerdict, list[GateCheck]]:
    """The verdict on a return, and its checks as those of each arrival that it is about.

    Files that are part of the last good return go on speaking in it.
    """
    every = frozenset(arrival.arrival_id for arrival in one.arrivals)
    asked = _asked(judge, one)
    has_answered = _has_answered(judge, one)
    is_approved = has_answered and judge.ledger.is_approved(asked)
    is_good = is_approved or all(state in GOOD for _, state in answers)
    last_good = judge.ledger.last_good_return(*_key(one))
    stopped = frozenset() if is_good else (every - last_good or every)
    said = ReturnVerdict(
        return_id=_return_id(judge, one),
        agency_id=one.agency.id,
        extract_id=one.contract.id,
        asked=asked,
        arrivals=every,
        verdict="accepted" if is_good else "held",
        stopped=stopped,
        is_final=has_answered,
    )
    return said, [
        GateCheck(
            *(arrival_id, question.check.check_id, question.check.title, state.value),
            *(question.observed, question.lowest, question.highest),
        )
        for arrival_id in sorted(stopped or every)
        for question, state in answers
    ]


def _has_answered(judge: Judge, one: Sent) -> bool:
    """Whether the rules could be asked at all; if not, they are asked again the next night."""
    stem = _return_id(judge, one)
    return (judge.workspace.rule_results / f"{stem}.parquet").is_file()


def _asked(judge: Judge, one: Sent) -> str:
    """What an approval is of: the bytes of the return, its rules, references and thresholds."""
    book = judge.workspace.rulebook / BOOKS / str(one.contract.rules)
    files = [*sorted(book.rglob("*")), judge.rulebook / FILE]
    files += sorted(judge.workspace.references.glob("*.csv"))
    parts = [one.agency.id, one.contract.id, *(file_digest(path) for path in files)]
    parts += sorted(f"{a.arrival_id} {sorted(a.tables)}" for a in one.arrivals)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
