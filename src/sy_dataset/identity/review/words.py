"""How a pair is put into words: the same in the terminal and on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sy_dataset.config import Config
from sy_dataset.identity.agreement import SHOWN, Pair
from sy_dataset.identity.review.schema import Answer

NAMES = {
    "given_name": "Forename",
    "family_name": "Surname",
    "birth_date": "Date of birth",
    "sex": "Sex",
    "postcodes": "Postcodes",
    "nhs_number": "NHS number",
    "upn": "UPN",
}
MARKS = {"equal": "=", "near": "≈", "different": "≠", "missing": "–"}
CHOICES = (
    (Answer.SAME, "Same person", "Both records are of one child."),
    (Answer.APART, "Two persons", "They are two children, twins and siblings too."),
    (Answer.CANNOT_TELL, "Cannot tell", "What is written here does not decide it."),
)
TOKEN = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Line:
    """One field of two records. Its printed form leaves the values out.

    level  the model's word for a near agreement, "" for any other
    """

    name: str
    left: str | None = field(repr=False)
    right: str | None = field(repr=False)
    agreement: str
    mark: str
    level: str


def lines_of(pair: Pair) -> list[Line]:
    """Every field that is shown, in its order; one that says nothing on either side too."""
    agreements = {one.field: one for one in pair.fields}
    lines = []
    for name in SHOWN:
        left, right = (shown(record.values[name]) for record in (pair.left, pair.right))
        told = agreements.get(name)
        word = told.agreement if told else "missing"
        level = told.level if told and word == "near" and told.level != "near" else ""
        lines.append(Line(NAMES[name], left, right, word, MARKS[word], level))
    return lines


def agency_name(config: Config, agency_id: str) -> str:
    """What an agency is called."""
    return next((one.name for one in config.agency if one.id == agency_id), agency_id)


def registers_of(registers: tuple[str, ...]) -> str:
    """The lists of persons that hold a record, without the agency's name."""
    names = ", ".join(one.partition("/")[2] for one in registers)
    return f"from {names}" if names else "mentioned in events only"


def shown(value: str | None) -> str | None:
    """A value as sent; of a token that an agency sent for a number, the end is enough."""
    if value and TOKEN.fullmatch(value):
        return f"sent as a token, …{value[-6:]}"
    return value
