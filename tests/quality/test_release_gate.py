"""Gate 2: a sound release passes whole; each kind of damage stops it by its own check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from flows.stages import Night
from sy_dataset.findings import CheckState
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quality.release_gate import blocking, judge_release
from tests.nights import copy_of

RULEBOOK = PROJECT / "expectations"


@pytest.fixture(scope="module")
def built(published_county: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the release's database and the work database that it was made from."""
    workspace = copy_of(published_county, tmp_path_factory.mktemp("home"))
    night = Night.begin("judged", workspace)
    release = workspace.current.resolve()
    night.assemble(release.name)
    night.check_rules(release.name)
    night.ledger.close()
    folder = tmp_path_factory.mktemp("built")
    shutil.copy(release / "partnership.duckdb", folder)
    shutil.copy(workspace.building(release.name) / "work.duckdb", folder)
    return folder


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    for name in ("partnership.duckdb", "work.duckdb"):
        shutil.copy(built / name, tmp_path)
    return tmp_path


def judge(folder: Path, rulebook: Path = RULEBOOK):
    return judge_release(
        folder / "partnership.duckdb",
        folder / "work.duckdb",
        rulebook=rulebook,
        details=folder / "details",
    )


def only(mart: str, folder: Path) -> Path:
    """A rulebook with the suite of one mart, so that a test need not wait for all of them."""
    (folder / "only" / "by_hand").mkdir(parents=True)
    shutil.copy(RULEBOOK / "by_hand" / f"{mart}.json", folder / "only" / "by_hand")
    return folder / "only"


def change(folder: Path, database: str, *statements: str) -> None:
    with duckdb.connect(str(folder / f"{database}.duckdb")) as connection:
        for statement in statements:
            connection.execute(statement)


def without_constraints(table: str) -> str:
    """The same table without its keys: what dbt's constraints would stop, the gate stops too."""
    return f"create or replace table marts.{table} as select * from marts.{table}"


def test_a_sound_release_passes_every_check(built):
    results = judge(built)
    assert blocking(results) == []
    assert {result.state for result in results} == {CheckState.PASSED}
    assert len(results) > 100


def test_the_gate_leaves_both_databases_free(built):
    judge(built)
    for name in ("partnership", "work"):
        with duckdb.connect(str(built / f"{name}.duckdb")) as connection:
            connection.execute("create table probe (n int); drop table probe")


FIRST = "where rowid = (select min(rowid) from marts.{0})"
DAMAGE = [
    ("fct_referral", "delete from marts.{0} " + FIRST, "rows_reconcile"),
    ("fct_referral", "insert into marts.{0} from marts.{0} limit 1", "key_is_unique"),
    ("fct_referral", "update marts.{0} set person_id = 'nobody' " + FIRST, "person_is_known"),
    ("fct_referral", "update marts.{0} set person_id = null " + FIRST, "person_is_linked"),
    ("fct_referral", "update marts.{0} set agency_id = 'nowhere' " + FIRST, "agency_is_known"),
    ("fct_police_notice", "update marts.{0} set person_id = null " + FIRST, "person_is_linked"),
    (
        "fct_missing",
        "delete from marts.{0} where reporter_kind = 'police'",
        "police_rows_reconcile",
    ),
    ("fct_contact", "delete from marts.{0} where is_in_mash", "front_door_rows_reconcile"),
    ("fct_contact", "update marts.{0} set person_id = 'nobody' " + FIRST, "person_is_known"),
    ("dim_child", "delete from marts.{0} " + FIRST, "every_linked_person_is_here"),
    (
        "dim_child",
        "update marts.{0} set birth_month = birth_month + 1 where birth_month is not null",
        "birth_is_a_month",
    ),
    ("dim_child", "alter table marts.{0} add column birth_date date", "no_identifier_column"),
    ("dim_child", "alter table marts.{0} add column child_postcode text", "no_identifier_column"),
    (
        "dim_date",
        "delete from marts.{0} where calendar_date = date '2026-01-14'",
        "no_day_is_missing",
    ),
    (
        "dim_date",
        "update marts.{0} set working_day_index = 0 where calendar_date = date '2026-01-14'",
        "working_days_count_up",
    ),
    ("dim_night", "insert into marts.{0} from marts.{0}", "row_count"),
    ("fct_arrival", "update marts.{0} set rows_in = rows_in + 1 " + FIRST, "rows_add_up"),
    ("fct_arrival", "update marts.{0} set state = 'held' " + FIRST, "selected_is_accepted"),
    ("fct_arrival", "update marts.{0} set state = 'fine' " + FIRST, "state_is_known"),
    ("fct_arrival", "update marts.{0} set agency_id = 'barnsley'", "one_is_selected"),
    ("fct_gate_check", "update marts.{0} set state = null " + FIRST, "state_is_there"),
    ("fct_gate_check", "update marts.{0} set state = 'perhaps' " + FIRST, "state_is_known"),
    ("fct_gate_check", "update marts.{0} set state = 'not run' " + FIRST, "accepted_without_gaps"),
    ("fct_gate_check", "delete from marts.{0} " + FIRST, "checks_reconcile"),
    ("fct_finding", "delete from marts.{0} " + FIRST, "findings_reconcile"),
    ("fct_finding", "update marts.{0} set rule_id = 'cell/none' " + FIRST, "rule_is_known"),
    ("fct_finding", "alter table marts.{0} add column found_value text", "no_value_column"),
    (
        "mart_mash_performance",
        "update marts.{0} set numerator = denominator + 1 where denominator is not null",
        "part_within_whole",
    ),
    (
        "mart_mash_performance",
        "update marts.{0} set value = 0 where unit = '%' and numerator > 0",
        "value_is_the_share",
    ),
    (
        "mart_mash_performance",
        "delete from marts.{0} where agency_id = 'sheffield'",
        "every_authority_is_there",
    ),
    (
        "mart_mash_performance",
        "update marts.{0} set numerator = numerator + 1 where agency_id = 'all' and unit = 'n'",
        "region_is_the_sum",
    ),
    (
        "mart_mash_performance",
        "update marts.{0} set is_available = false",
        "not_available_is_missing",
    ),
]


@pytest.mark.parametrize(("mart", "damage", "check_id"), DAMAGE)
def test_damage_stops_a_release_by_the_check_that_is_there_for_it(copied, mart, damage, check_id):
    change(copied, "partnership", without_constraints(mart), damage.format(mart))
    stopped = blocking(judge(copied, only(mart, copied)))
    assert f"{mart}/{check_id}" in stopped


def test_selected_rows_that_never_reached_the_marts_stop_a_release(copied):
    change(copied, "work", "delete from accepted.ssd__addresses where source_row % 2 = 0")
    stopped = blocking(judge(copied, only("dim_night", copied)))
    assert "accepted/rows_accepted_stand" in stopped


def test_a_selected_arrival_without_a_complete_gate_stops_a_release(copied):
    change(
        copied,
        "partnership",
        without_constraints("fct_gate_check"),
        "update marts.fct_gate_check set check_id = 'other' where check_id = 'completeness'",
    )
    assert "fct_arrival/selected_was_gated" in blocking(judge(copied, only("fct_arrival", copied)))


def test_a_mart_without_a_suite_stops_a_release(copied):
    change(copied, "partnership", "create table marts.fct_new as select 1 as n")
    assert blocking(judge(copied)) == ["fct_new/suite"]


def test_a_suite_without_its_mart_stops_a_release(copied):
    change(copied, "partnership", "drop table marts.fct_s47")
    results = judge(copied)
    crashed = {r.suite for r in results if r.state is CheckState.CRASHED}
    assert crashed == {"fct_s47"}
    assert blocking(results)


def rulebook_with(tmp_path: Path, name: str, content: str) -> Path:
    folder = tmp_path / "rulebook"
    shutil.copytree(RULEBOOK / "by_hand", folder / "by_hand")
    (folder / "by_hand" / name).write_text(content)
    return folder


def test_an_expectation_that_raises_stops_a_release(built, tmp_path):
    suite = json.loads((RULEBOOK / "by_hand" / "dim_agency.json").read_text())
    suite["expectations"][0]["kwargs"]["column"] = "no_such_column"
    rulebook = rulebook_with(tmp_path, "dim_agency.json", json.dumps(suite))
    results = judge(built, rulebook)
    assert blocking(results) == ["dim_agency/agency_id_is_there"]
    [crashed] = [r for r in results if r.state is not CheckState.PASSED]
    assert crashed.state is CheckState.CRASHED


def test_an_expectation_that_nobody_knows_stops_a_release(built, tmp_path):
    suite = json.loads((RULEBOOK / "by_hand" / "dim_agency.json").read_text())
    suite["expectations"][0]["type"] = "expect_the_best"
    rulebook = rulebook_with(tmp_path, "dim_agency.json", json.dumps(suite))
    assert blocking(judge(built, rulebook)) == ["dim_agency/agency_id_is_there"]


@pytest.mark.parametrize("content", ["", "{}", '{"suite": "dim_agency"}'])
def test_a_suite_that_cannot_be_read_stops_a_release(built, tmp_path, content):
    rulebook = rulebook_with(tmp_path, "dim_agency.json", content)
    assert "dim_agency/suite" in blocking(judge(built, rulebook))


def test_an_empty_rulebook_stops_a_release(built, tmp_path):
    stopped = blocking(judge(built, tmp_path / "nothing"))
    assert "dim_child/suite" in stopped


def test_no_result_at_all_stops_a_release():
    assert blocking([]) == ["no check was run"]


def test_no_result_holds_a_value(copied):
    """Every child's person id is a value; the failing checks of a damaged mart name none."""
    change(
        copied,
        "partnership",
        without_constraints("dim_child"),
        "insert into marts.dim_child from marts.dim_child",
    )
    results = judge(copied, only("dim_child", copied))
    assert "dim_child/person_id_is_unique" in blocking(results)
    with duckdb.connect(str(copied / "partnership.duckdb")) as connection:
        ids = connection.execute("select distinct person_id from marts.dim_child").fetchall()
    printed = repr(results)
    assert ids
    assert not [person_id for (person_id,) in ids if person_id in printed]
