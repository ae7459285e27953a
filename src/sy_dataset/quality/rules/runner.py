"""Run rules over one connection: each in its own statement, within its time, into one table."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from sy_dataset.engine import literal
from sy_dataset.findings import CheckState
from sy_dataset.quality.rules.files import RuleFile

FLAGGED = "flagged"
"""The table that the runner fills: rule_id, flag_column, row_id; the last two may be missing."""

SECONDS = 20.0
"""A rule that runs longer is ended and counts as crashed."""


@dataclass(frozen=True)
class RuleResult:
    """What became of one rule.

    reason  why it did not run or crashed: tables, or a class of error; never a value
    cases   rows that the rule's query gave: 0 if it passed, None if it has no result
    """

    rule_id: str
    state: CheckState
    reason: str = ""
    cases: int | None = None


def run_rules(
    connection: duckdb.DuckDBPyConnection,
    rules: Iterable[RuleFile],
    *,
    year: int | None = None,
    form: str = "",
    present: Collection[str],
    seconds: float = SECONDS,
) -> list[RuleResult]:
    """Run each rule and fill the table FLAGGED. Returns one result for each rule id, in order.

    connection  has the tables that the rules name; a table that did not come may be empty
    year        the return year; a rule that does not hold in it is not applicable
    form        csv, xml, xlsx or parquet: how the return came
    present     tables and reference lists that are there; a rule that needs another is not run

    No exception of the engine leaves: a rule that fails in any way has crashed, and the next
    runs. A division by zero is such a failure, for the engine itself would answer nothing.
    """
    _prepare(connection)
    there = {name.lower() for name in present}
    found: dict[str, RuleResult] = {}
    for rule in rules:
        if (year is None or rule.holds_in(year)) and (not rule.forms or form in rule.forms):
            found[rule.id] = _run(connection, rule, there, seconds)
        else:
            found.setdefault(rule.id, RuleResult(rule.id, CheckState.NOT_APPLICABLE))
    return list(found.values())


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        f"create or replace temp table {FLAGGED}"
        " (rule_id varchar, flag_column varchar, row_id bigint)"
    )
    for operator, else_ in (
        ("/", "a * pow(b::double, -1)"),
        ("//", "divide(a, b)"),
        ("%", "mod(a, b)"),
    ):
        connection.execute(
            f'create or replace temp macro "{operator}"(a, b) as'
            f" case when b = 0 then error('division by zero') else {else_} end"
        )


def _run(
    connection: duckdb.DuckDBPyConnection, rule: RuleFile, there: set[str], seconds: float
) -> RuleResult:
    lacking = [name for name in rule.needs if name.lower() not in there]
    if lacking:
        return RuleResult(rule.id, CheckState.NOT_RUN, f"without {', '.join(lacking)}")
    try:
        with _within(connection, seconds):
            [(cases,)] = connection.execute(_statement(rule)).fetchall()
    except duckdb.InterruptException:
        reason = f"it ran longer than {seconds:g} seconds"
        return RuleResult(rule.id, CheckState.CRASHED, reason)
    except Exception as error:
        return RuleResult(rule.id, CheckState.CRASHED, type(error).__name__)
    state = CheckState.FAILED if cases else CheckState.PASSED
    return RuleResult(rule.id, state, cases=cases)


def _statement(rule: RuleFile) -> str:
    """Enters what the rule flags; answers how many entries were made."""
    name = literal(rule.id)
    parts = [
        f"select distinct {name}, {literal(flag.column)}, {flag.column} from broken"
        f" where {flag.column} is not null"
        for flag in rule.flags
    ]
    whole = f"select {name}, null, null from (from broken limit 1)"
    entries = " union all ".join(parts or [whole])
    return f"insert into {FLAGGED} with broken as materialized (\n{rule.sql}\n) {entries}"


@contextmanager
def _within(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt what runs inside if it takes longer; never what runs after."""
    lock, is_over = threading.Lock(), threading.Event()

    def interrupt() -> None:
        with lock:
            if not is_over.is_set():
                connection.interrupt()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over.set()
        timer.cancel()


def names(rules: Sequence[RuleFile]) -> list[str]:
    """The ids of the rules, once each."""
    return list(dict.fromkeys(rule.id for rule in rules))
