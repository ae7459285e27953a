"""Which rows of several arrivals stand: the last word on a key, and none after a tombstone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.delivery import Delivery
from sy_dataset.engine import literal
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace
from sy_dataset.publish.assemble import _rows

APPOINTMENTS = load_contracts()["ics_appointment"]
[TABLE] = APPOINTMENTS.tables
[KEY] = [str(column.pseudonym) for column in TABLE.key]
MARK = TABLE.tombstone


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def arrive(
    workspace: Workspace, name: str, rows: Iterable[tuple[str, str | None]], agency: str = "ics"
) -> Arrival:
    """An arrival whose rows are keys with their status."""
    assert MARK is not None
    listed = ", ".join(
        f"({n}, {literal(key)}, {literal(status) if status else 'null'}::varchar)"
        for n, (key, status) in enumerate(rows, start=2)
    )
    path = workspace.pseudonymised / name / f"{TABLE.name}.parquet"
    path.parent.mkdir(parents=True)
    duckdb.sql(
        f"copy (select '{agency}' as agency_id, '{name}' as arrival_id, *"
        f" from (values {listed}) as rows(source_row, {KEY}, {MARK.pseudonym})) to {literal(path)}"
    )
    return Arrival(name, agency, APPOINTMENTS.id, date(2026, 3, 31), 1, name, 1, "accepted")


def standing(workspace: Workspace, kind: Delivery, *arrivals: Arrival) -> set[tuple[str, ...]]:
    contract: Contract = replace(APPOINTMENTS, delivery=kind)
    query = f"select arrival_id, {KEY} from ({_rows(contract, TABLE, arrivals, workspace)})"
    return set(duckdb.sql(query).fetchall())


def test_the_last_word_on_a_key_stands_whatever_the_names_of_the_arrivals(workspace: Workspace):
    first = arrive(workspace, "z", [("1", None), ("2", None)])
    second = arrive(workspace, "a", [("2", None), ("3", None)])
    assert standing(workspace, Delivery.DELTA, first, second) == {
        ("z", "1"),
        ("a", "2"),
        ("a", "3"),
    }


def test_a_tombstone_takes_a_row_away_and_a_later_row_brings_it_back(workspace: Workspace):
    first = arrive(workspace, "a", [("1", None), ("2", None)])
    gone = arrive(workspace, "b", [("1", "D")])
    assert standing(workspace, Delivery.DELTA, first, gone) == {("a", "2")}
    back = arrive(workspace, "c", [("1", None)])
    assert standing(workspace, Delivery.DELTA, first, gone, back) == {("a", "2"), ("c", "1")}


def test_two_agencies_may_use_one_key(workspace: Workspace):
    one = arrive(workspace, "a", [("1", None)])
    other = arrive(workspace, "b", [("1", "D")], agency="police")
    assert standing(workspace, Delivery.DELTA, one, other) == {("a", "1")}


def test_a_later_period_has_the_last_word_on_what_both_hold(workspace: Workspace):
    january = arrive(workspace, "a", [("1", None), ("2", None)])
    february = arrive(workspace, "b", [("2", None)])
    found = standing(workspace, Delivery.PERIODS, january, february)
    assert found == {("a", "1"), ("b", "2")}


def test_a_snapshot_is_taken_as_it_is(workspace: Workspace):
    sent = arrive(workspace, "a", [("1", "D"), ("2", None)])
    assert standing(workspace, Delivery.SNAPSHOT, sent) == {("a", "1"), ("a", "2")}
