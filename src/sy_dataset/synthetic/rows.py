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
    """Rows of one table of an extract, under the names of its contract.

    columns     columns of equal length; names that begin with _ are never sent, and an optional
                column of the contract that is not here is sent empty. Dates are datetime64[D],
                moments datetime64[s] in civil time, codes and other text objects, yes and no
                True, False or None, numbers whole numbers or objects with None
    appears_on  the first day on which the row is in the extract
    council     the number of the council that holds the row; None if one agency sends them all
    period      the day of the file in which the row stands, for an extract whose files add up
    reveals     a date or time -> what is unknown until it has come, and what stands there before

    They are written in the order of their appearance, so that a later night appends.
    """

    columns: Frame
    appears_on: Values
    council: Values | None = None
    reveals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    period: Values | None = None

    def __post_init__(self) -> None:
        lengths = {len(values) for values in (*self.columns.values(), self.appears_on)}
        lengths |= {len(of) for of in (self.council, self.period) if of is not None}
        if len(lengths) != 1:
            raise ValueError("columns of different length")

    def __len__(self) -> int:
        return len(self.appears_on)

    def __getitem__(self, name: str) -> Values:
        return self.columns[name]

    def only(self, which: Values) -> Rows:
        """The rows that a mask or an index names."""
        columns = {name: values[which] for name, values in self.columns.items()}
        council = None if self.council is None else self.council[which]
        period = None if self.period is None else self.period[which]
        return Rows(columns, self.appears_on[which], council, self.reveals, period)

    def of(self, council: int | None) -> Rows:
        """The rows of one council; all of them for an agency that is none."""
        return self if self.council is None else self.only(self.council == council)

    def in_order(self) -> Rows:
        """The rows in the order of their appearance."""
        return self.only(np.argsort(self.appears_on, kind="stable"))

    def as_at(self, day: np.datetime64) -> Rows:
        """The rows as they stood at the end of a day: nothing of them is later."""
        seen = self.only(self.appears_on <= day)
        columns = dict(seen.columns)
        for moment, hidden in self.reveals.items():
            ahead = days(columns[moment]) > day
            if not ahead.any():
                continue
            columns[moment] = where(
                ahead, np.array("NaT", dtype=columns[moment].dtype), columns[moment]
            )
            for name, meanwhile in hidden.items():
                columns[name] = where(ahead, meanwhile, columns[name])
        return Rows(columns, seen.appears_on, seen.council, self.reveals, seen.period)

    def changed_since(self, day: np.datetime64) -> Rows:
        """The rows that came after a day or of which something became known after it."""
        changed = self.appears_on > day
        for moment in self.reveals:
            changed = changed | (days(self.columns[moment]) > day)
        return self.only(changed)


def joined(parts: list[Rows]) -> Rows:
    """Several tables of the same shape as one, in the order of appearance."""
    columns = {
        name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns
    }
    councils = [part.council for part in parts if part.council is not None]
    council = np.concatenate(councils) if councils else None
    appears_on = np.concatenate([part.appears_on for part in parts])
    return Rows(columns, appears_on, council, parts[0].reveals).in_order()


def uniform_days(first: Values, last: Values | np.datetime64, draws: Values) -> Values:
    """A day from `first` to `last` for each draw from 0 to 1; `first` if `last` is before it."""
    span = np.maximum((last - first) // DAY, 0) + 1
    chosen: Values = first + (draws * span).astype(int) * DAY
    return chosen
