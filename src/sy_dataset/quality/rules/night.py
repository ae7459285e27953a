"""The rules across agencies in a night, and what the rules of all books said, entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, Table
from sy_dataset.engine import connect, literal
from sy_dataset.findings import RULE_RESULT_SCHEMA, Reach
from sy_dataset.inputs import Selection
from sy_dataset.paths import Workspace
from sy_dataset.quality.rules.files import RuleFile, load_rules
from sy_dataset.quality.rules.partnership import by_agency, lay_out_partnership, named_tables
from sy_dataset.quality.rules.runner import FLAGGED, RuleResult, run_rules
from sy_dataset.quality.rules.sent import BOOKS

ACROSS = "partnership"
RESULTS = "accepted.partnership__rule_results"
FINDINGS = "accepted.partnership__findings"
PARTNERSHIP_SECONDS = 60.0


def enter_rules(
    work: Path,
    selection: Selection,
    *,
    contracts: Mapping[str, Contract],
    config: Config,
    workspace: Workspace,
    as_of: date,
) -> dict[str, int]:
    """Run the cross-agency rules on the accepted rows, and enter what all rules said.

    work  the work database: `accepted` is filled, and `partnership__rules`, `__rule_results`
          and `__findings` get what the rulebook, the returns and the cross-agency rules say

    Returns the number of results by state.
    """
    across = load_rules(workspace.rulebook / BOOKS / ACROSS)
    with connect(work, scratch=workspace.state / "scratch") as connection:
        for book in sorted((workspace.rulebook / BOOKS).iterdir()):
            _enter_words(connection, load_rules(book))
        for path in sorted(workspace.rule_results.glob("*.parquet")):
            into = FINDINGS if path.name.endswith("-findings.parquet") else RESULTS
            connection.execute(f"insert into {into} by name from read_parquet({literal(path)})")
        _check_across(connection, across, selection, contracts, config, as_of)
        _name_records(connection, contracts)
        states = connection.execute(f"select state, count(*) from {RESULTS} group by 1").fetchall()
    return {str(state): int(count) for state, count in sorted(states)}


def _enter_words(connection: duckdb.DuckDBPyConnection, rules: Sequence[RuleFile]) -> None:
    latest = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.first_year or 0)}
    words = [
        {
            "rule_id": rule.id,
            "book": rule.book,
            "dimension": rule.dimension.value,
            "severity": rule.severity.value,
            "reach": Reach.NOTE.value,
            "title": rule.title,
            "message": rule.message,
            "to_do": rule.to_do,
            "owner_kind": rule.owner or "council",
            "affects": ", ".join(rule.affects),
            "due_working_days": rule.due_working_days,
        }
        for rule in latest.values()
    ]
    if words:
        connection.register("words", pa.Table.from_pylist(words))
        connection.execute("insert into accepted.partnership__rules by name from words")
        connection.unregister("words")


def _check_across(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[RuleFile],
    selection: Selection,
    contracts: Mapping[str, Contract],
    config: Config,
    as_of: date,
) -> None:
    tables = named_tables(contracts.values())
    sent: dict[str, set[str]] = {}
    for arrival in selection.selected:
        product = contracts[str(arrival.extract_id)].product
        for table in arrival.tables:
            sent.setdefault(f"{product}__{table}", set()).add(arrival.agency_id)
    lay_out_partnership(connection, rules, tables, as_of)
    results = run_rules(connection, rules, present=sent, seconds=PARTNERSHIP_SECONDS)
    kinds = {agency.id: agency.kind for agency in config.agency}
    senders = {name: frozenset(agencies) for name, agencies in sent.items()}
    answers = by_agency(connection, rules, results, tables, kinds, senders)
    rows = [_answer(agency_id, one, as_of) for agency_id, one in answers]
    if rows:
        connection.register("answers", pa.Table.from_pylist(rows, schema=RULE_RESULT_SCHEMA))
        connection.execute(f"insert into {RESULTS} by name from answers")
        connection.unregister("answers")
    for rule in rules:
        for flag in rule.flags:
            _enter_flagged(connection, rule.id, flag.column, flag.table, flag.fields)


def _answer(agency_id: str, one: RuleResult, as_of: date) -> dict[str, object]:
    return {
        "agency_id": agency_id,
        "extract_id": ACROSS,
        "period_date": as_of,
        "rule_id": one.rule_id,
        "state": one.state.value,
        "reason": one.reason,
        "cases": one.cases,
    }


def _enter_flagged(
    connection: duckdb.DuckDBPyConnection,
    rule_id: str,
    flag_column: str,
    table: str,
    fields: Sequence[str],
) -> None:
    connection.execute(
        f"insert into {FINDINGS} by name select sent.arrival_id, ? as table_name, sent.source_row,"
        " unnest(?::varchar[]) as column_name, flagged.rule_id"
        f" from {FLAGGED} as flagged join {table} as sent using (row_id)"
        " where flagged.rule_id = ? and flagged.flag_column = ?",
        [table.split("__", 1)[1], list(fields), rule_id, flag_column],
    )


def _name_records(connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract]) -> None:
    """Give every finding the token of its record, by which it is known again in later nights.

    One whose row is not in the release has none and does not stand. The token is made of the
    row's key; where the key is the row's place in a return, of the person.
    """
    found = connection.execute(
        "select distinct extract_id, table_name"
        f" from {FINDINGS} join accepted.partnership__arrivals using (arrival_id)"
        " where table_name is not null"
    ).fetchall()
    parts = [
        _records(contracts[extract_id], contracts[extract_id].table(name))
        for extract_id, name in sorted(found)
        if extract_id in contracts
    ]
    if not parts:
        return
    connection.execute(f"create temp table records as {' union all '.join(parts)}")
    connection.execute(
        f"update {FINDINGS} as findings set record_token = records.record_token,"
        " is_standing = true from records"
        " where findings.arrival_id = records.arrival_id"
        " and findings.table_name = records.table_name"
        " and findings.source_row = records.source_row"
    )
    connection.execute("drop table records")


def _records(contract: Contract, table: Table) -> str:
    named = [str(c.pseudonym) for c in table.key if c.pseudonym and not c.is_counted]
    if not named and table.person:
        named = [str(table.person.pseudonym)]
    token = f"concat_ws('|', {', '.join(named)})" if named else "null::varchar"
    name = f"{contract.product}__{table.name}"
    return (
        f"select any_value(arrival_id) as arrival_id, '{table.name}' as table_name,"
        f" any_value(source_row) as source_row, any_value({token}) as record_token"
        f" from accepted.{name} group by arrival_id, source_row"
    )
