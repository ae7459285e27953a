"""Every extract's rows, by the extract's id: how the county becomes what an agency sends.

A new extract is a function `rows(county) -> Rows` in the module of its domain, entered in that
module's ROWS; for a contract of several tables it returns Rows by the table's name. The names of
the columns, their written form, their codes and the faults come from the contract. An extract
without an entry here is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import (
    annex_a,
    attendance,
    care,
    care_contact,
    care_health,
    care_leavers,
    census,
    characteristics,
    early_help,
    education_plans,
    exclusions,
    family_help,
    front_door_extras,
    health,
    help_statuses,
    legal,
    looked_after_return,
    mash,
    out_of_school,
    part_time,
    partners,
    permanence,
    persons,
    police,
    protecting,
    protection_meetings,
    pupils,
    registers,
    return_interviews,
    social_care,
    special_needs,
    strategy,
    workforce,
)
from sy_dataset.synthetic.rows import Rows

RowsOf = Callable[[County], Rows | Mapping[str, Rows]]

EXTRACTS: dict[str, RowsOf] = {
    **persons.ROWS,
    **mash.ROWS,
    **social_care.ROWS,
    **care.ROWS,
    **care_contact.ROWS,
    **care_health.ROWS,
    **care_leavers.ROWS,
    **characteristics.ROWS,
    **early_help.ROWS,
    **legal.ROWS,
    **permanence.ROWS,
    **protecting.ROWS,
    **special_needs.ROWS,
    **workforce.ROWS,
    **attendance.ROWS,
    **education_plans.ROWS,
    **exclusions.ROWS,
    **family_help.ROWS,
    **front_door_extras.ROWS,
    **help_statuses.ROWS,
    **out_of_school.ROWS,
    **part_time.ROWS,
    **protection_meetings.ROWS,
    **pupils.ROWS,
    **registers.ROWS,
    **return_interviews.ROWS,
    **strategy.ROWS,
    **census.ROWS,
    **looked_after_return.ROWS,
    **annex_a.ROWS,
    **health.ROWS,
    **police.ROWS,
    **partners.ROWS,
}
"""Extract id -> its rows, those of all agencies together."""
