"""How many rows each rule looks at: those of the tables of which it can flag rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb

from sy_dataset.contracts import Contract
from sy_dataset.quality.rules.files import RuleFile
from sy_dataset.quality.rules.partnership import named_tables
from sy_dataset.quality.rules.sheets import LAST, load_sheets


def rows_looked_at(
    connection: duckdb.DuckDBPyConnection,
    rules: Iterable[RuleFile],
    contracts: Mapping[str, Contract],
    books: Path,
) -> list[dict[str, object]]:
    """One row per agency, extract and rule: agency_id, extract_id, rule_id, rows_looked_at.

    connection  has the schema `accepted` of a night
    books       the folder of the rules, by book

    A rule about a whole file looks at no rows, and has none here; nor has an agency without
    a row in these tables.
    """
    found: dict[tuple[str, str, str], int] = {}
    rows: dict[str, list[tuple[str, int]]] = {}
    for rule_id, extract_id, name in sorted(set(_tables(rules, contracts, books))):
        if name not in rows:
            rows[name] = connection.execute(
                f"select agency_id, count(*) from accepted.{name} group by agency_id"
            ).fetchall()
        for agency_id, count in rows[name]:
            key = (agency_id, extract_id, rule_id)
            found[key] = found.get(key, 0) + count
    names = ("agency_id", "extract_id", "rule_id", "rows_looked_at")
    return [dict(zip(names, (*key, count), strict=True)) for key, count in found.items()]


def _tables(
    rules: Iterable[RuleFile], contracts: Mapping[str, Contract], books: Path
) -> Iterator[tuple[str, str, str]]:
    """Rule, extract, and accepted table of which the rule can flag rows."""
    named = named_tables(contracts.values())
    sheets = {
        (contract.rules, sheet.name): (contract, sheet.table)
        for contract in contracts.values()
        if contract.rules
        for sheet in load_sheets(books / contract.rules / "tables.yaml", contract)
    }
    for rule in rules:
        for flag in rule.flags:
            if flag.table in named:
                yield rule.id, named[flag.table].contract.id, flag.table
            elif at := sheets.get((rule.book, flag.table.removesuffix(LAST))):
                yield rule.id, at[0].id, f"{at[0].product}__{at[1].name}"
