"""The published data dictionary, in Markdown: every contract, and what a return year changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sy_dataset.contracts.model import Contract, Table, Years

HEAD = """# Data dictionary

Rendered from the contracts. *Leaves as* says under which name a column reaches the analyst; a \
dash means that it stays in the restricted zone.
"""


def as_dictionary(contracts: Mapping[str, Contract]) -> str:
    """The whole dictionary, the contracts in the order in which they are given."""
    return "\n".join([HEAD, *(part for c in contracts.values() for part in _contract(c))])


def _contract(contract: Contract) -> Iterator[str]:
    status = "this partnership's own" if contract.is_own_specification else "published"
    files = " or ".join(f"`{form.file_name}` ({form.file_format})" for form in contract.forms)
    yield (
        f"## {contract.name} (`{contract.id}`)\n\n{contract.purpose} {contract.limitations}\n\n"
        f"File {files}, a {contract.delivery}, every {contract.every_days} day(s), kept "
        f"{contract.retention_years} years. Specification: {status}. Source: {contract.source}\n"
    )
    yield from (_table(table) for table in contract.tables)
    if changes := _changes(contract):
        yield f"### Year by year\n\nWhat says nothing here holds in every year.\n\n{changes}\n"


def _table(table: Table) -> str:
    rows = [
        f"| `{c.name}` | `{c.called or 'derived'}` | {c.kind} | {c.privacy} | "
        f"{f'`{c.staged}`' if c.staged else '–'} | {c.code_list or ''} | {c.meaning} |"
        for c in table.columns
    ]
    return "\n".join(
        [
            f"### `{table.name}`\n\n{table.grain}\n",
            "| our name | sent as | kind | privacy | leaves as | codes | meaning |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _changes(contract: Contract) -> str:
    """The difference of each return year to the one before, as a table; "" if there is none."""
    begins: dict[int, list[str]] = defaultdict(list)
    ends: dict[int, list[str]] = defaultdict(list)
    for label, years in _dated(contract):
        if years.first:
            begins[years.first].append(label)
        if years.last:
            ends[years.last + 1].append(label)
    rows = [
        f"| {year} | {', '.join(begins.get(year, []))} | {', '.join(ends.get(year, []))} |"
        for year in sorted({*begins, *ends})
    ]
    return "\n".join(["| year | begins | is gone |", "|---|---|---|", *rows]) if rows else ""


def _dated(contract: Contract) -> Iterator[tuple[str, Years]]:
    """Every table, column and code that holds in some return years only; a code once a list."""
    told: set[str] = set()
    for table in contract.tables:
        yield f"table `{table.name}`", table.years
        for column in table.columns:
            yield f"`{table.name}.{column.name}`", column.years
            if column.code_list not in told:
                told.add(str(column.code_list))
                yield from (
                    (f"{column.code_list} {code}", years) for code, years in column.dated_codes
                )
