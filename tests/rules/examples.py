"""Examples of rules: rows under the return's own names, laid out as a night lays them out.

An example of a rule file says which rows a return holds and which of them the rule flags:

    - name: starts the day before
      year: 2026
      Assessments: [{AssessmentActualStartDate: 2025-05-01}]
      CINdetails: [{CINreferralDate: 2025-05-02}]
      flags: {Assessments: [1], CINdetails: [1]}

`flags` gives for each column of the rule's query the rows, counted from 1, in the order of
the example; `flags: true` or `false` for a rule about the whole return, `flags: {}` where another passes.
A table ending in `_last` is of the year before. What an example leaves out is missing, except
the child (A), the numbers of records (1) and, in the census, the header's year and day.
Only declared columns can be written. `without: [Table]` says that a table did not come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
import yaml

from sy_dataset.contracts import AS_SENT, Contract, Kind, load_contracts
from sy_dataset.findings import CheckState
from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import FLAGGED, RuleFile, RuleResult, load_rules, run_rules
from sy_dataset.quality.rules.calendar import install_calendar, install_year
from sy_dataset.quality.rules.returns import SENT, SENT_LAST, lay_out, load_references, share
from sy_dataset.quality.rules.sheets import LAST, TYPED, Sheet, load_sheets, typed_columns

BOOKS = PROJECT / "expectations" / "rules"
LATEST = 2027
ARROW = {"varchar": pa.string(), "bigint": pa.int64(), "date": pa.date32(), "double": pa.float64()}
WORDS = {"name", "year", "flags", "without", "form", "la_code", "state", "references"}


def contract_of(book: str) -> Contract:
    [contract] = [c for c in load_contracts().values() if c.rules == book]
    return contract


@cache
def sheets_of(book: str) -> dict[str, Sheet]:
    return {s.name: s for s in load_sheets(BOOKS / book / "tables.yaml", contract_of(book))}


def rules_of(book: str) -> list[RuleFile]:
    return list(load_rules(BOOKS / book))


def examples_of(rule: RuleFile) -> list[dict[str, Any]]:
    return yaml.safe_load(rule.examples) or []


def year_of(rule: RuleFile, example: Mapping[str, Any]) -> int:
    latest = {"cin": 2026, "ssda903": 2027}.get(rule.book, LATEST)
    return int(example.get("year") or min(rule.last_year or latest, latest))


def run_example(rule: RuleFile, example: Mapping[str, Any]) -> tuple[RuleResult, Any]:
    """The rule's result, and what it flags in the shape of `flags`."""
    year = year_of(rule, example)
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        install_calendar(connection)
        install_year(connection, year, str(example.get("la_code", "370")))
        present = fill(connection, rule.book, example, year)
        load_references(connection, BOOKS / rule.book, None)
        for name, rows in example.get("references", {}).items():
            listed = pa.Table.from_pylist(rows)  # noqa: F841 - the engine reads it by its name
            connection.execute(f"insert into {name} by name select * from listed")
            present.add(name)
        share(connection, BOOKS / rule.book)
        form = example.get("form", "csv")
        [result] = run_rules(connection, [rule], year=year, form=form, present=present)
        return result, flagged(connection, rule)


def flagged(connection: duckdb.DuckDBPyConnection, rule: RuleFile) -> Any:
    entries = connection.execute(
        f"select flag_column, list(row_id order by row_id) from {FLAGGED} group by all"
    ).fetchall()
    if not rule.flags:
        return bool(entries)
    return dict(entries)


def fill(
    connection: duckdb.DuckDBPyConnection, book: str, example: Mapping[str, Any], year: int
) -> set[str]:
    contract, sheets = contract_of(book), sheets_of(book)
    named = set(example) - WORDS
    unknown = {n for n in named if n.removesuffix(LAST) not in sheets}
    assert not unknown, f"no such table: {unknown}"
    without = set(example.get("without", []))
    there: dict[str, set[str]] = {"": set(), LAST: set()}
    for schema, ending in ((SENT, ""), (SENT_LAST, LAST)):
        connection.execute(f"create schema {schema}")
        for table in contract.tables:
            of_table = [s for s in sheets.values() if s.table is table]
            written = {s.name: example.get(s.name + ending) for s in of_table}
            rows = list(conformed(of_table, written, year if not ending else year - 1, book))
            columns = dict(typed_columns(table))
            cells = {
                name: pa.array([row.get(name) for row in rows], ARROW[kind.lower()])
                if kind.lower() in ARROW
                else pa.nulls(len(rows), pa.string())
                for name, kind in columns.items()
            }
            cells["row_id"] = pa.array(range(1, len(rows) + 1), pa.int64())
            cells["source_row"] = cells["row_id"]
            filled = pa.table(cells)  # noqa: F841 - the engine reads it by its name
            connection.execute(f"create table {schema}.{table.name} as select * from filled")
            if not {s.name + ending for s in of_table} & without and (
                not ending or any(n.endswith(LAST) for n in named)
            ):
                there[ending].add(table.name)
    return lay_out(connection, contract, BOOKS / book, there[""], there[LAST])


def conformed(
    sheets: list[Sheet], written: Mapping[str, list[dict[str, Any]] | None], year: int, book: str
) -> Iterator[dict[str, Any]]:
    """Rows of a table of the contract; two sheets of one table are joined row by row."""
    given = {name: rows for name, rows in written.items() if rows is not None}
    if book == "cin" and "Header" in written and not given:
        given = {"Header": [{}]}
    for place in range(max(map(len, given.values()), default=0)):
        row: dict[str, Any] = {}
        for sheet in sheets:
            if given and sheet.name not in given:
                continue
            rows = given.get(sheet.name) or []
            said = dict(rows[place]) if place < len(rows) else {}
            if book == "cin" and sheet.name == "Header":
                said = {"ReferenceDate": date(year, 3, 31), "Year": year} | said
            row |= _cells(sheet, said)
        yield row


def _cells(sheet: Sheet, said: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for key in ("LAchildID", "CHILD"):
        if key in sheet.columns:
            said.setdefault(key, "A")
    for column in sheet.table.arriving:
        if column.is_counted:
            row[column.name] = said.pop(column.name, 1)
    for name, column in sheet.columns.items():
        if name in said:
            value = said.pop(name)
            text = None if value is None else _text(value)
            row[column.name + AS_SENT] = text
            if column.kind in TYPED:
                row[column.name] = _typed(value, column.kind)
    assert not said, f"{sheet.name} has no {sorted(said)}"
    return row


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _typed(value: Any, kind: Kind) -> Any:
    """A date written as one, a number written as one; anything else could not be read."""
    if kind is Kind.DATE:
        return value if isinstance(value, date) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


STATES = {state.value for state in CheckState}
