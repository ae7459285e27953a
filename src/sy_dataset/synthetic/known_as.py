"""How an agency knows a child: what it mistook, does not have, or has not heard of."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sy_dataset.synthetic import origins, written_names
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, where
from sy_dataset.synthetic.clock import DAY

MOST = 0.9
"""The largest share of records that errors can be made to reach."""


@dataclass(frozen=True)
class Errors:
    """Shares of records in which an identifier is wrong or missing.

    name      mistyped names, half as many again of children whose names are from elsewhere
    by_ear    of names from another script, spelt as somebody heard them; more of children who came
              alone
    swapped   surname and forename in each other's place, of names whose order is often mistaken
    in_part   of surnames of two parts, one of them, or both reversed or apart
    short     forenames in their short form
    no_marks  names without their accents
    first_day the first of the month or year, where the day of birth is known in part
    """

    no_nhs_number: float
    birth_date: float
    sex: float
    name: float
    former_name: float
    old_postcode: float
    by_ear: float = 0.0
    swapped: float = 0.0
    in_part: float = 0.0
    short: float = 0.0
    no_marks: float = 0.0
    first_day: float = 0.0

    def times(self, factor: float) -> Errors:
        """So many times as many errors, of all kinds; what is in every record stays so."""
        shares = {field.name: getattr(self, field.name) for field in fields(self)}
        return Errors(**{k: v if v >= MOST else min(v * factor, MOST) for k, v in shares.items()})


COUNCIL = Errors(
    no_nhs_number=0.13, birth_date=0.0011, sex=0.0011, name=0.006, former_name=0.35,
    old_postcode=0.08, by_ear=0.03, swapped=0.005, in_part=0.15, short=0.01, no_marks=0.3,
    first_day=0.0003,
)  # fmt: skip
REGISTER = Errors(
    no_nhs_number=0.01, birth_date=0.0, sex=0.0, name=0.003, former_name=0.2, old_postcode=0.1,
    by_ear=0.01, swapped=0.001, in_part=0.08, short=0.001,
)  # fmt: skip
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
    no_nhs_number=1.0, birth_date=0.008, sex=0.003, name=0.02, former_name=0.4, old_postcode=0.25,
    by_ear=0.1, swapped=0.01, in_part=0.3, short=0.06, no_marks=0.9, first_day=0.004,
)  # fmt: skip

WRONG_BY = np.array([1, 1, 9, 10, 30, 365])
"""Days by which a mistyped date of birth is too early."""
ALONE_BY_EAR = 4.0
"""How much oftener the names of a child who came alone are spelt by ear."""
DAY_FOR_MONTH = 0.35
"""Share of the mistyped dates of which day and month changed places, where they can."""
FIRST_OF_YEAR = 0.4
"""Share of the dates known in part that are written as 1 January."""


def known_as(who: Frame, errors: Errors, chance: Chance) -> Frame:
    """given, family, birth, sex, nhs and postcode of each child as an agency holds them."""
    count = len(who["birth"])
    aside = chance.aside()
    former = (who["former"] != None) & chance.happens(count, errors.former_name)  # noqa: E711
    family = where(former, who["former"], who["family"])
    often = _name_errors(who, errors)
    mistyped = [chance.happens(count, often), chance.happens(count, often)]
    given, family = _written(who, family, errors, mistyped, aside)
    birth = _mistyped(who["birth"], chance.happens(count, errors.birth_date), chance, aside)
    return {
        "given": given,
        "family": family,
        "birth": _known_in_part(birth, aside.happens(count, errors.first_day), aside),
        "sex": where(chance.happens(count, errors.sex), other_sex(who["sex"]), who["sex"]),
        "nhs": blank(who["nhs"], chance.happens(count, errors.no_nhs_number)),
        "postcode": _address(who, chance.happens(count, errors.old_postcode)),
    }


def _name_errors(who: Frame, errors: Errors) -> Values:
    if not errors.name:
        return np.zeros(len(who["birth"]))
    share: Values = np.minimum(errors.name * origins.miswritten(who["ethnicity"]), MOST)
    return share


def _written(
    who: Frame, family: Values, errors: Errors, mistyped: list[Values], chance: Chance
) -> tuple[Values, Values]:
    """Forename and surname as an agency writes them, whatever it heard or read."""
    if not errors.name:
        return who["given"], family
    count, given = len(family), who["given"]
    plain = chance.happens(count, errors.no_marks)
    heard = errors.by_ear * origins.by_ear(who["ethnicity"])
    heard = np.minimum(where(who["is_alone"], errors.by_ear * ALONE_BY_EAR, heard), MOST)
    # of children of one birth the eldest alone, or two of them might be called the same
    called = chance.happens(count, errors.short) & ~who["is_twin"]
    given = written_names.short(given, called, plain)
    family = written_names.in_part(
        family, chance.happens(count, errors.in_part), chance.rng.random(count)
    )
    parts = []
    for names, wrong in zip((given, family), mistyped, strict=True):
        unmarked = written_names.without_marks(names, plain)
        by_ear = chance.happens(count, heard)
        spelt = written_names.by_ear(unmarked, by_ear, chance.rng.random(count))
        parts.append(written_names.misspelt(spelt, wrong, chance.rng.random(count)))
    given, family = parts
    swapped = errors.swapped * origins.order_mistaken(who["ethnicity"])
    turned = chance.happens(count, np.minimum(swapped, MOST))
    return where(turned, family, given), where(turned, given, family)


def _address(who: Frame, is_old: Values) -> Values:
    """The children's home's postcode for those who live in one, or the one before."""
    home, before = who["postcode"], who["old_postcode"]
    lives = who["care_postcode"] != None  # noqa: E711 - an array is compared
    now, earlier = where(lives, who["care_postcode"], home), where(lives, home, before)
    return where(is_old, earlier, now)


def other_sex(sex: Values) -> Values:
    """The sex that is written by mistake."""
    return where(sex == "M", "F", "M")


def _mistyped(birth: Values, wrong: Values, chance: Chance, aside: Chance) -> Values:
    early = birth - chance.rng.choice(WRONG_BY, len(birth)) * DAY
    turned = _day_for_month(birth)
    takes = aside.happens(len(birth), DAY_FOR_MONTH) & ~np.isnat(turned)
    mistyped: Values = np.where(wrong, np.where(takes, turned, early), birth)
    return mistyped


def _day_for_month(birth: Values) -> Values:
    """Each date with day and month in each other's place, NaT where that is none or is later.

    Only the earlier of two dates can be meant for the other, so that no birth lies ahead.
    """
    year = birth.astype("M8[Y]")
    month = (birth.astype("M8[M]") - year).astype(int)
    day = (birth - birth.astype("M8[M]").astype("M8[D]")).astype(int)
    can = ~np.isnat(birth) & (day < month)
    turned = (year.astype("M8[M]") + np.where(can, day, 0)).astype("M8[D]") + month * DAY
    chosen: Values = np.where(can, turned, np.datetime64("NaT", "D"))
    return chosen


def _known_in_part(birth: Values, in_part: Values, chance: Chance) -> Values:
    of_year = chance.happens(len(birth), FIRST_OF_YEAR)
    first = np.where(of_year, birth.astype("M8[Y]").astype("M8[D]"), birth.astype("M8[M]"))
    known: Values = np.where(in_part, first.astype("M8[D]"), birth)
    return known
