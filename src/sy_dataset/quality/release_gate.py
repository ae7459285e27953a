"""Gate 2: may a new release be published?

The suites in expectations/by_hand judge the marts: one file per mart, written by hand.
Nothing is asked but yes or no, so no value of a row is ever in a result. Every mart must
have a suite, and every row that was accepted must stand in the release's sources.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from sy_dataset.contracts import STAGED_KEYS
from sy_dataset.engine import connect
from sy_dataset.findings import CheckState
from sy_dataset.quality.suites import (
    Check,
    CheckResult,
    Suite,
    SuiteError,
    load_suite,
    suite_runner,
)

BLOCKING = frozenset({CheckState.FAILED, CheckState.NOT_RUN, CheckState.CRASHED})


def judge_release(
    release_database: Path, work_database: Path, *, rulebook: Path, details: Path
) -> list[CheckResult]:
    """A result for every check of every mart. Those that `blocking` names stop the release.

    release_database  holds the schema marts
    work_database     holds the schema accepted, that the marts were made from; queries call
                      it `work`
    rulebook          folder that holds by_hand/<mart>.json
    details           folder in the restricted zone that receives the text of exceptions

    Both databases must be closed by everyone else in this process.
    """
    marts, sources = _marts(release_database), _sources(work_database)
    suites, unreadable = _suites(rulebook / "by_hand")
    without_suite = [
        _not_run(mart, "suite", "The mart has no suite that could be read")
        for mart in marts
        if mart not in {suite.table for suite in suites}
    ]
    results = [*unreadable, *without_suite]
    with suite_runner(
        release_database, schema="marts", details=details, beside={"work": work_database}
    ) as runner:
        for suite in [*suites, _sources_suite(sources)]:
            results += runner.run(suite)
    return results


def blocking(results: Sequence[CheckResult]) -> list[str]:
    """The checks that stop a release, as suite/check; none only if something was checked."""
    if not results:
        return ["no check was run"]
    return [f"{r.suite}/{r.check_id}" for r in results if r.state in BLOCKING]


def _suites(folder: Path) -> tuple[list[Suite], list[CheckResult]]:
    """The suites in a folder, and a result for each file that is none."""
    suites, unreadable = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            suites.append(load_suite(path))
        except (SuiteError, OSError):
            unreadable.append(_not_run(path.stem, "suite", "The suite cannot be read"))
    return suites, unreadable


def _not_run(suite: str, check_id: str, title: str) -> CheckResult:
    return CheckResult(suite, check_id, title, CheckState.NOT_RUN, "refuse")


def _marts(database: Path) -> list[str]:
    return _tables(database, "marts", ())


def _sources(database: Path) -> list[str]:
    """The agencies' own tables in the work database."""
    return _tables(database, "accepted", STAGED_KEYS)


def _tables(database: Path, schema: str, columns: Sequence[str]) -> list[str]:
    """The tables of a schema that have all these columns."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        connect(database, scratch=Path(scratch), read_only=True) as connection,
    ):
        rows = connection.execute(
            "select table_name from information_schema.columns"
            " where table_catalog = current_database() and table_schema = ?"
            " group by table_name having list_has_all(list(column_name), ?) order by table_name",
            [schema, list(columns)],
        ).fetchall()
    return [name for (name,) in rows]


def _sources_suite(sources: Sequence[str]) -> Suite:
    """Rows accepted, by arrival, against the rows that the marts were made from."""
    rows = " union all ".join(
        f"select arrival_id, agency_id from work.accepted.{name}" for name in sources
    )
    query = f"""
        select coalesce(arrived.arrival_id, standing.arrival_id) as arrival_id
        from (select * from {{batch}} where is_selected) as arrived
        full join (
            select arrival_id, agency_id, count(*) as rows_standing
            from ({rows}) group by arrival_id, agency_id
        ) as standing using (arrival_id, agency_id)
        where coalesce(rows_accepted, 0)
            is distinct from coalesce(rows_standing, 0) + coalesce(rows_superseded, 0)
    """
    check = Check(
        check_id="rows_accepted_stand",
        title="The sources hold other rows than were accepted",
        on_failure="refuse",
        type="unexpected_rows_expectation",
        kwargs={"unexpected_rows_query": query},
    )
    return Suite("accepted", "fct_arrival", (check,))
