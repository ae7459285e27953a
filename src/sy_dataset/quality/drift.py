"""Category drift: are the codes of a column spread as in the last good arrival?

The measure is the population stability index: over the codes of a column, the sum of
(share now - share then) x ln(share now / share then). A missing code is a category of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from sy_dataset.contracts import Column, Contract, Table
from sy_dataset.delivery import Delivery
from sy_dataset.engine import literal

DRIFT = "drift"

FEWEST_SPREAD = 200
"""Of fewer rows, in this arrival or in the last good one, a spread says nothing."""

SMALLEST_SHARE = 0.005
"""A smaller share is reckoned as this, so that one new code in a small file does no harm."""

DECIMALS = 3
"""To which the index is rounded: more would tell single rows."""


def coded_columns(table: Table) -> list[Column]:
    """The columns with a code list that leave the restricted zone as they are."""
    return [c for c in table.arriving if c.codes is not None and c.pseudonym == c.name]


def may_drift(contract: Contract, table: Table) -> bool:
    """Whether an arrival is like the last one: of a snapshot or return, and it has codes."""
    is_like = contract.delivery in (Delivery.SNAPSHOT, Delivery.RETURN)
    return is_like and bool(coded_columns(table))


def drift_columns(table: Table) -> tuple[str, str]:
    """The names of a table's index among the measures, and of the column that it is of."""
    return f"{table.name}__{DRIFT}", f"{table.name}__{DRIFT}__column"


def measure_drift(
    connection: duckdb.DuckDBPyConnection, table: Table, last_rows: Mapping[str, Path]
) -> None:
    """Make `drift_<table>`: arrival_id, the largest index of its columns, and which that is.

    connection  has the table `rows`: the rows of this table of every arrival that is judged
    last_rows   by arrival, the file of the rows of the last good one; an arrival that has
                none, or with which it cannot be compared, has no row
    """
    index, of_column = drift_columns(table)
    connection.execute(
        f'create table "drift_{table.name}"'
        f' (arrival_id varchar, "{index}" double, "{of_column}" varchar)'
    )
    if last_rows:
        columns = [column.name for column in coded_columns(table)]
        connection.execute(f'insert into "drift_{table.name}" {_indices(columns, last_rows)}')


def _indices(columns: Sequence[str], last_rows: Mapping[str, Path]) -> str:
    before = " union all ".join(_spread(columns, one, path) for one, path in last_rows.items())
    return f"""
        with this as ({_spread(columns)}),
        last as ({before}),
        compared as (
            select arrival_id, this.rows, last.rows as last_rows,
                unnest([{_pairs(columns)}], recursive := true)
            from this join last using (arrival_id)
            where least(this.rows, last.rows) >= {FEWEST_SPREAD}
        ),
        codes as (
            select *, unnest(list_distinct(map_keys(counts) || map_keys(last_counts))) as code
            from compared
        ),
        shares as (
            select arrival_id, column_name, {_share("counts", "rows")} as share,
                {_share("last_counts", "last_rows")} as last_share
            from codes
        ),
        indices as (
            select arrival_id, column_name,
                sum((share - last_share) * ln(share / last_share)) as psi
            from shares group by arrival_id, column_name
        )
        select arrival_id, round(max(psi), {DECIMALS}), arg_max(column_name, psi)
        from indices group by arrival_id
    """


def _spread(columns: Sequence[str], arrival: str = "", path: Path | None = None) -> str:
    """One row per arrival: its rows, and for each column how many of them have each code."""
    rows = f"read_parquet({literal(path)})" if path else '"rows"'
    whose = f"{literal(arrival)} as arrival_id" if path else "arrival_id"
    counts = ", ".join(
        f'histogram(coalesce("{name}"::varchar, \'\')) as "{name}"' for name in columns
    )
    return f"select {whose}, count(*) as rows, {counts} from {rows} group by 1"


def _pairs(columns: Sequence[str]) -> str:
    return ", ".join(
        f"{{'column_name': {literal(name)}, 'counts': this.\"{name}\","
        f" 'last_counts': last.\"{name}\"}}"
        for name in columns
    )


def _share(counts: str, rows: str) -> str:
    return f"greatest(coalesce({counts}[code], 0) / {rows}, {SMALLEST_SHARE})"
