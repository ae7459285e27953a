"""A table of the county as it will be, and how it looked on a given day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, where
from sy_dataset.synthetic.clock import DAY, days


@dataclass(frozen=True)
class Rows:
    """Rows of one extract, under the names of its contract.

    columns     columns of equal length; names that begin with _ are never sent
    agency      who holds the row
    appears_on  the first day on which the row is in the extract
    reveals     a date or time -> what is unknown until it has come, and what stands there before

    The rows are in the order of their appearance, so that a later night appends.
    """

    columns: Frame
    agency: Values
    appears_on: Values
    reveals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lengths = {len(values) for values in (*self.columns.values(), self.agency, self.appears_on)}
        if len(lengths) != 1:
            raise ValueError("columns of different length")

    def __len__(self) -> int:
        return len(self.agency)

    def __getitem__(self, name: str) -> Values:
        return self.columns[name]

    def only(self, which: Values) -> Rows:
        """The rows that a mask or an index names."""
        columns = {name: values[which] for name, values in self.columns.items()}
        return Rows(columns, self.agency[which], self.appears_on[which], self.reveals)

    def of(self, agency: str) -> Rows:
        """The rows of one agency."""
        return self.only(self.agency == agency)

    def in_order(self) -> Rows:
        """The rows in the order of their appearance."""
        return self.only(np.argsort(self.appears_on, kind="stable"))

    def as_at(self, day: np.datetime64) -> Rows:
        """The rows as they stood at the end of a day: nothing of them is later."""
        seen = self.only(self.appears_on <= day)
        columns = dict(seen.columns)
        for moment, hidden in self.reveals.items():
            ahead = days(columns[moment]) > day
            columns[moment] = where(
                ahead, np.array("NaT", dtype=columns[moment].dtype), columns[moment]
            )
            for name, meanwhile in hidden.items():
                columns[name] = where(ahead, meanwhile, columns[name])
        return Rows(columns, seen.agency, seen.appears_on, self.reveals)


def joined(parts: list[Rows]) -> Rows:
    """Several tables of the same shape as one, in the order of appearance."""
    columns = {
        name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns
    }
    agency = np.concatenate([part.agency for part in parts])
    appears_on = np.concatenate([part.appears_on for part in parts])
    return Rows(columns, agency, appears_on, parts[0].reveals).in_order()


def uniform_days(first: Values, last: Values | np.datetime64, draws: Values) -> Values:
    """A day from `first` to `last` for each draw from 0 to 1; `first` if `last` is before it."""
    span = np.maximum((last - first) // DAY, 0) + 1
    chosen: Values = first + (draws * span).astype(int) * DAY
    return chosen
