"""What the scores of data quality are made from: counts of every required column of an extract.

An item is a required column that the sender writes. Its records are the rows that stand in
the release and those that reading refused; `valid` have a value that reading accepted. So a
default date counts in full against its item: reading never accepts one. A code for "unknown"
is accepted, and counts against its item only beyond a threshold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from sy_dataset.contracts import Column, Contract, Table, code_list
from sy_dataset.delivery import Delivery, return_year_of
from sy_dataset.engine import connect, literal
from sy_dataset.findings import RULES, Reach
from sy_dataset.inputs import Selection
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from sy_dataset.quality.rules.files import RuleFile, load_rules
from sy_dataset.quality.rules.looked_at import rows_looked_at
from sy_dataset.quality.rules.night import ACROSS
from sy_dataset.quality.rules.partnership import named_tables
from sy_dataset.quality.rules.sent import BOOKS
from sy_dataset.quality.thresholds import Thresholds, load_thresholds

NIGHTS_COUNTED = 30
"""Of an extract that is due every night, the nights that its coverage looks back on."""

DAYS_COUNTED = 365
"""Of any other, the days; of a yearly return therefore the one return."""

DEFAULT_LABEL = re.compile(
    r"(\w\) )?(unknown|(information )?not (yet )?(known|stated|recorded|specified|obtained)|"
    r"no reason given)",
    re.IGNORECASE,
)
"""How the label of a code begins that stands for no answer; "refused" is an answer."""

Row = dict[str, object]


def enter_scores(
    work: Path,
    selection: Selection,
    contracts: Mapping[str, Contract],
    ledger: Ledger,
    workspace: Workspace,
) -> int:
    """Count every item of every agency, and enter the rules' extracts and rows and the
    thresholds.

    work  the work database, after the rules have entered what they found

    Returns the number of items.
    """
    books = sorted((workspace.rulebook / BOOKS).iterdir())
    rules = [rule for book in books for rule in load_rules(book)]
    thresholds = load_thresholds(workspace.rulebook)
    with connect(work, scratch=workspace.state / "scratch") as connection:
        items = _items(connection, selection, contracts, ledger)
        _enter(connection, "item_counts", items)
        _enter(connection, "rule_extracts", _rule_extracts(rules, contracts))
        looked_at = rows_looked_at(connection, rules, contracts, workspace.rulebook / BOOKS)
        _enter(connection, "rule_rows", looked_at)
        _enter(connection, "thresholds", _thresholds(thresholds, contracts))
    return len(items)


def _enter(connection: duckdb.DuckDBPyConnection, name: str, rows: list[Row]) -> None:
    if rows:
        connection.register("rows_entered", pa.Table.from_pylist(rows))
        connection.execute(
            f"insert into accepted.partnership__{name} by name from rows_entered order by all"
        )
        connection.unregister("rows_entered")


def _items(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection,
    contracts: Mapping[str, Contract],
    ledger: Ledger,
) -> list[Row]:
    refused = {
        (arrival.arrival_id, count.table_name): count.rows_refused
        for arrival in selection.selected
        for count in ledger.row_counts(arrival.arrival_id)
    }
    gone = _values_gone(connection)
    items: dict[tuple[str, str, str, str], Counter[str]] = {}
    for contract in contracts.values():
        for table in contract.tables:
            arrivals = selection.of_table(contract.id, table.name)
            standing = _standing(connection, contract, table) if arrivals else {}
            for arrival in arrivals:
                name = (arrival.arrival_id, table.name)
                stands = standing.get(arrival.arrival_id, {"rows": 0})
                for column in _items_of(contract, table, arrival):
                    item = (arrival.agency_id, contract.id, table.name, column.name)
                    counts = items.setdefault(item, Counter(records=0, valid=0, defaults=0))
                    counts.update(_counts(column.name, stands, gone[(*name, column.name)]))
                    counts["records"] += refused.get(name, 0)
    return [
        dict(zip(("agency_id", "extract_id", "table_name", "column_name"), item, strict=True))
        | dict(counts)
        for item, counts in items.items()
    ]


def _counts(column: str, stands: Mapping[str, int], gone: int) -> dict[str, int]:
    """The counts of one column among the rows of one arrival that stand."""
    return {
        "records": stands["rows"],
        "valid": stands.get(f"valid_{column}", stands["rows"] - gone),
        "defaults": stands.get(f"defaults_{column}", 0),
    }


def _items_of(contract: Contract, table: Table, arrival: Arrival) -> Iterator[Column]:
    """The required columns that an arrival should have, in its year and form."""
    year = None
    if contract.delivery is Delivery.RETURN and arrival.period_date:
        year = return_year_of(arrival.period_date)
    for column in table.arriving:
        is_due = year is None or (table.years.holds(year) and column.years.holds(year))
        has_it = column.only_in is None or column.only_in == arrival.file_format
        if column.required and not column.is_counted and is_due and has_it:
            yield column


def _standing(
    connection: duckdb.DuckDBPyConnection, contract: Contract, table: Table
) -> dict[str, dict[str, int]]:
    """Arrival -> its rows that stand and, of each required column, values and defaults."""
    measures = "".join(_measures(table))
    found = connection.execute(
        f"select arrival_id, count(*) as rows {measures}"
        f" from accepted.{contract.product}__{table.name} group by arrival_id"
    )
    return {row.pop("arrival_id"): row for row in found.to_arrow_table().to_pylist()}


def _measures(table: Table) -> Iterator[str]:
    for column in table.arriving:
        # an area may be missing although the postcode was good: there, findings are counted
        if column.required and column.pseudonym and column.coarsen != "lsoa":
            yield f', count({column.pseudonym}) as "valid_{column.name}"'
            if codes := default_codes(column):
                listed = ", ".join(literal(code) for code in codes)
                yield (
                    f", count(*) filter (where {column.pseudonym}::varchar in ({listed}))"
                    f' as "defaults_{column.name}"'
                )


def default_codes(column: Column) -> list[str]:
    """The codes of a column that stand for no answer."""
    if column.code_list is None:
        return []
    labels = code_list(column.code_list)
    return sorted(code for code, label in labels.items() if DEFAULT_LABEL.match(label))


def _values_gone(connection: duckdb.DuckDBPyConnection) -> Counter[tuple[str, str, str]]:
    """How many rows that stand lost their value, by arrival, table and column."""
    found = connection.execute(
        "select arrival_id, table_name, column_name, count(distinct source_row)"
        " from accepted.partnership__findings join accepted.partnership__rules using (rule_id)"
        f" where reach = '{Reach.CELL}' and is_standing group by all"
    ).fetchall()
    return Counter({(arrival, table, column): rows for arrival, table, column, rows in found})


def _rule_extracts(rules: Iterable[RuleFile], contracts: Mapping[str, Contract]) -> list[Row]:
    """Which rule may flag records of which extract; rules about a whole file flag none."""
    tables = named_tables(contracts.values())
    pairs = {
        (rule_id, contract.id)
        for contract in contracts.values()
        for rule_id in _reading_rules(contract)
    }
    for rule in rules:
        if rule.book == ACROSS:
            named = {flag.table for flag in rule.flags if flag.table in tables}
            pairs |= {(rule.id, tables[name].contract.id) for name in named}
        else:
            pairs |= {(rule.id, c.id) for c in contracts.values() if c.rules == rule.book}
    return [{"rule_id": rule_id, "extract_id": extract_id} for rule_id, extract_id in sorted(pairs)]


def _reading_rules(contract: Contract) -> Iterator[str]:
    """The rules of reading that a row of an extract can break."""
    columns = [column for table in contract.tables for column in table.arriving]
    asked = {
        "cell/date_in_future": any(column.is_past for column in columns),
        "cell/spelling_unmapped": any(column.is_spelled for column in columns),
        "cell/spelling_conflict": any(column.is_spelled for column in columns),
        "cell/digits_lost": any(form.file_format == "xlsx" for form in contract.forms),
    }
    for rule in RULES.values():
        if not rule.id.startswith("file/") and asked.get(rule.id, True):
            yield rule.id


def _thresholds(thresholds: Thresholds, contracts: Mapping[str, Contract]) -> list[Row]:
    every_days = {contract.id: contract.every_days for contract in contracts.values()}
    return [
        {
            "extract_id": extract_id,
            "error_max_share": thresholds.of(extract_id).error,
            "query_max_share": thresholds.of(extract_id).query,
            "indicator_error_max_share": thresholds.indicators.error,
            "defaults_max_share": thresholds.items.defaults,
            "periods_counted": periods_counted(every_days.get(extract_id, 1)),
        }
        for extract_id in [*every_days, ACROSS]
    ]


def periods_counted(every_days: int) -> int:
    """How many periods of an extract its coverage looks back on."""
    return NIGHTS_COUNTED if every_days == 1 else max(DAYS_COUNTED // every_days, 1)
