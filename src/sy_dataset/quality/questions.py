"""Ask Great Expectations thousands of small questions in one run.

A check of an extract compares one measure of one arrival with its limits. Great
Expectations takes some 15 ms for an expectation, however little it looks at, and a night
has more than a thousand checks; so the checks become the rows of one table, and three
expectations judge them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from sy_dataset.findings import CheckState
from sy_dataset.quality.suites import Check, SuiteRunner, parse_suite

NOT_NULL, BETWEEN = "expect_column_values_to_not_be_null", "expect_column_values_to_be_between"

SUITE = parse_suite(
    {
        "suite": "questions",
        "table": "questions",
        "expectations": [
            {
                "type": kind,
                "kwargs": kwargs,
                "meta": {"check_id": kwargs["column"], "title": title, "on_failure": "refuse"},
            }
            for kind, kwargs, title in (
                (NOT_NULL, {"column": "known"}, "A measure is not known"),
                (BETWEEN, {"column": "above_lowest", "min_value": 0}, "A measure is too low"),
                (BETWEEN, {"column": "below_highest", "min_value": 0}, "A measure is too high"),
            )
        ],
    }
)


@dataclass(frozen=True)
class Question:
    """One check, asked of one arrival.

    observed   the measure; None if it is missing
    is_asked   whether there is such a measure and the check is of a kind that can be asked so
    column     the column that the measure is of, where the measures themselves say which
    """

    check: Check
    arrival_id: str
    observed: float | None
    lowest: float | None
    highest: float | None
    is_asked: bool
    column: str | None = None

    @classmethod
    def of(cls, check: Check, measures: Mapping[str, Any]) -> Question:
        column = check.kwargs.get("column")
        return cls(
            check=check,
            arrival_id=str(measures["arrival_id"]),
            observed=measures.get(str(column)),
            lowest=check.kwargs.get("min_value"),
            highest=check.kwargs.get("max_value"),
            is_asked=column in measures and check.type in (NOT_NULL, BETWEEN),
            column=measures.get(f"{column}__column"),
        )

    @property
    def title(self) -> str:
        """The check in words, with the column where only the measures say which it is."""
        return self.check.title + (f": {self.column}" if self.column else "")

    @property
    def must_be_known(self) -> bool:
        return self.check.type == NOT_NULL


def enter_questions(connection: duckdb.DuckDBPyConnection, asked: Sequence[Question]) -> None:
    """Make table `questions`, one row per question, named by its place in `asked`.

    known          missing if the measure is missing and may not be
    above_lowest   how far the measure is above its lower limit; below zero it is too low
    below_highest  how far it is below its upper limit; missing without a measure or a limit
    """
    rows = pa.table(
        {
            "question": pa.array([str(place) for place in range(len(asked))], pa.string()),
            "observed": pa.array([one.observed for one in asked], pa.float64()),
            "lowest": pa.array([one.lowest for one in asked], pa.float64()),
            "highest": pa.array([one.highest for one in asked], pa.float64()),
            "must_be_known": pa.array([one.must_be_known for one in asked], pa.bool_()),
        }
    )
    connection.register("entered", rows)
    connection.execute(
        "create table questions as select question,"
        " case when must_be_known then observed else 0 end as known,"
        " observed - lowest as above_lowest, highest - observed as below_highest from entered"
    )
    connection.unregister("entered")


def answer(runner: SuiteRunner, asked: Sequence[Question]) -> list[CheckState]:
    """What became of each question, in their order.

    Only a run that looked at every question answers any of them; a question about a measure
    that there is not has crashed.
    """
    if not asked:
        return []
    results = runner.run(SUITE, name_rows_by="question")
    states = {result.state for result in results}
    for broken in (CheckState.CRASHED, CheckState.NOT_RUN):
        if broken in states:
            return [broken] * len(asked)
    if any(result.rows_seen != len(asked) for result in results):
        return [CheckState.NOT_RUN] * len(asked)
    failing = {int(place) for result in results for place in result.failing}
    return [_state(one, place in failing) for place, one in enumerate(asked)]


def _state(question: Question, has_failed: bool) -> CheckState:
    if not question.is_asked:
        return CheckState.CRASHED
    if has_failed:
        return CheckState.FAILED
    return CheckState.NOT_APPLICABLE if question.observed is None else CheckState.PASSED
