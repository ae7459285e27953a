"""The registers of the safeguarding partnership's office, a table each, by council.

Nothing of them is published but the workforce; how much an office keeps and what it says is
assumed. What is said of children, staff and agencies is invented text.
"""

from __future__ import annotations

from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers import (
    actions,
    audits,
    incidents,
    scrutiny,
    staff,
    voice,
)
from sy_dataset.synthetic.rows import Rows


def registers(county: County) -> dict[str, Rows]:
    """partnership_registers: the rows of every table."""
    return {
        **audits.tables(county),
        **incidents.tables(county),
        **scrutiny.tables(county),
        **actions.tables(county),
        **voice.tables(county),
        **staff.tables(county),
    }


ROWS = {"partnership_registers": registers}
