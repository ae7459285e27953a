"""The statutory rules of a return that is checked outside a night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sy_dataset.contracts import Contract
from sy_dataset.errors import NightError
from sy_dataset.findings import CheckState
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace
from sy_dataset.quality.rules import RuleFile, RuleResult, load_rules
from sy_dataset.quality.rules.checked import CheckedReturn, check_return
from sy_dataset.quality.rules.returns import Return

BOOKS = "rules"
UNANSWERED = (CheckState.NOT_RUN, CheckState.CRASHED)


@dataclass(frozen=True)
class Answers:
    """What the rules say of one return.

    findings  rule_id, status, severity, table, field, source_row, child_id and message, as in
              the findings file; a rule that did not run or crashed has one row with the reason
    states    number of rules by what became of them, of every state
    titles    of each rule
    """

    findings: list[tuple[str, ...]] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def ask_rules(
    arrivals: Sequence[Arrival],
    previous: Sequence[Arrival],
    contract: Contract,
    *,
    year: int,
    la_code: str,
    room: Workspace,
    workspace: Workspace,
) -> Answers:
    """Run the rules of the contract's book on the files of one return.

    arrivals  the files of the return, conformed in `room`
    previous  those of the return of the year before
    year      the return year

    Raises NightError if two files hold the same table.
    """
    book = workspace.rulebook / BOOKS / str(contract.rules)
    one = Return(
        contract,
        year,
        str(arrivals[0].file_format),
        la_code,
        _files(arrivals, contract, room),
        _files(previous, contract, room),
    )
    checked = check_return(
        one, book, scratch=room.restricted / "scratch", references=workspace.references
    )
    rules = _of_year(load_rules(book), year)
    states = Counter(result.state.value for result in checked.results)
    return Answers(
        [*_flagged(checked, rules), *_unanswered(checked.results, rules)],
        {state.value: states[state.value] for state in CheckState},
        {rule_id: rule.title for rule_id, rule in rules.items()},
    )


def _files(arrivals: Sequence[Arrival], contract: Contract, room: Workspace) -> dict[str, Path]:
    """Name of a table -> its conformed rows."""
    files: dict[str, Path] = {}
    for arrival in arrivals:
        for table in sorted(arrival.tables):
            if table in files:
                called = contract.table(table).called.rsplit("/", 1)[-1]
                raise NightError(f"two files hold the table {called}; check one return at a time")
            files[table] = room.conformed / arrival.arrival_id / f"{table}.parquet"
    return files


def _of_year(rules: Sequence[RuleFile], year: int) -> dict[str, RuleFile]:
    """Each rule in the version of the year, or in any if none holds."""
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.holds_in(year))}


def _flagged(checked: CheckedReturn, rules: Mapping[str, RuleFile]) -> Iterator[tuple[str, ...]]:
    names = ("rule_id", "sheet", "field", "source_row", "child_id")
    columns = [checked.findings[name].to_pylist() for name in names]
    for rule_id, *place in zip(*columns, strict=True):
        rule = rules[rule_id]
        told = ("" if part is None else str(part) for part in place)
        yield (rule_id, CheckState.FAILED.value, rule.severity.value, *told, rule.message)


def _unanswered(
    results: Sequence[RuleResult], rules: Mapping[str, RuleFile]
) -> Iterator[tuple[str, ...]]:
    for result in results:
        if result.state in UNANSWERED:
            severity = rules[result.rule_id].severity.value
            yield (result.rule_id, result.state.value, severity, "", "", "", "", result.reason)
