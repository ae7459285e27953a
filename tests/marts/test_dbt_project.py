"""The dbt project keeps the house's manner, and builds on a partnership that sent nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from tests.marts.conftest import DBT_PROJECT, Dbt

WITHOUT_A_RULE = {"fct_gate_check"}  # a join and nothing else
DONE = {"success", "pass", "no-op"}  # an exposure has nothing to do
IDENTIFIERS = re.compile(r"token|birth_date|postcode|nhs_number|upn|given_name|family_name")
ONE_ENGINES_OWN = re.compile(
    r"::|at time zone|\b(date_diff|date_trunc|datediff|epoch|to_(days|hours|months)|interval"
    r"|generate_series|unnest|string_agg|isodow|isoyear|strftime|struct_pack|list_\w+|qualify"
    r"|hugeint|external|using sample)\b"
)


@pytest.fixture(scope="module")
def built(empty_dbt: Dbt) -> list[Any]:
    """Every node's result of one whole build, unit tests included."""
    return list(empty_dbt.invoke("build").result.results)


@pytest.fixture(scope="module")
def manifest(empty_dbt: Dbt) -> Any:
    return empty_dbt.invoke("parse").result


@pytest.fixture(scope="module")
def models(manifest: Any) -> dict[str, Any]:
    return {
        node.name: node for node in manifest.nodes.values() if node.resource_type.value == "model"
    }


@pytest.fixture(scope="module")
def compiled(built: list[Any]) -> dict[str, str]:
    """The SQL of every model as the engine was given it."""
    return {
        result.node.name: result.node.compiled_code
        for result in built
        if result.node.resource_type.value == "model"
    }


def folder(model: Any) -> str:
    """staging, intermediate or marts."""
    return str(model.fqn[1])


def having(manifest: Any, kind: str) -> set[str]:
    """Names of the models that have a data test (`nodes`) or a unit test (`unit_tests`)."""
    found = [node for node in getattr(manifest, kind).values() if "test" in node.resource_type]
    return {unique_id.split(".")[-1] for node in found for unique_id in node.depends_on.nodes}


def test_everything_builds_and_passes_on_an_empty_partnership(built: list[Any]) -> None:
    assert [result.node.name for result in built if str(result.status) not in DONE] == []


def test_unit_tests_ran_and_passed(built: list[Any]) -> None:
    states = [str(r.status) for r in built if r.node.resource_type.value == "unit_test"]
    assert len(states) >= 50
    assert set(states) == {"pass"}


def test_unit_tests_run_by_themselves_once_the_tables_are_there(
    built: list[Any], empty_dbt: Dbt
) -> None:
    # `dbt build` with this selection would run none of them and call that a success.
    alone = empty_dbt.invoke("test", "--select", "test_type:unit").result.results
    together = [r for r in built if r.node.resource_type.value == "unit_test"]
    assert {r.node.name for r in alone} == {r.node.name for r in together}
    assert {str(r.status) for r in alone} == {"pass"}


def test_the_nightly_command_leaves_unit_tests_out(empty_dbt: Dbt) -> None:
    listed = empty_dbt.invoke("list", "--exclude-resource-type", "unit_test").result
    assert len(listed) > 100
    assert not [name for name in listed if name.startswith("unit_test:")]


def test_every_model_says_what_one_row_is(models: dict[str, Any]) -> None:
    assert [n for n, model in models.items() if not model.description.startswith("One row")] == []


def test_every_column_of_a_model_is_described(
    models: dict[str, Any], built: list[Any], empty_dbt: Dbt
) -> None:
    assert built
    with duckdb.connect(str(empty_dbt.release), read_only=True) as connection:
        connection.execute(f"attach '{empty_dbt.work}' as work (read_only)")
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name in "
            "('marts', 'staging', 'intermediate')"
        ).fetchall()
    undescribed = [
        (table, column)
        for table, column in columns
        if table in models
        and not (column in models[table].columns and models[table].columns[column].description)
    ]
    assert undescribed == []


def test_contracts_are_enforced_wherever_others_read(models: dict[str, Any]) -> None:
    open_ended = [
        name
        for name, model in models.items()
        if folder(model) in {"staging", "marts"} and not model.config.contract.enforced
    ]
    assert open_ended == []


def test_every_mart_has_a_primary_key_and_no_key_may_be_missing(models: dict[str, Any]) -> None:
    for name, model in models.items():
        if folder(model) != "marts":
            continue
        keys = [c.columns for c in model.constraints if c.type.value == "primary_key"] + [
            [column.name]
            for column in model.columns.values()
            if any(c.type.value == "primary_key" for c in column.constraints)
        ]
        assert len(keys) == 1, name
        for column in keys[0]:
            kinds = {c.type.value for c in model.columns[column].constraints}
            assert "not_null" in kinds, (name, column)


def test_every_model_has_a_test(models: dict[str, Any], manifest: Any) -> None:
    have = having(manifest, "nodes") | having(manifest, "unit_tests")
    assert set(models) - have == set()


def test_every_model_that_holds_a_rule_has_a_unit_test(
    models: dict[str, Any], manifest: Any
) -> None:
    ruled = {n for n in models if n.startswith(("int_", "fct_", "mart_"))} - WITHOUT_A_RULE
    assert ruled - having(manifest, "unit_tests") == set()


def test_a_failed_data_test_is_an_error(manifest: Any) -> None:
    tests = [n for n in manifest.nodes.values() if n.resource_type.value == "test"]
    assert {test.config.severity.lower() for test in tests} == {"error"}


def test_no_model_names_a_relation_by_itself(
    models: dict[str, Any], compiled: dict[str, str], manifest: Any
) -> None:
    for name, sql in compiled.items():
        known = manifest.nodes | manifest.sources
        declared = {
            known[unique_id].relation_name.replace('"', "")
            for unique_id in models[name].depends_on.nodes
        }
        tree = sqlglot.parse_one(sql, read="duckdb")
        steps = {step.alias for step in tree.find_all(exp.CTE)}
        named = {table.sql(dialect="duckdb").split(" AS ")[0] for table in tree.find_all(exp.Table)}
        named = {table.replace('"', "") for table in named if "(" not in table}
        assert named - steps <= declared, name


def test_dimensions_and_figures_read_no_staging_view(
    models: dict[str, Any],
) -> None:
    for name, model in models.items():
        if name.startswith(("mart_", "dim_")):
            read = {unique_id.split(".")[-1] for unique_id in model.depends_on.nodes}
            assert not {source for source in read if source.startswith("stg_")}, name


def test_every_compiled_model_parses_as_spark_sql(compiled: dict[str, str]) -> None:
    assert len(compiled) > 80
    for name, sql in compiled.items():
        tree = sqlglot.parse_one(sql.replace('"', "`"), read="spark")
        assert isinstance(tree, exp.Query), name


def test_what_only_one_engine_understands_stands_behind_a_dispatched_macro(
    models: dict[str, Any],
) -> None:
    for name, model in models.items():
        written = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|--[^\n]*", " ", model.raw_code, flags=re.DOTALL)
        assert not ONE_ENGINES_OWN.search(written.lower()), name


def test_every_dispatched_macro_is_written_for_both_engines() -> None:
    engine = DBT_PROJECT / "macros" / "engine"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(engine.glob("*.sql")))
    names = set(re.findall(r"adapter\.dispatch\('(\w+)'\)", text))
    assert len(names) >= 10
    for name in names:
        for dialect in ("duckdb", "spark"):
            assert f"macro {dialect}__{name}(" in text


def test_the_linter_knows_every_macro_of_an_engine() -> None:
    engine = DBT_PROJECT / "macros" / "engine"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(engine.glob("*.sql")))
    known = (DBT_PROJECT.parent / ".sqlfluff").read_text(encoding="utf-8")
    for name in re.findall(r"adapter\.dispatch\('(\w+)'\)", text):
        assert f"\n{name} = " in known


def test_a_model_is_short() -> None:
    paths = [*(DBT_PROJECT / "models").rglob("*.sql"), *(DBT_PROJECT / "tests").rglob("*.sql")]
    ours = [path for path in paths if "staging" not in path.parts]
    long = [p.name for p in ours if len(p.read_text(encoding="utf-8").splitlines()) > 80]
    assert long == []


def test_every_model_has_its_description_beside_it() -> None:
    for path in (DBT_PROJECT / "models").rglob("*.sql"):
        assert path.with_suffix(".yml").is_file(), path.name


def test_the_release_holds_only_marts_and_every_column_is_commented(
    built: list[Any], empty_dbt: Dbt
) -> None:
    assert built
    with duckdb.connect(str(empty_dbt.release), read_only=True) as connection:
        schemas = connection.execute(
            "select distinct schema_name from duckdb_tables() union "
            "select schema_name from duckdb_views() where not internal"
        ).fetchall()
        tables = connection.execute("select table_name, comment from duckdb_tables()").fetchall()
        silent = connection.execute(
            "select table_name, column_name from duckdb_columns() "
            "where schema_name = 'marts' and comment is null"
        ).fetchall()
    assert schemas == [("marts",)]
    assert len(tables) >= 20
    assert [name for name, comment in tables if not comment] == []
    assert silent == []


def test_no_mart_holds_an_identifier_or_an_agencys_own_token(models: dict[str, Any]) -> None:
    columns = [
        (name, column)
        for name, model in models.items()
        if folder(model) == "marts"
        for column in model.columns
    ]
    assert len(columns) > 200
    assert [found for found in columns if IDENTIFIERS.search(found[1])] == []


def test_the_report_says_who_owns_it_and_what_it_answers(manifest: Any) -> None:
    [report] = manifest.exposures.values()
    assert report.owner.name == "Regional data analyst"
    assert report.description.rstrip().endswith("?")
    assert "model.sy_partnership.mart_mash_performance" in report.depends_on.nodes


@pytest.fixture
def tampered(built: list[Any], empty_dbt: Dbt, tmp_path: Path) -> Dbt:
    """A built project in a folder of its own, to be spoiled."""
    assert built
    copy = Dbt(tmp_path)
    for path in (empty_dbt.release, empty_dbt.work):
        shutil.copy(path, copy.folder / path.name)
    return copy


SPOILED = {
    "rows_match_source_fct_s47": """
        insert into marts.fct_s47 (s47_enquiry_id, agency_id, arrival_id, source_row)
        values ('invented', 'sheffield', 'arrival', 1)""",
    "is_one_of_dim_rule": """
        insert into marts.dim_rule by name
        select 'r' as rule_id, 'reading' as book, 'validity' as dimension, 'nowhere' as reach""",
    "days_are_whole": "delete from marts.dim_date where calendar_date = date '2020-02-29'",
    "rows_add_up": """
        insert into marts.fct_arrival (arrival_id, agency_id, extract_id, state, rows_in,
            rows_accepted, rows_refused, rows_duplicate)
        values ('a', 'b', 'c', 'held', 3, 1, 1, 0)""",
    "relationships_fct_referral": """
        insert into marts.fct_referral (referral_id, agency_id, person_id, referral_date,
            is_re_referral)
        values ('r', 'sheffield', 'nobody', date '2026-03-01', true)""",
    "a_re_referral_follows_a_referral": "select 1",  # the referral above has none before it
    "every_outcome_is_counted_once": """
        insert into marts.mart_mash_performance (indicator_id, indicator_name, agency_id,
            period_kind, period_start_date, period_end_date, unit, is_available, numerator,
            denominator, value)
        values ('FD04', 'n', 'all', 'month', date '2026-03-01', date '2026-02-28', '%', true,
            1, 2, 500.0)""",
    "start_not_after": "select 1",  # the figure above ends before it starts
    "a_figure_is_possible": "select 1",  # and is above a hundred
    "south_yorkshire_is_the_sum_of_its_councils": "select 1",  # and has no council
    "at_most_one_row": """
        insert into marts.dim_night
        select release_id, date '2026-03-31', 'invented', true, 5 from (values ('a'), ('b'))
            as releases (release_id)""",
}


def test_every_data_test_of_ours_notices_a_spoiled_mart(tampered: Dbt) -> None:
    with duckdb.connect(str(tampered.release)) as connection:
        for statement in SPOILED.values():
            connection.execute(statement)
    results = tampered.invoke("test", "--select", "test_type:data").result.results
    failed = [result.node.name for result in results if str(result.status) != "pass"]
    unnoticed = [name for name in SPOILED if not any(test.startswith(name) for test in failed)]
    assert unnoticed == []
