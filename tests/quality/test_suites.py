"""Great Expectations on DuckDB: what it says, and what became of each check."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from duckdb_engine import CursorWrapper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sy_dataset.contracts import load_contracts
from sy_dataset.findings import CheckState
from sy_dataset.paths import PROJECT
from sy_dataset.quality import buffered_cursor
from sy_dataset.quality.render_suites import as_suite
from sy_dataset.quality.suites import SuiteError, load_suite, parse_suite, run_suite

PASSED, FAILED = CheckState.PASSED, CheckState.FAILED


def expectation(kind, check_id="it", on_failure="refuse", **kwargs):
    meta = {"check_id": check_id, "title": "A title", "on_failure": on_failure}
    return {"type": kind, "kwargs": kwargs, "meta": meta}


def suite(*expectations, table="thing"):
    return {"suite": "tried", "table": table, "expectations": list(expectations)}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "tried.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create table thing as select * from (values ('a', 1, 'Zebedee'), ('b', 2, null),"
            " ('c', 9, 'Zebedee')) as rows(id, n, name)"
        )
    return path


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """What reaches the root logger; pytest's own capture also hears loggers that do not."""
    heard, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(heard), root.level
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield heard
    root.setLevel(level)
    root.removeHandler(handler)


def run(database, *expectations, table="thing", **options):
    given = suite(*expectations, table=table)
    return run_suite(database, given, details=database.parent / "details", **options)


def states(results):
    return {result.check_id: result.state.value for result in results}


def test_a_check_that_raises_is_crashed_and_the_others_are_still_judged(database):
    results = run(
        database,
        expectation("expect_column_values_to_be_between", "passes", column="n", max_value=9),
        expectation("expect_column_values_to_be_between", "raises", column="none", max_value=9),
        expectation("expect_column_values_to_be_between", "fails", column="n", max_value=8),
    )
    assert states(results) == {"passes": "passed", "raises": "crashed", "fails": "failed"}


def test_a_query_that_raises_is_crashed(database):
    query = "select cast(name as integer) from (select * from {batch}) as b"
    results = run(database, expectation("unexpected_rows_expectation", unexpected_rows_query=query))
    assert states(results) == {"it": "crashed"}


def test_an_unknown_check_was_not_run(database):
    results = run(
        database,
        expectation("expect_the_best", "unknown"),
        expectation("expect_column_values_to_not_be_null", "known", column="n"),
    )
    assert states(results) == {"unknown": "not run", "known": "passed"}


@pytest.mark.parametrize(
    "broken",
    [
        {"table": "no_such_table"},
        {"schema": "no_such_schema"},
    ],
)
def test_every_check_of_a_table_that_is_not_there_crashed(database, broken):
    check = expectation("expect_column_values_to_not_be_null", column="n")
    assert states(run(database, check, **broken)) == {"it": "crashed"}


def test_a_check_that_contradicts_itself_crashes_its_suite(database):
    results = run(
        database,
        expectation("expect_column_values_to_not_be_null", "sound", column="n"),
        expectation("expect_compound_columns_to_be_unique", "one_column", column_list=["n"]),
    )
    assert set(states(results).values()) == {"crashed"}


def test_failing_rows_are_named_only_when_asked_for(database):
    check = expectation("expect_column_values_to_be_between", column="n", max_value=1)
    [unnamed] = run(database, check)
    [named] = run(database, check, name_rows_by="id")
    assert (unnamed.state, unnamed.failing, unnamed.rows_seen) == (FAILED, (), None)
    assert (named.state, named.failing, named.rows_seen) == (FAILED, ("b", "c"), 3)


def test_no_value_of_a_row_is_in_a_result_and_raised_text_goes_to_the_restricted_zone(
    database, capfd, everything_logged
):
    results = run(
        database,
        expectation("expect_column_values_to_be_in_set", "set", column="name", value_set=["x"]),
        expectation("expect_column_values_to_be_unique", "unique", column="name"),
        expectation(
            "unexpected_rows_expectation",
            "query",
            unexpected_rows_query="select cast(name as int) from (select * from {batch}) as b",
        ),
    )
    assert states(results) == {"set": "failed", "unique": "failed", "query": "crashed"}
    printed = capfd.readouterr()
    assert "Zebedee" not in repr(results) + printed.out + printed.err + everything_logged.getvalue()
    assert "great_expectations" not in everything_logged.getvalue()
    assert any("Zebedee" in p.read_text() for p in (database.parent / "details").iterdir())


def test_great_expectations_writes_nothing_and_asks_no_one(database, tmp_path):
    """In a process of its own, with a home and a folder of its own, and no network to reach."""
    home = tmp_path / "home"
    home.mkdir()
    check = json.dumps(suite(expectation("expect_column_values_to_be_unique", column="name")))
    code = (
        "import socket, json, pathlib\n"
        "def refuse(*_): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = refuse\n"
        "from sy_dataset.quality.suites import run_suite\n"
        f"[r] = run_suite(pathlib.Path({str(database)!r}), json.loads({check!r}),"
        f" details=pathlib.Path({str(tmp_path / 'details')!r}))\n"
        "assert r.state == 'failed', r\n"
    )
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(PROJECT / "src")}
    subprocess.run([sys.executable, "-c", code], cwd=home, env=environment, check=True)
    assert list(home.rglob("*")) == []
    assert not (tmp_path / "details").exists()
    assert sorted(p.name for p in database.parent.glob("tried*")) == ["tried.duckdb"]


def test_the_database_can_be_replaced_after_it_was_judged(database):
    check = expectation("expect_table_row_count_to_be_between", min_value=3)
    assert states(run(database, check)) == {"it": "passed"}
    with duckdb.connect(str(database)) as connection:  # refused while anyone holds it open
        connection.execute("delete from thing")
    assert states(run(database, check)) == {"it": "failed"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["expectations"].clear(), "checks nothing"),
        (lambda s: s["expectations"].append(s["expectations"][0]), "declared twice"),
        (lambda s: s["expectations"][0]["meta"].update(on_failure="warn"), "refuse or hold"),
        (lambda s: s["expectations"][0]["meta"].pop("title"), "title"),
        (lambda s: s["expectations"][0].pop("kwargs"), "kwargs"),
        (lambda s: s.pop("table"), "table"),
    ],
)
def test_a_suite_that_contradicts_itself_is_refused_when_it_is_read(change, said):
    given = suite(expectation("expect_column_values_to_not_be_null", column="n"))
    change(given)
    with pytest.raises(SuiteError, match=said):
        parse_suite(given)


# --- the SQL engine against the pandas engine ------------------------------------------

BY_HAND = PROJECT / "expectations" / "by_hand"
SQL_ONLY = {"unexpected_rows_expectation"}  # a query; there is none on pandas
COMPOUND = "expect_compound_columns_to_be_unique"
TRIED = {
    "expect_column_values_to_be_between": [
        {"column": "n", "min_value": 0},
        {"column": "n", "max_value": 2},
        {"column": "x", "min_value": -1, "max_value": 1},
    ],
    "expect_column_values_to_not_be_null": [{"column": "n"}, {"column": "t"}],
    "expect_column_values_to_be_unique": [{"column": "n"}, {"column": "t"}],
    "expect_column_values_to_be_in_set": [
        {"column": "t", "value_set": ["a", "b", ""]},
        {"column": "n", "value_set": [0, 1, 2]},
    ],
    COMPOUND: [{"column_list": ["n", "t"]}],
    "expect_table_row_count_to_be_between": [
        {"min_value": 1},
        {"max_value": 3},
        {"min_value": 2, "max_value": 4},
    ],
    "expect_table_columns_to_match_set": [
        {"column_set": ["n", "t", "x"], "exact_match": True},
        {"column_set": ["n", "t"], "exact_match": True},
    ],
}
CHECKS = [
    expectation(kind, f"{kind}-{number}", **kwargs)
    for kind, tried in TRIED.items()
    for number, kwargs in enumerate(tried)
]


def used_types():
    rendered = [as_suite(contract) for contract in load_contracts().values()]
    by_hand = [json.loads(path.read_text()) for path in BY_HAND.glob("*.json")]
    return {item["type"] for each in rendered + by_hand for item in each["expectations"]}


def test_every_type_of_check_in_use_is_compared_with_the_pandas_engine():
    assert used_types() - SQL_ONLY == set(TRIED)


def test_every_suite_written_by_hand_can_be_read_and_no_check_uses_a_regular_expression():
    assert len([load_suite(path) for path in BY_HAND.glob("*.json")]) > 10
    assert not [kind for kind in used_types() if "regex" in kind]  # the SQL engine has none


def test_no_part_of_a_compound_key_may_be_missing():
    """The SQL engine takes two keys with the same gap for different ones."""
    for path in BY_HAND.glob("*.json"):
        checks = load_suite(path).checks
        there = {
            c.kwargs["column"] for c in checks if c.type == "expect_column_values_to_not_be_null"
        }
        for check in checks:
            if check.type == COMPOUND:
                assert set(check.kwargs["column_list"]) <= there, (path.name, check.check_id)


def by_pandas(rows):
    import great_expectations as gx
    from great_expectations.core import ExpectationSuite

    columns = {"n": "Int64", "t": "object", "x": "Float64"}
    frame = pd.DataFrame(rows, columns=list(columns)).astype(columns)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("rows")
    whole = asset.add_batch_definition_whole_dataframe("all")
    expectations = [
        {"type": c["type"], "kwargs": c["kwargs"], "meta": {"check_id": c["meta"]["check_id"]}}
        for c in CHECKS
    ]
    outcome = whole.get_batch({"dataframe": frame}).validate(
        ExpectationSuite(name="tried", expectations=expectations), result_format="BOOLEAN_ONLY"
    )
    return {
        r.expectation_config.meta["check_id"]: "passed" if r.success else "failed"
        for r in outcome.results
    }


small_rows = st.lists(
    st.tuples(
        st.none() | st.integers(-2, 3),
        st.none() | st.sampled_from(["a", "b", "c", ""]),
        st.none() | st.sampled_from([-1.5, -1.0, 0.0, 0.1, 1.0, 1.0000001]),
    ),
    max_size=5,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(small_rows)
def test_the_sql_engine_says_what_the_pandas_engine_says(tmp_path, rows):
    path = tmp_path / "both.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table thing (n bigint, t varchar, x double)")
        for row in rows:
            connection.execute("insert into thing values (?, ?, ?)", row)
    by_sql = states(run_suite(path, suite(*CHECKS), details=tmp_path / "details"))
    expected = by_pandas(rows)
    if any(n is None or t is None for n, t, _ in rows):
        # the one difference: to the SQL engine no two missing values are equal
        expected[f"{COMPOUND}-0"] = by_sql[f"{COMPOUND}-0"]
    assert by_sql == expected


# --- the cursor ---------------------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), max_size=8), st.lists(st.integers(0, 4), max_size=6))
def test_rows_come_once_and_in_order_however_they_are_fetched(numbers, sizes):
    connection = duckdb.connect()
    connection.execute("create table numbers (n integer)")
    connection.executemany("insert into numbers values (?)", [[n] for n in numbers] or [[0]])
    cursor = buffered_cursor.BufferedCursor(CursorWrapper(connection, None))
    cursor.execute("select n from numbers")
    connection.execute("select 'another statement'")  # what the pool's rollback does
    fetched = []
    for size in sizes:
        fetched += cursor.fetchmany(size) if size else [cursor.fetchone()]
    fetched += cursor.fetchall()
    assert [row[0] for row in fetched if row] == (numbers or [0])
    assert cursor.fetchone() is None
    assert cursor.fetchall() == []


def test_without_the_buffered_cursor_rows_are_lost():
    """The fault that the module exists for; when this fails, the module can go."""
    code = (
        "import sqlalchemy\n"
        "engine = sqlalchemy.create_engine('duckdb:///:memory:')\n"
        "with engine.connect() as connection:\n"
        "    answer = connection.execute(sqlalchemy.text('select 42'))\n"
        "    answer.context.cursor.connection.rollback()\n"
        "    print(answer.fetchall())\n"
    )
    plain = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    install = "from sy_dataset.quality.buffered_cursor import install; install()\n"
    fixed = subprocess.run(
        [sys.executable, "-c", install + code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "src")},
    )
    assert "42" not in plain.stdout
    assert fixed.stdout.strip() == "[(42,)]", fixed.stderr


def test_installing_twice_wraps_once():
    from duckdb_engine import ConnectionWrapper

    buffered_cursor.install()
    once = ConnectionWrapper.cursor
    buffered_cursor.install()
    assert ConnectionWrapper.cursor is once
