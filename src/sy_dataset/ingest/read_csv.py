"""Read CSV as agreed: nothing is sniffed, every cell stays text, every row keeps its line.

The header is read apart and mapped by name, so that its order does not matter; then
Arrow's reader splits the rest with a fixed delimiter, quote and column list, and hands
back every record that does not have as many fields as the header. Each different text of
a column is held once, and looked at once; what no byte of the file holds, no text holds.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from numpy.typing import NDArray

from sy_dataset.contracts import Column, Contract, Form, Table
from sy_dataset.ingest.headers import check_header, find_table
from sy_dataset.ingest.reading import (
    ORDINAL,
    SOURCE_ROW,
    FileNote,
    FileRefused,
    Reading,
    RowFault,
    TableReading,
    by_text,
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
CONTROL_PATTERN = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]"
BLANKS = b"\t\n\r"
NOT_IN_ENCODING = "\ufffd"
FIELD_BYTES = 1 << 24
TEXT = pa.dictionary(pa.int32(), pa.string())
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class _Bytes:
    """What stands somewhere in a file; of what does not, no cell need be asked."""

    quotes: bool
    controls: bool
    replaced: bool

    @classmethod
    def of(cls, data: bytes) -> _Bytes:
        low = int(np.count_nonzero(np.frombuffer(data, np.uint8) < ord(" ")))
        blanks = sum(data.count(blank) for blank in BLANKS)
        has_controls = low > blanks or b"\x7f" in data
        return cls(b'"' in data, has_controls, NOT_IN_ENCODING.encode() in data)


def read_csv(data: bytes, contract: Contract, form: Form, year: int) -> Reading:
    """Read one CSV file by its contract: one table, the one that its header speaks of.

    Raises FileRefused if the file as a whole is not what was agreed.
    """
    data = _checked_bytes(data)
    holds = _Bytes.of(data)
    header, body, first_line = _split_header(data, form.delimiter)
    if NOT_IN_ENCODING in "".join(header) or "\0" in "".join(header):
        raise FileRefused("file/wrong_encoding", source_row=1)
    table = find_table(header, contract)
    if table is None:
        raise FileRefused("file/header_of_no_table", source_row=1)
    notes = check_header(header, table, year, line=1)
    records, faults = _split_records(body, header, form.delimiter, holds)
    _refuse_if_cut(body, records, faults)
    if body and not body.endswith((b"\n", b"\r")):
        notes.append(FileNote("file/no_final_line_end"))
    lines = _lines(records, faults, first_line, holds)
    cells, row_faults = _readable(records, faults, lines, header, holds)
    if not cells.num_rows and not row_faults:
        raise FileRefused("file/no_rows")
    return Reading([TableReading(table, _by_our_names(cells, header, table), row_faults)], notes)


def _checked_bytes(data: bytes) -> bytes:
    """The text as UTF-8 bytes; what is not UTF-8 becomes U+FFFD, which refuses its row alone."""
    if not data or data.isspace():
        raise FileRefused("file/empty")
    if data.startswith(OTHER_FORMATS) or MARKUP.match(data[:200]):
        raise FileRefused("file/wrong_format")
    if data.startswith(UTF16_BOMS) or data[:400].count(b"\0") > 20:
        raise FileRefused("file/wrong_encoding")
    data = data.removeprefix(UTF8_BOM)
    if data.count(b'"') % 2:
        raise FileRefused("file/quote_never_closed", source_row=_first_odd_line(data))
    if data.isascii():
        return data
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
    text = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True)
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
    body: bytes, header: list[str], delimiter: str, holds: _Bytes
) -> tuple[pa.Table, dict[int, str]]:
    """Records as text columns, and the text of those with another number of fields by ordinal."""
    unfit: dict[int, str] = {}

    def keep(row: pacsv.InvalidRow) -> str:
        unfit[row.number] = row.text
        return "skip"

    schema = pa.schema([(name, TEXT) for name in header])
    if not body or body.isspace():
        return schema.empty_table(), unfit
    try:
        records = pacsv.read_csv(
            pa.BufferReader(body),
            # one thread: only then does the reader number the records
            read_options=pacsv.ReadOptions(
                use_threads=False, column_names=header, block_size=FIELD_BYTES
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=holds.quotes,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=schema, strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        raise FileRefused("file/unreadable") from None
    return pa.table([by_text(column) for column in records.columns], schema=schema), unfit


def _refuse_if_cut(body: bytes, records: pa.Table, unfit: dict[int, str]) -> None:
    """A last record that is too short and has no line end: the transfer broke off."""
    ordinal = records.num_rows + len(unfit)
    if not body.endswith((b"\n", b"\r")) and ordinal in unfit:
        raise FileRefused("file/cut_short", source_row=body.count(b"\n") + 2)


@dataclass(frozen=True)
class _Lines:
    """The ordinal of every record and the line it begins on, those with fitting fields apart."""

    ordinals: NDArray[np.int64]
    lines: NDArray[np.int64]
    unfit: dict[int, int]


def _lines(records: pa.Table, unfit: dict[int, str], first_line: int, holds: _Bytes) -> _Lines:
    """On which lines the records begin: past every line break in a field before them."""
    total = records.num_rows + len(unfit)
    is_fit = np.ones(total, bool)
    is_fit[np.fromiter(unfit, np.int64, len(unfit)) - 1] = False
    breaks = np.zeros(total, np.int64)
    if holds.quotes:
        for column in records.columns:
            texts, which = _texts(column)
            in_text = pc.count_substring(texts, "\n").to_numpy(zero_copy_only=False)
            breaks[is_fit] += in_text[which]
        for ordinal, text in unfit.items():
            breaks[ordinal - 1] = text.count("\n")
    ordinals = np.arange(1, total + 1)
    lines = ordinals + np.cumsum(breaks) - breaks + first_line - 1
    of_unfit = {ordinal: int(lines[ordinal - 1]) for ordinal in unfit}
    return _Lines(ordinals[is_fit], lines[is_fit], of_unfit)


def _readable(
    records: pa.Table, unfit: dict[int, str], at: _Lines, header: list[str], holds: _Bytes
) -> tuple[pa.Table, list[RowFault]]:
    """Split off the rows that hold what no row may hold; blank lines are no rows."""
    faults = [RowFault(at.unfit[n], "row/field_count", text) for n, text in unfit.items()]
    cells = records.append_column(ORDINAL, pa.array(at.ordinals))
    cells = cells.append_column(SOURCE_ROW, pa.array(at.lines))
    if (blank := _all_are(cells, dict.fromkeys(header, ""))).any():
        cells = cells.filter(pa.array(~blank))
    for rule_id, is_wrong in _row_checks(header, holds):
        if (wrong := is_wrong(cells)).any():
            faults += _row_faults(cells.filter(pa.array(wrong)), header, rule_id)
            cells = cells.filter(pa.array(~wrong))
    return cells, sorted(faults, key=lambda fault: fault.source_row)


def _row_checks(header: list[str], holds: _Bytes) -> Iterator[tuple[str, Callable[..., Mask]]]:
    """What makes a row unreadable, and which rows of some cells it holds for."""
    names = dict(zip(header, header, strict=True))
    yield "row/header_repeated", lambda cells: _all_are(cells, names)
    if holds.replaced:
        yield "row/encoding", lambda cells: _any_has(cells, header, NOT_IN_ENCODING)
    if holds.controls:
        yield "row/control_character", lambda cells: _any_has(cells, header, CONTROL_PATTERN)
    if holds.quotes:
        yield "row/line_break_in_field", lambda cells: _any_has(cells, header, "[\\r\\n]")


def _all_are(cells: pa.Table, wanted: Mapping[str, str]) -> Mask:
    """The rows of which every cell is the wanted text."""
    result = np.ones(cells.num_rows, bool)
    for name, text in wanted.items():
        texts, which = _texts(cells[name])
        result &= which == pc.index(texts, text).as_py()
        if not result.any():
            break
    return result


def _any_has(cells: pa.Table, header: list[str], pattern: str) -> Mask:
    """The rows of which some cell has text of a pattern."""
    result = np.zeros(cells.num_rows, bool)
    for name in header:
        texts, which = _texts(cells[name])
        has = pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)
        if has.any():
            result |= has[which]
    return result


def _texts(column: pa.ChunkedArray) -> tuple[pa.Array, NDArray[np.int32]]:
    """The different texts of a column, and for each row which of them it has."""
    column = by_text(column)
    return column.dictionary, column.indices.to_numpy(zero_copy_only=False)


def _row_faults(rows: pa.Table, header: list[str], rule_id: str) -> list[RowFault]:
    plain = (rows[name].cast(pa.string()) for name in header)
    texts = pc.binary_join_element_wise(*plain, "\x1f")
    lines = rows[SOURCE_ROW].to_pylist()
    return [
        RowFault(line, rule_id, text) for line, text in zip(lines, texts.to_pylist(), strict=True)
    ]


def _by_our_names(cells: pa.Table, header: list[str], table: Table) -> pa.Table:
    def column(declared: Column) -> pa.ChunkedArray | pa.Array:
        if declared.is_counted:
            return cells[ORDINAL]
        if declared.called in header and declared.only_in is None:
            return cells[declared.called]
        return pa.DictionaryArray.from_arrays(np.zeros(cells.num_rows, np.int32), [""])

    arrays = [cells[ORDINAL], cells[SOURCE_ROW], *(column(c) for c in table.arriving)]
    return pa.table(arrays, names=text_schema(table).names)
