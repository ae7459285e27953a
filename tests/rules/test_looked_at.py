"""The rows that a rule looks at: those of the tables that it can flag, of every agency."""

from __future__ import annotations

import duckdb

from sy_dataset.contracts import Contract
from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import load_rules
from sy_dataset.quality.rules.looked_at import rows_looked_at

BOOKS = PROJECT / "expectations" / "rules"


def test_a_rule_looks_at_the_rows_of_the_tables_that_it_flags(contracts: dict[str, Contract]):
    connection = duckdb.connect()
    connection.execute("create schema accepted")
    for contract in contracts.values():
        for table in contract.tables:
            connection.execute(
                f"create table accepted.{contract.product}__{table.name} as"
                " select unnest(['barnsley', 'barnsley', 'doncaster']) as agency_id"
            )
    rules = [
        rule
        for book, code in (("cin", "2884"), ("cin", "8696"), ("cin", "2887Q"))
        for rule in load_rules(BOOKS / book)
        if rule.id == f"{book}/{code}"
    ]
    rules += [r for r in load_rules(BOOKS / "partnership") if r.id.endswith("/contact_day_differs")]
    found = {
        (row["rule_id"], row["agency_id"]): (row["extract_id"], row["rows_looked_at"])
        for row in rows_looked_at(connection, rules, contracts, BOOKS)
    }
    # an enquiry and an episode, two tables of one return
    assert found["cin/2884", "barnsley"] == ("cin_census", 4)
    assert found["cin/8696", "doncaster"] == ("cin_census", 1)
    assert ("partnership/contact_day_differs", "barnsley") in found
    # a rule about the whole return looks at no row
    assert ("cin/2887Q", "barnsley") not in found
