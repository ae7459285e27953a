"""A table that grows while the county lives, and quotas that never drift."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values

NEVER = np.datetime64("NaT", "D")
NOBODY = -1
"""Stands where the number of a row could stand and none does."""


class Growing:
    """Columns of equal length to which rows are added.

    `table[name]` is a view: write into it at once, and take it anew after rows were added.
    """

    def __init__(self, **dtypes: str) -> None:
        self._columns = {name: np.empty(256, dtype) for name, dtype in dtypes.items()}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, name: str) -> Values:
        return self._columns[name][: self._count]

    def add(self, **values: Values | int | bool | np.datetime64) -> Values:
        """Add rows and return their numbers; a single value stands in every one of them."""
        lengths = {len(value) for value in values.values() if isinstance(value, np.ndarray)}
        [count] = lengths or {1}
        begin, end = self._count, self._count + count
        for name in self._columns:
            if end > len(self._columns[name]):
                self._columns[name] = np.resize(self._columns[name], 2 * end)
            self._columns[name][begin:end] = values[name]
        self._count = end
        return np.arange(begin, end)

    def frame(self) -> Frame:
        """The columns, each at its length."""
        return {name: self[name].copy() for name in self._columns}


class Quota:
    """Whole numbers that add up to what was expected: what is left over counts next time."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._left: dict[tuple[object, ...], float] = {}

    def take(self, expected: float, *topic: object) -> int:
        """How many fall due when `expected` more are wanted; never fewer than none."""
        if topic not in self._left:
            self._left[topic] = float(self._rng.random()) - 0.5
        due = expected + self._left[topic]
        whole = max(0, round(due))
        self._left[topic] = due - whole
        return whole

    def give_back(self, count: int, *topic: object) -> None:
        """What could not be used is due next time."""
        self._left[topic] += count
