"""How an agency knows a child: what it mistook, does not have, or has not heard of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.names import misspelt


@dataclass(frozen=True)
class Errors:
    """Shares of records in which an identifier is wrong or missing."""

    no_nhs_number: float
    birth_date: float
    sex: float
    name: float
    former_name: float
    old_postcode: float


COUNCIL = Errors(
    no_nhs_number=0.13,
    birth_date=0.0011,
    sex=0.0011,
    name=0.006,
    former_name=0.35,
    old_postcode=0.08,
)
REGISTER = Errors(
    no_nhs_number=0.01, birth_date=0.0, sex=0.0, name=0.003, former_name=0.2, old_postcode=0.1
)
HOSPITAL = Errors(
    no_nhs_number=0.04,
    birth_date=0.0011,
    sex=0.0011,
    name=0.0,
    former_name=0.0,
    old_postcode=0.5375,
)
"""Hospital records against the personal demographics service, 2011/12: sex and date of birth
differ in 0.11 % of records, the postcode in 53 % (published); all other rates are assumed. The
register itself has some old postcodes, so that 53 % differ from it."""
POLICE = Errors(
    no_nhs_number=1.0, birth_date=0.008, sex=0.003, name=0.02, former_name=0.4, old_postcode=0.25
)

WRONG_BY = np.array([1, 1, 9, 10, 30, 365])
"""Days by which a mistyped date of birth is too early."""


def known_as(who: Frame, errors: Errors, chance: Chance) -> Frame:
    """given, family, birth, sex, nhs and postcode of each child as an agency holds them."""
    count = len(who["birth"])
    former = (who["former"] != None) & chance.happens(count, errors.former_name)  # noqa: E711
    family = where(former, who["former"], who["family"])
    return {
        "given": misspelt(who["given"], chance.happens(count, errors.name)),
        "family": misspelt(family, chance.happens(count, errors.name)),
        "birth": _mistyped(who["birth"], chance.happens(count, errors.birth_date), chance),
        "sex": where(chance.happens(count, errors.sex), other_sex(who["sex"]), who["sex"]),
        "nhs": blank(who["nhs"], chance.happens(count, errors.no_nhs_number)),
        "postcode": where(
            chance.happens(count, errors.old_postcode), who["old_postcode"], who["postcode"]
        ),
    }


def other_sex(sex: Values) -> Values:
    """The sex that is written by mistake."""
    return where(sex == "M", "F", "M")


def _mistyped(birth: Values, wrong: Values, chance: Chance) -> Values:
    early = birth - chance.rng.choice(WRONG_BY, len(birth)) * DAY
    mistyped: Values = np.where(wrong, early, birth)
    return mistyped
