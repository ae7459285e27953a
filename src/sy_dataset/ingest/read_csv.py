"""Read CSV as agreed: nothing is sniffed, every cell stays text, every row keeps its line.

The header is read apart and mapped by name, so that its order does not matter; then
Arrow's reader splits the rest with a fixed delimiter, quote and column list, and hands
back every record that does not have as many fields as the header.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from sy_dataset.contracts import Column, Contract, Form, Table
from sy_dataset.ingest.headers import POSITION, check_header, find_table
from sy_dataset.ingest.reading import (
    ORDINAL,
    SOURCE_ROW,
    FileNote,
    FileRefused,
    Reading,
    RowFault,
    TableReading,
    text_schema,
)

UTF8_BOM, UTF16_BOMS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
OTHER_FORMATS = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x1f\x8b",
    b"PAR1",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"Rar!",
)
MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html)", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"
NOT_IN_ENCODING = "\ufffd"
FIELD_BYTES = 1 << 20
Test = Callable[[Any, str], Any]


def read_csv(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one CSV file by its contract: one table, the one that its header speaks of.

    Raises FileRefused if the file as a whole is not what was agreed.
    """
    data = _checked_bytes(data)
    header, body, first_line = _split_header(data, form.delimiter)
    if NOT_IN_ENCODING in "".join(header) or "\0" in "".join(header):
        raise FileRefused("file/wrong_encoding", source_row=1)
    table = find_table(header, contract)
    if table is None:
        raise FileRefused("file/header_of_no_table", source_row=1)
    notes = check_header(header, table, year, line=1)
    records, faults = _split_records(body, header, form.delimiter)
    _refuse_if_cut(body, records, faults)
    if body and not body.endswith((b"\n", b"\r")):
        notes.append(FileNote("file/no_final_line_end"))
    lines = _lines(records, faults, first_line)
    cells, row_faults = _readable(records, faults, lines, header)
    if not cells.num_rows and not row_faults:
        raise FileRefused("file/no_rows")
    return Reading([TableReading(table, _by_our_names(cells, header, table), row_faults)], notes)


def _checked_bytes(data: bytes) -> bytes:
    """The text as UTF-8 bytes; what is not UTF-8 becomes U+FFFD, which refuses its row alone."""
    if not data.strip():
        raise FileRefused("file/empty")
    if data.startswith(OTHER_FORMATS) or MARKUP.match(data[:200]):
        raise FileRefused("file/wrong_format")
    if data.startswith(UTF16_BOMS) or data[:400].count(b"\0") > 20:
        raise FileRefused("file/wrong_encoding")
    data = data.removeprefix(UTF8_BOM)
    if data.count(b'"') % 2:
        raise FileRefused("file/quote_never_closed", source_row=_first_odd_line(data))
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(errors="replace").encode()
    return data


def _first_odd_line(data: bytes) -> int:
    """The first line with an odd number of quotation marks: where to look."""
    lines = data.split(b"\n")
    return next(number for number, line in enumerate(lines, start=1) if line.count(b'"') % 2)


def _split_header(data: bytes, delimiter: str) -> tuple[list[str], bytes, int]:
    """The header's names, the rest of the file, and the line on which the rest begins."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(reader)
    except csv.Error:
        raise FileRefused("file/wrong_format", source_row=1) from None
    ends = _line_ends(data, reader.line_num)
    return [name.strip(" \u00a0") for name in names], data[ends[-1] :], reader.line_num + 1


def _line_ends(data: bytes, lines: int) -> list[int]:
    """Where each of the first lines ends; line ends may be \\n, \\r\\n or \\r."""
    matches = re.finditer(rb"\r\n|\n|\r|\Z", data)
    return [next(matches).end() for _ in range(lines)]


def _split_records(
    body: bytes, header: list[str], delimiter: str
) -> tuple[pa.Table, dict[int, str]]:
    """Records as text columns, and the text of those with another number of fields by ordinal."""
    unfit: dict[int, str] = {}

    def keep(row: pacsv.InvalidRow) -> str:
        unfit[row.number] = row.text
        return "skip"

    schema = pa.schema([(name, pa.string()) for name in header])
    if not body.strip():
        return schema.empty_table(), unfit
    try:
        records = pacsv.read_csv(
            pa.BufferReader(body),
            # one thread: only then does the reader number the records
            read_options=pacsv.ReadOptions(
                use_threads=False, column_names=header, block_size=max(FIELD_BYTES, 1 << 24)
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=schema, strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        raise FileRefused("file/unreadable") from None
    return records.combine_chunks(), unfit


def _refuse_if_cut(body: bytes, records: pa.Table, unfit: dict[int, str]) -> None:
    """A last record that is too short and has no line end: the transfer broke off."""
    ordinal = records.num_rows + len(unfit)
    if not body.endswith((b"\n", b"\r")) and ordinal in unfit:
        raise FileRefused("file/cut_short", source_row=body.count(b"\n") + 2)


def _lines(records: pa.Table, unfit: dict[int, str], first_line: int) -> pa.Table:
    """Every record's ordinal and the line it begins on, in order, the unfit ones included."""
    extra = pa.array([0] * records.num_rows, pa.int64())
    for name in records.column_names:
        if pc.any(pc.match_substring(records[name], "\n")).as_py():
            extra = pc.add(extra, pc.cast(pc.count_substring(records[name], "\n"), pa.int64()))
    total = records.num_rows + len(unfit)
    every = pa.array(range(1, total + 1), pa.int64())
    ordinals = every.filter(pc.invert(pc.is_in(every, value_set=pa.array(unfit, pa.int64()))))
    breaks = pa.table(
        {
            "ordinal": pa.concat_arrays([ordinals, pa.array(unfit, pa.int64())]),
            "extra": pa.concat_arrays(
                [_whole(extra), pa.array([text.count("\n") for text in unfit.values()], pa.int64())]
            ),
        }
    ).sort_by("ordinal")
    before = pc.subtract(pc.cumulative_sum(breaks["extra"]), breaks["extra"])
    line = pc.add(pc.add(breaks["ordinal"], before), first_line - 1)
    return pa.table({"ordinal": breaks["ordinal"], "line": line})


def _whole(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def _readable(
    records: pa.Table, unfit: dict[int, str], lines: pa.Table, header: list[str]
) -> tuple[pa.Table, list[RowFault]]:
    """Split off the rows that hold what no row may hold; blank lines are no rows."""
    unfit_mask = pc.is_in(lines["ordinal"], value_set=pa.array(unfit, pa.int64()))
    unfit_lines = lines.filter(unfit_mask)
    faults = [
        RowFault(line, "row/field_count", unfit[ordinal])
        for ordinal, line in zip(
            unfit_lines["ordinal"].to_pylist(), unfit_lines["line"].to_pylist(), strict=True
        )
    ]
    fit = lines.filter(pc.invert(unfit_mask))
    cells = records.append_column(ORDINAL, fit["ordinal"]).append_column(SOURCE_ROW, fit["line"])
    cells = cells.filter(pc.invert(_all(cells, header, lambda column, _: pc.equal(column, ""))))
    for rule_id, is_wrong in ROW_CHECKS.items():
        wrong = _fill(is_wrong(cells, header))
        if pc.any(wrong).as_py():
            faults += _row_faults(cells.filter(wrong), header, rule_id)
            cells = cells.filter(pc.invert(wrong))
    return cells, sorted(faults, key=lambda fault: fault.source_row)


def _all(cells: pa.Table, header: list[str], test: Test) -> pa.Array:
    result = pa.array([True] * cells.num_rows, pa.bool_())
    for name in header:
        result = pc.and_(result, test(cells[name], name))
    return result


def _any(cells: pa.Table, header: list[str], test: Test) -> pa.Array:
    result = pa.array([False] * cells.num_rows, pa.bool_())
    for name in header:
        result = pc.or_(result, test(cells[name], name))
    return result


def _fill(mask: pa.Array) -> pa.Array:
    return pc.fill_null(mask, False)


CONTROL_PATTERN = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]"

ROW_CHECKS: dict[str, Callable[[pa.Table, list[str]], Any]] = {
    "row/header_repeated": lambda cells, header: _all(cells, header, pc.equal),
    "row/encoding": lambda cells, header: _any(
        cells, header, lambda column, _: pc.match_substring(column, NOT_IN_ENCODING)
    ),
    "row/control_character": lambda cells, header: _any(
        cells, header, lambda column, _: pc.match_substring_regex(column, CONTROL_PATTERN)
    ),
    "row/line_break_in_field": lambda cells, header: _any(
        cells, header, lambda column, _: pc.match_substring_regex(column, "[\\r\\n]")
    ),
}


def _row_faults(rows: pa.Table, header: list[str], rule_id: str) -> list[RowFault]:
    texts = pc.binary_join_element_wise(*(rows[name] for name in header), "\x1f")
    lines = rows[SOURCE_ROW].to_pylist()
    return [
        RowFault(line, rule_id, text) for line, text in zip(lines, texts.to_pylist(), strict=True)
    ]


def _by_our_names(cells: pa.Table, header: list[str], table: Table) -> pa.Table:
    def column(declared: Column) -> pa.ChunkedArray | pa.Array:
        if declared.called == POSITION:
            return pc.cast(cells[ORDINAL], pa.string())
        if declared.called in header and declared.only_in is None:
            return cells[declared.called]
        return pa.array([""] * cells.num_rows, pa.string())

    arrays = [cells[ORDINAL], cells[SOURCE_ROW], *(column(c) for c in table.arriving)]
    return pa.table(arrays, schema=text_schema(table))
