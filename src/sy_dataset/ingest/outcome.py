"""Write what came of an arrival: typed rows, rows set aside, findings that hold no value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts import AS_SENT
from sy_dataset.engine import save_parquet, written_whole
from sy_dataset.findings import FINDING_SCHEMA
from sy_dataset.ingest.judge import Judged, Places
from sy_dataset.ingest.reading import SOURCE_ROW, FileNote, RowFault, TableReading, by_text

FOUND = pa.schema([field for field in FINDING_SCHEMA if field.name != "arrival_id"])


def accepted(judged: Judged, aside: Places) -> Places | None:
    """The rows that are not set aside; None if all are accepted."""
    if not len(aside):
        return None
    stands = np.ones(judged.rows, bool)
    stands[aside] = False
    return np.flatnonzero(stands)


def with_texts(rows: pa.Table, part: TableReading) -> pa.Table:
    """The typed rows, and beside every column of the sender's what stood in the cell.

    Without the blanks around it; missing where the cell was empty. Rules of a return judge
    what was sent: a code that is not in the list is another fault than a code left out.
    """
    for column in part.table.arriving:
        if not column.is_counted:
            texts = by_text(part.cells[column.name])
            trimmed = pc.utf8_trim(texts.dictionary, " \u00a0\t")
            sent = pc.if_else(pc.equal(trimmed, ""), None, trimmed).take(texts.indices)
            rows = rows.append_column(column.name + AS_SENT, sent)
    return rows


def write_letters(parts: Iterable[TableReading], path: Path) -> None:
    """Write where each column of a workbook's tables stands: table -> our name -> letter.

    Who corrects a cell looks for C17. There is no file for another form.
    """
    letters = {part.table.name: dict(part.letters) for part in parts if part.letters}
    if not letters:
        path.unlink(missing_ok=True)
        return
    with written_whole(path) as part:
        part.write_text(json.dumps(letters, sort_keys=True), encoding="utf-8")


def write_rows(rows: pa.Table, kept: Places | None, path: Path) -> None:
    """Write the conformed rows of one table."""
    if kept is not None:
        rows = rows.take(pa.array(kept))
    with written_whole(path) as part:
        pq.write_table(rows, part, compression="zstd", store_schema=False)


def write_aside(
    connection: duckdb.DuckDBPyConnection,
    part: TableReading,
    aside: Places,
    rules: Sequence[str],
    path: Path,
) -> None:
    """Write the rows that were set aside, as they came, for the agency to correct.

    There is no file where no row was set aside.
    """
    if not len(aside) and not part.faults:
        path.unlink(missing_ok=True)
        return
    cells = part.cells.take(pa.array(aside))
    names = ", ".join(f"{column.name} := {column.name}" for column in part.table.arriving)
    connection.register("unread", _unread(part.faults))
    connection.register("aside", cells.append_column("rule_id", pa.array(rules, pa.string())))
    save_parquet(
        connection,
        "from unread union all"
        f" select {SOURCE_ROW}, rule_id, to_json(struct_pack({names})) from aside"
        " order by source_row, rule_id",
        path,
    )
    connection.unregister("unread")
    connection.unregister("aside")


def _unread(faults: Sequence[RowFault]) -> pa.Table:
    return pa.table(
        {
            "source_row": pa.array([fault.source_row for fault in faults], pa.int64()),
            "rule_id": pa.array([fault.rule_id for fault in faults], pa.string()),
            "record": pa.array([json.dumps(fault.text) for fault in faults], pa.string()),
        }
    )


def findings_of(
    part: TableReading, judged: Judged, aside: Places, rules: Sequence[str]
) -> list[pa.Table]:
    """Row faults first; then the cell faults and notes of the rows that were accepted."""
    name = part.table.name
    lines = judged.source_rows
    unread = _found(
        name,
        pa.array([fault.source_row for fault in part.faults], pa.int64()),
        None,
        pa.array([fault.rule_id for fault in part.faults], pa.string()),
    )
    rows = _found(name, lines.take(pa.array(aside)), None, pa.array(rules, pa.string()))
    return [unread, rows, _cell_findings(judged, aside)]


def _cell_findings(judged: Judged, aside: Places) -> pa.Table:
    """In the order of the rows, then of the names of their columns."""
    found = []
    for name, column in sorted(judged.columns.items()):
        found += [(places, rules, name) for places, rules in column.told()]
    if not found:
        return FOUND.empty_table()
    places = np.concatenate([places for places, _, _ in found])
    rules = pa.concat_arrays([rules for _, rules, _ in found])
    names = pa.array(np.repeat([name for *_, name in found], [len(p) for p, *_ in found]))
    kept = np.flatnonzero(~np.isin(places, aside))
    order = pa.array(kept[np.argsort(places[kept], kind="stable")])
    lines = judged.source_rows.take(pa.array(places).take(order))
    return _found(judged.table.name, lines, names.take(order), rules.take(order))


def _found(
    table_name: str, lines: pa.Array, column_names: pa.Array | None, rules: pa.Array
) -> pa.Table:
    count = len(lines)
    tables = pa.repeat(pa.scalar(table_name), count)
    columns = pa.nulls(count, pa.string()) if column_names is None else column_names
    return pa.table([tables, lines, columns, rules], schema=FOUND)


def noted(notes: Iterable[FileNote]) -> pa.Table:
    """The findings about a file as a whole."""
    listed = [(n.table_name, n.source_row, n.column_name, n.rule_id) for n in notes]
    columns = list(zip(*listed, strict=True)) if listed else [()] * len(FOUND)
    arrays = [pa.array(c, type=f.type) for c, f in zip(columns, FOUND, strict=True)]
    return pa.table(arrays, schema=FOUND)


def write_findings(arrival_id: str, found: Sequence[pa.Table], folder: Path) -> None:
    """Write every finding of an arrival, in the order in which it was found."""
    findings = pa.concat_tables(found)
    ids = pa.repeat(pa.scalar(arrival_id), findings.num_rows)
    findings = findings.add_column(0, FINDING_SCHEMA.field("arrival_id"), ids)
    with written_whole(folder / f"{arrival_id}.parquet") as part:
        pq.write_table(findings, part)
