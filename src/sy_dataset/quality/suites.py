"""Run suites of Great Expectations and say what became of every check.

A suite is a JSON file:

    {"suite": name, "table": name,
     "expectations": [{"type": "expect_…", "kwargs": {…},
                       "meta": {"check_id": …, "title": …, "on_failure": "refuse" | "hold"}}]}

Nothing is written to disk by Great Expectations and nothing that it found in a row is
passed on: not the values, not the text of an exception. Only a check that answered
"success" is passed; one that raised is crashed, one without an answer was not run.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sy_dataset.engine import literal
from sy_dataset.findings import CheckState
from sy_dataset.quality import buffered_cursor

OnFailure = Literal["refuse", "hold"]


class SuiteError(ValueError):
    """A suite file contradicts itself; the message names the suite and the check."""


@dataclass(frozen=True)
class Check:
    """One expectation of a suite, with what a reader needs to know of it."""

    check_id: str
    title: str
    on_failure: OnFailure
    type: str
    kwargs: dict[str, Any]


@dataclass(frozen=True)
class Suite:
    """The checks of one table, each with its own `check_id`."""

    name: str
    table: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class CheckResult:
    """What became of one check of one suite.

    rows_seen  rows that the expectation looked at; None where it does not say
    failing    the names of the rows that failed, only where a run was asked to name them
    """

    suite: str
    check_id: str
    title: str
    state: CheckState
    on_failure: OnFailure
    rows_seen: int | None = None
    failing: tuple[str, ...] = ()


def parse_suite(declared: Mapping[str, Any]) -> Suite:
    """A suite from its JSON form. Raises SuiteError if it holds no check or one twice."""
    name = str(declared.get("suite", "?"))
    try:
        checks = tuple(
            Check(
                check_id=str(item["meta"]["check_id"]),
                title=str(item["meta"]["title"]),
                on_failure=item["meta"]["on_failure"],
                type=str(item["type"]),
                kwargs=dict(item["kwargs"]),
            )
            for item in declared["expectations"]
        )
        suite = Suite(name, str(declared["table"]), checks)
    except (KeyError, TypeError) as error:
        raise SuiteError(f"suite {name}: {type(error).__name__} {error}") from None
    _refuse_contradictions(suite)
    return suite


def _refuse_contradictions(suite: Suite) -> None:
    ids = [check.check_id for check in suite.checks]
    if not ids:
        raise SuiteError(f"suite {suite.name}: it checks nothing")
    if doubled := sorted({check_id for check_id in ids if ids.count(check_id) > 1}):
        raise SuiteError(f"suite {suite.name}: declared twice: {doubled}")
    for check in suite.checks:
        if check.on_failure not in ("refuse", "hold"):
            raise SuiteError(f"suite {suite.name}: {check.check_id}: refuse or hold?")


def load_suite(path: Path) -> Suite:
    """A suite file. Raises SuiteError, or OSError if there is no such file."""
    try:
        declared = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        raise SuiteError(f"{path.name}: not JSON") from None
    return parse_suite(declared)


class SuiteRunner:
    """Runs suites on one database; made by `suite_runner`."""

    def __init__(self, source: Any, schema: str, details: Path) -> None:
        self._source = source
        self._schema = schema
        self._details = details

    def let_go(self) -> None:
        """Hold on to nothing of the library's; the runner is of no more use."""
        self._source = None

    def run(self, suite: Suite, *, name_rows_by: str | None = None) -> list[CheckResult]:
        """A result for every check of a suite, in its order.

        name_rows_by  a column that names each row; failing rows are then listed by it. Only
                      for tables of which no row is a person: Great Expectations fetches the
                      failing values too. Without it, it is asked for yes or no alone.
        """
        shown: Any = "BOOLEAN_ONLY"
        if name_rows_by:
            shown = {
                "result_format": "COMPLETE",
                "unexpected_index_column_names": [name_rows_by],
            }
        try:
            answers = self._answers(suite, shown)
        except Exception as error:  # whatever a tool raises, its checks crashed
            self._keep(suite.name, [f"{type(error).__name__}: {error}"])
            return [_result(suite, check, CheckState.CRASHED) for check in suite.checks]
        self._keep(suite.name, [text for a in answers.values() for text in _raised(a)])
        return [
            _judged(suite, check, answers.get(check.check_id), name_rows_by)
            for check in suite.checks
        ]

    def _answers(self, suite: Suite, shown: Any) -> dict[str, Any]:
        from great_expectations.core import ExpectationSuite  # noqa: PLC0415 - takes 5 s

        asset = self._source.add_table_asset(
            suite.name, table_name=suite.table, schema_name=self._schema
        )
        batch = asset.add_batch_definition_whole_table("all").get_batch()
        expectations = [
            {"type": c.type, "kwargs": c.kwargs, "meta": {"check_id": c.check_id}}
            for c in suite.checks
        ]
        outcome = batch.validate(
            ExpectationSuite(name=suite.name, expectations=expectations), result_format=shown
        )
        return {
            result.expectation_config.meta["check_id"]: result
            for result in outcome.results
            if result.expectation_config is not None
        }

    def _keep(self, suite_name: str, texts: Sequence[str]) -> None:
        """The full text of what was raised, for the restricted zone only."""
        if texts:
            self._details.mkdir(parents=True, exist_ok=True)
            name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}_{suite_name}.txt"
            (self._details / name).write_text("\n\n".join(texts), encoding="utf-8")


@contextmanager
def suite_runner(
    database: Path, *, schema: str, details: Path, beside: Mapping[str, Path] | None = None
) -> Iterator[SuiteRunner]:
    """One context and one database, opened for reading only, for all the suites of a gate.

    details  folder in the restricted zone that receives the text of exceptions
    beside   other databases that queries may read, by the name they have there
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    _silence_log()
    buffered_cursor.install()
    import great_expectations as gx  # noqa: PLC0415 - takes 5 s

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    with _all_closed_after():
        source = context.data_sources.add_sql(
            "gate",
            connection_string=f"duckdb:///{database}",
            kwargs={"connect_args": {"read_only": True}},
        )
        # while this connection is open, those that Great Expectations opens share its databases
        with source.get_engine().connect() as connection:
            for name, path in (beside or {}).items():
                connection.exec_driver_sql(f"attach {literal(path)} as {name} (read_only)")
            yield SuiteRunner(source, schema, details)


def _silence_log() -> None:
    """Great Expectations logs values; its loggers set levels of their own, so none may pass on."""
    log = logging.getLogger("great_expectations")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())


@contextmanager
def _all_closed_after() -> Iterator[None]:
    """Close every connection that was opened meanwhile.

    Great Expectations keeps its own open for as long as it likes, and nobody else in this
    process could then open the database.
    """
    from sqlalchemy import event  # noqa: PLC0415 - slow
    from sqlalchemy.pool import Pool  # noqa: PLC0415

    opened: list[Any] = []

    def remember(connection: Any, _: Any) -> None:
        opened.append(connection)

    event.listen(Pool, "connect", remember)
    try:
        yield
    finally:
        event.remove(Pool, "connect", remember)
        for connection in opened:
            connection.close()


def run_suite(
    database: Path,
    suite: Mapping[str, Any],
    *,
    schema: str = "main",
    details: Path,
    name_rows_by: str | None = None,
) -> list[CheckResult]:
    """Run one suite, given in its JSON form, in a context of its own."""
    with suite_runner(database, schema=schema, details=details) as runner:
        return runner.run(parse_suite(suite), name_rows_by=name_rows_by)


def _judged(suite: Suite, check: Check, answer: Any, name_rows_by: str | None) -> CheckResult:
    if answer is None:
        return _result(suite, check, CheckState.NOT_RUN)
    if _raised(answer):
        return _result(suite, check, CheckState.CRASHED)
    found = answer.result or {}
    failing = _failing(found, name_rows_by)
    if name_rows_by and len(failing) != found.get("unexpected_count", 0):
        # it says that rows failed and does not say which: nobody can be judged by it
        return _result(suite, check, CheckState.CRASHED)
    state = CheckState.PASSED if answer.success is True else CheckState.FAILED
    return CheckResult(
        suite.name,
        check.check_id,
        check.title,
        state,
        check.on_failure,
        found.get("element_count"),
        failing,
    )


def _failing(found: Mapping[str, Any], name_rows_by: str | None) -> tuple[str, ...]:
    rows = found.get("unexpected_index_list") or []
    return tuple(sorted(str(row[name_rows_by]) for row in rows)) if name_rows_by else ()


def _result(suite: Suite, check: Check, state: CheckState) -> CheckResult:
    return CheckResult(suite.name, check.check_id, check.title, state, check.on_failure)


def _raised(answer: Any) -> list[str]:
    """The texts of what an expectation raised: one record, or one per metric."""
    told = answer.exception_info or {}
    records = [told] if "raised_exception" in told else list(told.values())
    return [
        str(record.get("exception_traceback"))
        for record in records
        if record.get("raised_exception")
    ]
