"""What the rules of a return say of it: a state for each, and findings without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from sy_dataset.quality.rules.files import RuleFile, load_rules
from sy_dataset.quality.rules.returns import SENT, Return, laid_out
from sy_dataset.quality.rules.runner import FLAGGED, SECONDS, RuleResult, run_rules
from sy_dataset.quality.rules.sheets import LAST, Sheet, load_sheets

PERSON = "person_id"


@dataclass(frozen=True)
class CheckedReturn:
    """The answers of a book to one return.

    results   one for each rule of the book
    findings  one row per flagged field: rule_id, table_name and column_name as in the contract
              (column_name is missing for what is made of several), sheet and field as the
              return calls them, source_row, child_id. A rule about the whole return has one
              row with nothing but its id
    """

    results: list[RuleResult]
    findings: pa.Table


def check_return(
    one: Return,
    book: Path,
    *,
    scratch: Path,
    references: Path | None = None,
    seconds: float = SECONDS,
) -> CheckedReturn:
    """Run every rule of a book on one return; it reads identifiers, so in the restricted zone.

    book        folder of the rules; the folder name is the first part of their ids
    scratch     where the engine may spill; of the restricted zone
    references  folder of the reference lists
    seconds     the time that one rule may take
    """
    rules = load_rules(book)
    with laid_out(one, book, scratch=scratch, references=references) as (connection, present):
        results = run_rules(
            connection, rules, year=one.year, form=one.form, present=present, seconds=seconds
        )
        sheets = {s.name: s for s in load_sheets(book / "tables.yaml", one.contract)}
        return CheckedReturn(results, _findings(connection, rules, sheets))


def _findings(
    connection: duckdb.DuckDBPyConnection,
    rules: tuple[RuleFile, ...],
    sheets: Mapping[str, Sheet],
) -> pa.Table:
    fields = [
        (rule.id, flag.column, sheet.table.name, sheet.name, field, _column(sheet, field))
        for rule in rules
        for flag in rule.flags
        if (sheet := sheets.get(flag.table.removesuffix(LAST)))
        for field in flag.fields
    ]
    names = ("rule_id", "flag_column", "table_name", "sheet", "field", "column_name")
    listed = list(zip(*sorted(set(fields), key=str), strict=True)) or [()] * len(names)
    arrays = [pa.array(values, pa.string()) for values in listed]
    connection.register("fields", pa.table(dict(zip(names, arrays, strict=True))))
    rows = " union all ".join(_rows(sheet) for sheet in _one_of_each(sheets).values())
    return connection.execute(
        "select distinct flagged.rule_id, fields.table_name, fields.column_name, fields.sheet,"
        " fields.field, sent_rows.source_row, sent_rows.child_id"
        f" from {FLAGGED} as flagged"
        " left join fields using (rule_id, flag_column)"
        f" left join ({rows}) as sent_rows using (table_name, row_id)"
        " order by all"
    ).to_arrow_table()


def _one_of_each(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    return {sheet.table.name: sheet for sheet in sheets.values()}


def _rows(sheet: Sheet) -> str:
    table = sheet.table
    child = table.person.name if table.person else "null::varchar"
    return (
        f"select '{table.name}' as table_name, row_id, source_row, {child} as child_id"
        f" from {SENT}.{table.name}"
    )


def _column(sheet: Sheet, field: str) -> str | None:
    found = next((c for name, c in sheet.columns.items() if name.lower() == field.lower()), None)
    return found.name if found else None
