"""The runner: five states, and no rule takes another with it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from sy_dataset.findings import CheckState
from sy_dataset.quality.rules import FLAGGED, RuleFile, RuleFileError, load_rules, run_rules

HEADER = """-- title: A title
-- message: A message
-- severity: error
-- flags: {flags}
-- needs: {needs}
-- years: {years}
-- dimension: validity
-- to do: Correct it.
-- source: invented for this test

"""


def book(folder: Path, **rules: str | tuple[str, dict[str, str]]) -> tuple[RuleFile, ...]:
    """A book whose rules are queries, or queries with other header lines."""
    place = folder / "book"
    place.mkdir()
    for code, rule in rules.items():
        query, said = (rule, {}) if isinstance(rule, str) else rule
        values = {"flags": "children(name)", "needs": "children", "years": "-"} | said
        (place / f"{code}.sql").write_text(HEADER.format(**values) + query)
    return load_rules(place)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute("create table children as select 1 as row_id, 'secret' as name, 0 as nothing")
    return made


FLAG = "select row_id as children from children"


def test_each_rule_has_one_of_five_states(tmp_path: Path, connection: duckdb.DuckDBPyConnection):
    rules = book(
        tmp_path,
        broken=FLAG,
        kept=f"{FLAG} where name is null",
        later=(FLAG, {"years": "2027-"}),
        elsewhere=(FLAG, {"needs": "children, postcodes"}),
        wrong="select row_id as children from children where no_such_column = 1",
        divides=f"{FLAG} where row_id / nothing > 1",
        divides_whole=f"{FLAG} where row_id // nothing > 1",
        rest=f"{FLAG} where row_id % nothing > 1",
        text=f"{FLAG} where cast(name as integer) = 1",
        last=FLAG,
    )
    results = {r.rule_id: r for r in run_rules(connection, rules, year=2026, present={"children"})}
    assert {code: one.state for code, one in results.items()} == {
        "book/broken": CheckState.FAILED,
        "book/kept": CheckState.PASSED,
        "book/later": CheckState.NOT_APPLICABLE,
        "book/elsewhere": CheckState.NOT_RUN,
        "book/wrong": CheckState.CRASHED,
        "book/divides": CheckState.CRASHED,
        "book/divides_whole": CheckState.CRASHED,
        "book/rest": CheckState.CRASHED,
        "book/text": CheckState.CRASHED,
        "book/last": CheckState.FAILED,
    }
    assert results["book/elsewhere"].reason == "without postcodes"
    assert not any("secret" in one.reason for one in results.values())
    assert connection.execute(f"select distinct rule_id from {FLAGGED} order by 1").fetchall() == [
        ("book/broken",),
        ("book/last",),
    ]


def test_a_rule_that_never_ends_is_ended_and_the_next_runs(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection
):
    endless = (
        "with recursive n as (select 1 as i union all select i from n) select i as children from n"
    )
    results = run_rules(
        connection, book(tmp_path, a=endless, b=FLAG), present={"children"}, seconds=0.5
    )
    assert [one.state for one in results] == [CheckState.CRASHED, CheckState.FAILED]
    assert results[0].reason == "it ran longer than 0.5 seconds"


def test_a_rule_has_one_result_though_it_has_several_versions(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection
):
    place = tmp_path / "book"
    place.mkdir()
    said = {"flags": "children(name)", "needs": "children"}
    (place / "a.sql").write_text(HEADER.format(**said, years="2025-") + FLAG)
    (place / "a@2024.sql").write_text(
        HEADER.format(**said, years="-2024") + f"{FLAG} where name is null"
    )
    rules = load_rules(place)
    for year, state in ((2023, CheckState.PASSED), (2026, CheckState.FAILED)):
        [result] = run_rules(connection, rules, year=year, present={"children"})
        assert result.state == state


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("-- title: A title\n", ""), "the header lacks title"),
        (("severity: error", "severity: grave"), "grave"),
        (("dimension: validity", "dimension: size"), "size"),
        (("flags: {flags}", "flags: children"), "flags are written"),
        (("years: {years}", "years: always"), "years are written"),
        (("-- source", "-- colour: red\n-- source"), "the header has colour"),
        (("-- source", "--source"), "neither"),
    ],
)
def test_a_header_that_does_not_say_what_it_must_is_refused(
    tmp_path: Path, change: tuple[str, str], told: str
):
    place = tmp_path / "book"
    place.mkdir()
    header = HEADER.replace(*change)
    text = header.format(flags="children(name)", needs="children", years="-")
    (place / "a.sql").write_text(text + FLAG)
    with pytest.raises(RuleFileError, match=f"book/a.sql: .*{told}"):
        load_rules(place)


def test_two_versions_may_not_hold_in_one_year(tmp_path: Path):
    place = tmp_path / "book"
    place.mkdir()
    said = {"flags": "children(name)", "needs": "children"}
    (place / "a.sql").write_text(HEADER.format(**said, years="2024-") + FLAG)
    (place / "a@2024.sql").write_text(HEADER.format(**said, years="2023-2024") + FLAG)
    with pytest.raises(RuleFileError, match="two versions"):
        load_rules(place)
