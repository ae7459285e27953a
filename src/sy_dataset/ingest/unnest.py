"""Unnest: a cell that holds several values becomes several rows, one for each."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from sy_dataset.ingest.reading import ORDINAL, TableReading

YES = "'y', 'yes', 'true', '1'"
"""What a flag that holds is written as, in small letters; case systems differ."""


def unnested(connection: duckdb.DuckDBPyConnection, part: TableReading) -> TableReading:
    """The reading with one row per element of the declared column; itself if none is declared.

    A JSON list gives its elements, an object of flags the names of those that hold, other
    text the parts between its commas; an empty cell gives no row. Every row keeps the line
    that it came from.
    """
    column = part.table.unnest
    if column is None or part.is_unnested:
        return part
    connection.register("folded", part.cells)
    cells = connection.execute(
        f"select row_number() over (order by {ORDINAL}, place) as {ORDINAL},"
        f" * exclude ({ORDINAL}, {column}, place, elements), elements[place] as {column}"
        f" from (select *, unnest(range(1, len(elements) + 1)) as place"
        f" from (select *, {_elements(column)} as elements from folded))"
        f" order by 1"
    ).to_arrow_table()
    connection.unregister("folded")
    cells = cells.select(part.cells.column_names).cast(part.cells.schema)
    return replace(part, cells=cells)


def _elements(column: str) -> str:
    """SQL for the values in one cell, as a list of text."""
    cell = f"trim({column})"
    return f"""
        case
            when {cell} = '' then []
            when not json_valid({cell}) then list_transform(
                string_split({cell}, ','), lambda element: trim(element))
            when json_type({cell}) = 'ARRAY' then list_transform(
                json_extract({cell}, '$[*]'), lambda element: element ->> '$')
            when json_type({cell}) = 'OBJECT' then list_transform(
                list_filter(
                    map_entries(try_cast({cell}::json as map(varchar, varchar))),
                    lambda flag: lower(flag.value) in ({YES})),
                lambda flag: flag.key)
            else [{cell} ->> '$']
        end::varchar[]
    """
