"""The ladder of linkage: which equal values join two records, surest first.

Source of the order: NHS England's Master Person Service traces by NHS number and date of
birth before it tries anything else, and a number alone is never enough.
"""

from __future__ import annotations

from dataclasses import dataclass

ALONE = "alone"
"""Stands as the rule of a record that nothing joined to another."""


@dataclass(frozen=True)
class Rung:
    """One rule of linkage.

    rule_id  what is written beside each link it made
    keys     SQL: rows of (record_no, key); a record with a missing part has no row, so
             that missing never equals missing
    """

    rule_id: str
    keys: str


def _key(*parts: str) -> str:
    return " || '|' || ".join(parts)  # null if any part is


RUNGS = (
    Rung(
        "nhs_number_birth_date",
        f"select record_no, {_key('nhs_number', 'birth_date')} as key from record",
    ),
    Rung(
        "upn_birth_date",
        f"select record_no, {_key('upn', 'birth_date')} as key from record",
    ),
    Rung(
        "name_birth_date_postcode",
        f"select record_no, {_key('given_name', 'family_name', 'birth_date', 'postcode')} as key"
        " from record inner join record_postcode using (record_no)"
        # 1 January is written for children whose birthday nobody knows
        " where not ends_with(birth_date, '-01-01')",
    ),
)
