"""Examples of cross-agency rules: accepted rows under the names that the rules use.

    - name: on a plan at the council, not in CP-IS
      ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
      ics__persons: [{child: A}]
      flags: {ics__persons: [1]}

`child` is the linked person, the same in every table. A council's rows are Barnsley's, and the
others' those of `ics` and `police`, if `agency_id` says nothing else. `as_of` is 2026-03-31 if
it says no other. Only columns that travel can be written. Every table that the example names
was sent; `sent: [table]` adds one without rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
import yaml

from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import FLAGGED, RuleFile, RuleResult, load_rules, run_rules
from sy_dataset.quality.rules.partnership import Named, lay_out_partnership, named_tables

BOOK = PROJECT / "expectations" / "rules" / "partnership"
SENDERS = {"council": "barnsley", "ics": "ics", "police": "police"}
WORDS = {"name", "flags", "sent", "as_of", "state"}


@cache
def tables() -> dict[str, Named]:
    return named_tables(load_contracts().values())


def rules() -> list[RuleFile]:
    return list(load_rules(BOOK))


def examples_of(rule: RuleFile) -> list[dict[str, Any]]:
    return yaml.safe_load(rule.examples) or []


def run_example(rule: RuleFile, example: Mapping[str, Any]) -> tuple[RuleResult, Any]:
    named = {name: rows for name, rows in example.items() if name not in WORDS}
    unknown = set(named) - set(tables())
    assert not unknown, f"no such table: {unknown}"
    with duckdb.connect() as connection:
        connection.execute("set threads = 1; set timezone = 'UTC'; create schema accepted")
        people: dict[tuple[str, str], str] = {}
        for name, one in tables().items():
            _fill(connection, one, named.get(name) or [], people)
        links = pa.table(
            {
                "agency_id": pa.array([agency for agency, _ in people], pa.string()),
                "person_token": pa.array([token for _, token in people], pa.string()),
                "person_id": pa.array(list(people.values()), pa.string()),
            }
        )
        connection.register("links", links)
        connection.execute("create table accepted.partnership__person_links as select * from links")
        as_of = example.get("as_of", date(2026, 3, 31))
        lay_out_partnership(connection, [rule], tables(), as_of)
        present = {*named, *example.get("sent", [])}
        [result] = run_rules(connection, [rule], present=present)
        entries = connection.execute(
            f"select flag_column, list(row_id order by row_id) from {FLAGGED} group by all"
        ).fetchall()
        return result, dict(entries)


def _fill(
    connection: duckdb.DuckDBPyConnection,
    one: Named,
    rows: list[dict[str, Any]],
    people: dict[tuple[str, str], str],
) -> None:
    types = {str(c.pseudonym): c.pseudonym_sql_type for c in one.table.travelling}
    keys = {"agency_id": "varchar", "arrival_id": "varchar", "source_row": "bigint"}
    columns = keys | types
    declared = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"create table accepted.{one.name} ({declared})")
    for number, said in enumerate(rows, 1):
        row = _row(one.contract, one, dict(said), number, people)
        unknown = set(row) - set(columns)
        assert not unknown, f"{one.name} has no {unknown}"
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(
            f"insert into accepted.{one.name} ({names}) values ({marks})", list(row.values())
        )


def _row(
    contract: Contract,
    one: Named,
    said: dict[str, Any],
    number: int,
    people: dict[tuple[str, str], str],
) -> dict[str, Any]:
    agency_id = said.setdefault("agency_id", SENDERS[contract.domain])
    said |= {"arrival_id": f"{agency_id}-{one.name}", "source_row": number}
    child = said.pop("child", None)
    if child is not None:
        assert one.table.person, f"{one.name} names no person"
        token = f"{agency_id}-{child}"
        said[str(one.table.person.pseudonym)] = token
        people[agency_id, token] = str(child)
    return said
