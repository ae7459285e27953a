"""The rules in a night: every rule answered, nothing lost, no value told, a crash contained."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.stages import Night
from sy_dataset.findings import CheckState
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quality.rules import load_rules
from sy_dataset.quality.rules.sent import check_returns
from tests.nights import ask, copy_of
from tests.rules.test_runner import HEADER

pytestmark = pytest.mark.slow
BOOKS = PROJECT / "expectations" / "rules"
ENDLESS = "with recursive n as (select 1 as i union all select i from n) select i as Header from n"


def test_every_return_has_a_result_for_every_rule_of_its_book(published_county: Workspace):
    answered = ask(
        published_county,
        "select agency_id, split_part(rule_id, '/', 1), count(*), count(distinct rule_id)"
        " from fct_rule_result group by all",
    )
    books = {name: len({r.id for r in load_rules(BOOKS / name)}) for name in ("cin", "ssda903")}
    returns = {(agency, book): (rows, rules) for agency, book, rows, rules in answered}
    for council in ("barnsley", "doncaster", "rotherham", "sheffield"):
        for book, rules in books.items():
            assert returns[council, book] == (rules, rules)
    owned: dict[str, int] = {}
    for rule in load_rules(BOOKS / "partnership"):
        owned[rule.owner] = owned.get(rule.owner, 0) + 1
    kinds = ask(published_county, "select agency_id, agency_kind from dim_agency")
    for agency, kind in kinds:
        if kind in owned:
            assert returns[agency, "partnership"] == (owned[kind], owned[kind])


def test_no_rule_crashes_on_the_county_and_some_find_something(published_county: Workspace):
    states = dict(ask(published_county, "select state, count(*) from fct_rule_result group by 1"))
    assert CheckState.CRASHED not in states
    assert states["failed"] > 0
    assert states["passed"] > states["failed"]


def test_a_failed_rule_has_findings_and_a_passed_one_none(published_county: Workspace):
    told = ask(
        published_county,
        "select r.rule_id from fct_rule_result as r left join ("
        " select agency_id, rule_id, count(*) as findings from fct_finding group by all) as f"
        " using (agency_id, rule_id)"
        " where (r.state = 'failed') <> (coalesce(f.findings, 0) > 0)",
    )
    assert told == []


def test_a_finding_is_remembered_from_its_first_night(published_county: Workspace):
    assert ask(
        published_county,
        "select count(*) from fct_finding anti join fct_finding_history using (finding_key)",
    ) == [(0,)]
    assert ask(
        published_county,
        "select distinct first_seen_date, last_seen_date, fixed_date from fct_finding_history",
    ) == ask(published_county, "select as_of_date, as_of_date, null from dim_night")


def test_a_bad_rule_file_crashes_alone_and_says_no_value(
    published_county: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    workspace = copy_of(published_county, tmp_path / "home")
    book = tmp_path / "expectations"
    shutil.copytree(PROJECT / "expectations", book)
    said = {"flags": "Header(Year)", "needs": "Header", "years": "-"}
    for code, query in {
        "0missing": "select row_id as Header from Header where NoSuchColumn = 1",
        "0zero": "select row_id as Header from Header where 1 / (row_id - row_id) > 0",
        "0never": ENDLESS,
        "0value": "select row_id as Header from Header where cast(Collection as integer) = 1",
    }.items():
        (book / "rules" / "cin" / f"{code}.sql").write_text(HEADER.format(**said) + query)
    monkeypatch.setattr(Workspace, "rulebook", property(lambda self: book))
    night = Night.begin("rules", workspace)
    check_returns(
        night.selection,
        contracts={"cin_census": night.contracts["cin_census"]},
        agencies=night.agencies,
        workspace=workspace,
        derived_with="a test",
        seconds=1.0,
    )
    night.finish("failed", None)
    found = [
        row
        for path in workspace.rule_results.glob("*.parquet")
        if not path.name.endswith("-findings.parquet")
        for row in pq.read_table(path).to_pylist()
    ]
    crashed = {row["rule_id"]: row["reason"] for row in found if row["state"] == "crashed"}
    assert set(crashed) == {"cin/0missing", "cin/0zero", "cin/0never", "cin/0value"}
    assert crashed["cin/0value"] == "ConversionException"
    assert sum(row["state"] in ("passed", "failed") for row in found) >= 4 * 100
