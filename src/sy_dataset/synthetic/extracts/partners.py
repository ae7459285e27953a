"""What the integrated care system and the police send besides their lists of persons."""

from __future__ import annotations

from collections.abc import Callable

from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import (
    admissions,
    appointments,
    community,
    cpis,
    domestic_abuse,
    emergency,
    encompass,
    exploitation,
    health_assessments,
    mental_health,
    offences,
    police_missing,
    police_protection,
)
from sy_dataset.synthetic.rows import Rows

ROWS: dict[str, Callable[[County], Rows]] = {
    **admissions.ROWS,
    **appointments.ROWS,
    **community.ROWS,
    **cpis.ROWS,
    **domestic_abuse.ROWS,
    **emergency.ROWS,
    **encompass.ROWS,
    **exploitation.ROWS,
    **health_assessments.ROWS,
    **mental_health.ROWS,
    **offences.ROWS,
    **police_missing.ROWS,
    **police_protection.ROWS,
}
