"""Rules across agencies and returns: asked of the accepted rows of a night, without identifiers.

Tables are named `<product>__<table>` and have the columns in which the rows travel, the row's
number `row_id`, and `child_id`, the person whom linkage found, the same in every agency. A rule
flags rows of the agency that has to put it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from sy_dataset.contracts import Contract, Table
from sy_dataset.findings import CheckState
from sy_dataset.quality.rules.calendar import install_calendar
from sy_dataset.quality.rules.files import RuleFile
from sy_dataset.quality.rules.runner import FLAGGED, RuleResult

NAMED = re.compile(r"\b[a-z0-9_]+?__[a-z0-9_]+\b")
ACCEPTED = "accepted"


@dataclass(frozen=True)
class Named:
    """A table of an extract under the name that the rules use."""

    name: str
    contract: Contract
    table: Table


def named_tables(contracts: Iterable[Contract]) -> dict[str, Named]:
    """Every table that a rule may name."""
    return {
        f"{contract.product}__{table.name}": Named(
            f"{contract.product}__{table.name}", contract, table
        )
        for contract in contracts
        for table in contract.tables
    }


def lay_out_partnership(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[RuleFile],
    tables: Mapping[str, Named],
    as_of: date,
    *,
    accepted: str = ACCEPTED,
) -> None:
    """Make the tables that the rules name of the accepted rows and the links of persons.

    accepted  the schema that holds the rows; it may be that of an attached database
    """
    install_calendar(connection)
    connection.execute(f"create or replace temp macro as_of() as date '{as_of:%Y-%m-%d}'")
    asked = {name for rule in rules for name in NAMED.findall(rule.sql)} & set(tables)
    for name in sorted(asked):
        person = tables[name].table.person
        rows = f"{accepted}.{name}"
        if person is None:
            query = f"select rowid + 1 as row_id, * from {rows}"
        else:
            query = (
                "select sent.rowid + 1 as row_id, links.person_id as child_id, sent.*"
                f" from {rows} as sent left join {accepted}.partnership__person_links as links"
                f" on links.agency_id = sent.agency_id and links.person_token"
                f" = sent.{person.pseudonym}"
            )
        connection.execute(f"create temp table {name} as {query}")


def by_agency(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[RuleFile],
    results: Iterable[RuleResult],
    tables: Mapping[str, Named],
    agencies: Mapping[str, str],
    sent: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, RuleResult]]:
    """A result for each rule and each agency of the kind that owns it.

    agencies  id -> kind
    sent      name of a table -> the agencies whose rows of it feed the night

    A rule is not run for an agency that did not send a table of its own that the rule needs, or
    if nobody sent one of another kind of agency.
    """
    owners = {rule.id: rule for rule in rules}
    cases = _cases(connection, rules)
    for result in results:
        rule = owners[result.rule_id]
        for agency_id, kind in agencies.items():
            if kind != rule.owner:
                continue
            lacking = [
                name for name in rule.needs if not _is_there(tables[name], kind, agency_id, sent)
            ]
            if lacking and result.state is not CheckState.CRASHED:
                reason = f"without {', '.join(lacking)}"
                yield agency_id, RuleResult(rule.id, CheckState.NOT_RUN, reason)
            elif result.cases is None:
                yield agency_id, result
            else:
                found = cases.get((rule.id, agency_id), 0)
                state = CheckState.FAILED if found else CheckState.PASSED
                yield agency_id, RuleResult(rule.id, state, cases=found)


def _is_there(table: Named, kind: str, agency_id: str, sent: Mapping[str, frozenset[str]]) -> bool:
    senders = sent.get(table.name, frozenset())
    return agency_id in senders if table.contract.domain == kind else bool(senders)


def _cases(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[RuleFile]
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for name in sorted({flag.table for rule in rules for flag in rule.flags}):
        columns = [(r.id, f.column) for r in rules for f in r.flags if f.table == name]
        listed = ", ".join(f"('{rule_id}', '{column}')" for rule_id, column in columns)
        rows = connection.execute(
            f"select flagged.rule_id, rows.agency_id, count(*) from {FLAGGED} as flagged"
            f" join (values {listed}) as of_table (rule_id, flag_column)"
            " using (rule_id, flag_column)"
            f" join {name} as rows using (row_id) group by all"
        ).fetchall()
        for rule_id, agency_id, count in rows:
            found[rule_id, agency_id] = found.get((rule_id, agency_id), 0) + count
    return found
