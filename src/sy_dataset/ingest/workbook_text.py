"""From the values of a workbook's column to text in the form that its contract agrees.

A spreadsheet writes a day as a number with a format, a whole number as a fraction, a
missing blank as a hard one. What it did to a value without loss is undone; what it lost
stays lost and is told of. Each distinct value is looked at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.contracts import Column, Kind, Privacy

NOT_PLAIN = "[^\x21-\x7e]|_x000D_"
INVISIBLE = "[\u00ad\u200b-\u200f\u2060\ufeff]"
BLANKS = "(_x000D_|[\\s\u00a0\u2007\u202f])+"

MOMENT = r"^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$"
"""How the reader writes a cell that is formatted as a date; people write it so too."""

AS_WRITTEN = {
    "dd/MM/yyyy": (r"\3/\2/\1", "%d/%m/%Y"),
    "yyyy-MM-dd": (r"\1-\2-\3", "%Y-%m-%d"),
    "dd/MM/yyyy HH:mm": (r"\3/\2/\1 \4:\5", "%d/%m/%Y %H:%M"),
}
"""The written forms that a date cell can be put into; a time with an offset is none of them."""

LEAP_DAY_OF_1900 = "1900-02-28 00:00:00"
"""Day 60 of the calendar from 1900 is a 29 February that never was; the reader writes it as it
writes day 59, so neither is taken for a date."""

SERIAL = r"^[1-9]\d{4}(\.\d+)?$"
"""A date that lost its format, 1927 to 2173; a shorter number may be a year."""

DAYS_TO_1970 = {False: 25569, True: 24107}
DAY_SECONDS = 86400
SHORTENED = r"^-?\d(\.\d+)?[eE]\+?\d+$"
MORE_THAN_15_DIGITS = r"^-?\d{16,}$"
LONG_FRACTION = r"^-?\d+\.\d{10,}$"


@dataclass(frozen=True)
class Text:
    """One column as text.

    different  its texts, each once; "" is missing, none begins or ends with a blank
    which      for each row the place of its text
    rules      for each row the rule that the reader found broken, or null; None if there is none
    """

    different: pa.StringArray
    which: pa.Int32Array
    rules: pa.StringArray | None = None

    @property
    def cells(self) -> pa.DictionaryArray:
        """The text of every row."""
        return pa.DictionaryArray.from_arrays(self.which, self.different)

    def where(self, is_so: pa.BooleanArray) -> Any:
        """The rows whose text is so, as a mask; asked of each different text."""
        return is_so.to_numpy(zero_copy_only=False)[self.which.to_numpy()]

    def marked(self, rows: Any, rule_id: str) -> Text:
        """The same cells, with one rule broken in some rows, given as a mask."""
        if not np.any(rows):
            return self
        others = self.rules if self.rules is not None else pa.scalar(None, pa.string())
        return replace(self, rules=pc.if_else(pa.array(rows), rule_id, others))


def as_text(values: pa.Array, column: Column, *, counts_from_1904: bool) -> Text:
    """The values of one column, as text in the form that the contract agrees.

    values  text as the reader makes it of any cell; null where there is none
    """
    encoded = pc.dictionary_encode(pc.coalesce(values, ""))
    texts, told, rule_id = clean(encoded.dictionary), None, ""
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        texts, told = _dates(texts, column, counts_from_1904)
        rule_id = "cell/date_from_number"
    elif column.kind is Kind.BOOLEAN and not column.is_spelled:
        texts = _booleans(texts, column)
    elif column.kind is Kind.NUMBER:
        texts = _fractions(texts)
    elif names_something(column):
        told, rule_id = pc.match_substring_regex(texts, SHORTENED), "cell/digits_lost"
    again = pc.dictionary_encode(texts)  # two texts may have become one
    text = Text(again.dictionary, again.indices.take(encoded.indices))
    if told is None or not pc.any(told).as_py():
        return text
    return text.marked(told.take(encoded.indices).to_numpy(zero_copy_only=False), rule_id)


def names_something(column: Column) -> bool:
    """Whether a column holds identifiers, of which no digit may be lost."""
    return column.kind is Kind.STRING and (
        column.privacy is Privacy.LINKING or column.key_position is not None
    )


def clean(texts: pa.StringArray) -> pa.StringArray:
    """Without blanks around, hard blanks, line breaks and characters that nobody sees."""
    if not pc.any(pc.match_substring_regex(texts, NOT_PLAIN)).as_py():
        return texts
    visible = pc.replace_substring_regex(texts, INVISIBLE, "")
    return pc.utf8_trim(pc.replace_substring_regex(visible, BLANKS, " "), " ")


def longer_than_a_number(text: Text) -> Any:
    """Which rows have more digits than a spreadsheet's number can hold, as a mask."""
    return text.where(pc.match_substring_regex(text.different, MORE_THAN_15_DIGITS))


def _dates(
    texts: pa.StringArray, column: Column, counts_from_1904: bool
) -> tuple[pa.StringArray, pa.BooleanArray | None]:
    """Dates as agreed, and which of them were reckoned from a number."""
    if column.written not in AS_WRITTEN:
        return texts, None
    order, pattern = AS_WRITTEN[column.written]
    if not counts_from_1904:
        texts = pc.if_else(pc.equal(texts, LEAP_DAY_OF_1900), "29/02/1900", texts)
    written = pc.replace_substring_regex(texts, MOMENT, order)
    serial = pc.match_substring_regex(texts, SERIAL)
    if not pc.any(serial).as_py():
        return written, None
    days = pc.cast(pc.if_else(serial, texts, None), pa.float64())
    seconds = pc.round(pc.multiply(pc.subtract(days, DAYS_TO_1970[counts_from_1904]), DAY_SECONDS))
    moments = pc.cast(pc.cast(seconds, pa.int64()), pa.timestamp("s"))
    return pc.coalesce(pc.strftime(moments, format=pattern), written), serial


def _booleans(texts: pa.StringArray, column: Column) -> pa.StringArray:
    """A cell that is true or false, in the words that the contract agrees."""
    for cell, agreed in (("true", column.true_values), ("false", column.false_values)):
        if cell not in agreed:
            texts = pc.if_else(pc.equal(pc.utf8_lower(texts), cell), agreed[0], texts)
    return texts


def _fractions(texts: pa.StringArray) -> pa.StringArray:
    """Numbers to nine places, which is where a spreadsheet's own rounding begins to show."""
    long = pc.match_substring_regex(texts, LONG_FRACTION)
    rounded = pc.round(pc.cast(pc.if_else(long, texts, None), pa.float64()), ndigits=9)
    return pc.coalesce(pc.cast(rounded, pa.string()), texts)
