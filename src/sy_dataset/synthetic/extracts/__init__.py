"""Every extract's rows, by the extract's id: how the county becomes what an agency sends.

A new extract is a function `rows(county) -> Rows` in the module of its domain, entered in that
module's ROWS; for a contract of several tables it returns Rows by the table's name. The names of
the columns, their written form, their codes and the faults come from the contract. An extract
without an entry here is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import care, census, health, mash, persons, police, social_care
from sy_dataset.synthetic.rows import Rows

RowsOf = Callable[[County], Rows | Mapping[str, Rows]]

EXTRACTS: dict[str, RowsOf] = {
    **persons.ROWS,
    **mash.ROWS,
    **social_care.ROWS,
    **care.ROWS,
    **census.ROWS,
    **health.ROWS,
    **police.ROWS,
}
"""Extract id -> its rows, those of all agencies together."""
