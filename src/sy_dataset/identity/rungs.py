"""The ladder of linkage: which equal values join two records, surest first.

Grades and their scores: multi-agency information sharing standard, matching (PUB03). Source
of the order: NHS England's Master Person Service traces by NHS number and date of birth before
it tries anything else, and a number alone is never enough.
"""

from __future__ import annotations

from dataclasses import dataclass

ALONE = "alone"
"""Stands as the rule of a record that nothing joined to another."""

SCORES = {"best": 0.99, "superior": 0.8, "very good": 0.7, "good": 0.6}
"""Grade -> the standard's score."""

COMMON_NAME = 10
"""Children of one full name, by their birth dates, in the largest register. Another child of a
rarer name who was born the same day is not to be expected (10 of 6,570 days, if the right record
is missing); a name that more children have needs further evidence."""


@dataclass(frozen=True)
class Rung:
    """One rule of linkage.

    rule_id  what is written beside each link it made
    grade    the standard's grade of such a link
    keys     SQL: rows of (record_no, key); a record with a missing part has no row, so
             that missing never equals missing
    is_number  whether the key is an identifier with the birth date
    """

    rule_id: str
    grade: str
    keys: str
    is_number: bool = False


def _key(*parts: str) -> str:
    return " || '|' || ".join(parts)  # null if any part is


def _identifier(name: str) -> tuple[Rung, Rung]:
    return (
        Rung(
            f"{name}_birth_date",
            "best",
            f"select record_no, {_key(name, 'birth_date')} as key from record",
            is_number=True,
        ),
        # the birth dates may differ as far as a slip goes; further, it is a matter for review
        Rung(
            f"{name}_name",
            "best",
            f"select record_no, {_key(name, 'given_name', 'family_name')} as key from record",
        ),
    )


NAMED = ("given_name", "family_name", "birth_date")

# 1 January is written for children whose birthday nobody knows
KNOWN_BIRTHDAY = "not ends_with(birth_date, '-01-01') and birth_date not in (from default_birth)"

NHS_NUMBER, UPN, OTHER_ID = (_identifier(name) for name in ("nhs_number", "upn", "other_id"))

RUNGS = (
    NHS_NUMBER[0],
    UPN[0],
    OTHER_ID[0],
    NHS_NUMBER[1],
    UPN[1],
    OTHER_ID[1],
    Rung(
        "name_birth_date_address",
        "superior",
        f"select record_no, {_key(*NAMED, 'postcode', 'address_line')} as key"
        " from record inner join record_address using (record_no)"
        f" where {KNOWN_BIRTHDAY}",
    ),
    Rung(
        "name_birth_date_postcode",
        "very good",
        f"select record_no, {_key(*NAMED, 'postcode')} as key"
        " from record inner join record_postcode using (record_no)"
        f" where {KNOWN_BIRTHDAY}",
    ),
    Rung(
        "name_birth_date",
        "good",
        f"select record_no, {_key(*NAMED)} as key from record"
        f" where {KNOWN_BIRTHDAY}"
        " and (given_name, family_name) not in (select (given_name, family_name) from common_name)",
    ),
)
