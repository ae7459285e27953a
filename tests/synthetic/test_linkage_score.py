"""The score of the links says what it is meant to: a small county, linked and then mislinked."""

from __future__ import annotations

import duckdb
import pytest

from sy_dataset.paths import Workspace
from tests.bench_linkage import linked_county
from tests.linkage_score import score, truth_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return linked_county(tmp_path_factory.mktemp("linked"), children=2000)


def relinked(workspace: Workspace, query: str) -> None:
    """Write other links: `query` reads `links`."""
    path = workspace.person_links
    with duckdb.connect() as connection:
        connection.execute(f"create table links as from read_parquet('{path}')")
        connection.execute(f"copy ({query}) to '{path}' (format parquet)")


def test_a_county_is_linked_without_a_child_that_is_two_and_scored_by_group(linked: Workspace):
    told = score(linked)
    assert (told.adopted, told.protected, told.twins) == (0, 0, 0)
    assert told.records > told.links > 1000
    assert told.recall > 0.85
    assert told.held.exact <= told.held.partly
    assert told.recall <= told.held.comparable <= 1
    assert sum(pairs for pairs, _ in told.by_group["sex"].values()) == 2 * told.true_pairs
    assert {"police", "ics"} < set(told.by_group["agency"])


def test_links_of_one_person_alone_are_all_false_but_its_own_and_join_every_pair(
    linked: Workspace,
):
    before = linked.person_links.read_bytes()
    relinked(linked, "select * replace ('one' as person_id) from links")
    told = score(linked)
    linked.person_links.write_bytes(before)
    assert told.recall == 1
    assert told.links == told.records - 1
    assert told.false_share > 0.99
    assert told.twins > 0
    assert told.siblings > 0
    assert told.protected > 0
    assert told.merged > told.twins + told.siblings


def test_records_that_all_stand_alone_have_no_recall(linked: Workspace):
    before = linked.person_links.read_bytes()
    relinked(linked, "select * replace (person_token as person_id) from links")
    told = score(linked)
    linked.person_links.write_bytes(before)
    assert (told.links, told.recall, told.false_share) == (0, 0, 0)


def test_the_truth_says_what_is_true_of_every_child(linked: Workspace):
    rows = duckdb.read_parquet(str(truth_of(linked)))
    [(children, described)] = duckdb.query(
        "select count(distinct child), count(distinct (child, ethnicity_group, sex_code, la_code,"
        " household, twin_group)) from rows where ethnicity_group is not null"
    ).fetchall()
    assert children == described
    [(least,)] = duckdb.query(
        "select min(children) from (select count(distinct child) as children"
        " from rows where twin_group is not null group by twin_group)"
    ).fetchall()
    assert rows is not None
    assert least >= 1
