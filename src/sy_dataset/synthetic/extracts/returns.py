"""What the statutory returns share: return years, and the children whom their rows speak of."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values
from sy_dataset.synthetic.clock import DAY, as_date, day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.census import reference_date

APRIL = 4


Days = Any
"""A day, or one for each row."""


def year_ends(county: County) -> Days:
    """The 31 March on or before the county's last day."""
    return day(reference_date(as_date(county.period.last)))


def year_begins(ends: Days) -> Days:
    """The 1 April with which the return year begins that ends on a 31 March."""
    return day(date(as_date(ends).year - 1, APRIL, 1))


def within(on: Values, begins: Days, ends: Days) -> Values:
    """Which days lie from `begins` to `ends`; a missing one does not."""
    inside: Values = (on >= begins) & (on <= ends)
    return inside


def in_force(started: Values, ended: Values, begins: Days, ends: Days) -> Values:
    """Which spans touch the days from `begins` to `ends`; one without an end goes on."""
    touches: Values = (started <= ends) & ~(ended < begins)
    return touches


def records_of(county: County, person_ids: Values) -> Values:
    """The number of the record of each person's local id."""
    ids = county.record["person_id"].astype(str)
    order = np.argsort(ids)
    found: Values = order[np.searchsorted(ids[order], person_ids.astype(str))]
    return found


def taken(frame: Frame, which: Values) -> Frame:
    """The entries of a frame that a mask or an index names."""
    return {name: values[which] for name, values in frame.items()}


def ages(birth: Values, on: Days) -> Values:
    """Age in whole years on a day; below 0 before birth."""
    born = birth.astype("datetime64[M]").astype(int)
    months = on.astype("datetime64[M]").astype(int) - born
    of_month = (birth - birth.astype("datetime64[M]").astype(birth.dtype)) / DAY
    today = (on - on.astype("datetime64[M]").astype(birth.dtype)) / DAY
    age: Values = (months - (of_month > today)) // 12
    return age
