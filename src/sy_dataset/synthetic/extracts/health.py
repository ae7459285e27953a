"""The children whom the integrated care system knows."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.persons import SPACED
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.identities import NOT_YET_NAMED, named_on
from sy_dataset.synthetic.known_as import REGISTER, known_as
from sy_dataset.synthetic.names import unaccented
from sy_dataset.synthetic.people import CHILDHOOD
from sy_dataset.synthetic.rows import Rows, uniform_days

STATED_GENDER = {"M": "1", "F": "2", "U": "X"}
NHS_ETHNICITY = {
    "WBRI": "A", "WIRI": "B", "WIRT": "C", "WOTH": "C", "WROM": "C", "MWBC": "D", "MWBA": "E",
    "MWAS": "F", "MOTH": "G", "AIND": "H", "APKN": "J", "ABAN": "K", "AOTH": "L", "BCRB": "M",
    "BAFR": "N", "BOTH": "P", "CHNE": "R", "OOTH": "S", "REFU": "Z", "NOBT": "99",
}  # fmt: skip
DEATHS_A_YEAR = 0.00025


def registered(county: County) -> Frame:
    """The children on the register; `child` is the place of each in the county.

    All who were under 18 in the window and live or lived in the county, but for a few.
    """
    child, period = county.child, county.period
    which = np.flatnonzero(
        child["in_ics"]
        & (child["birth"] + CHILDHOOD * DAY > period.first)
        & (child["birth"] < period.horizon)
        & (child["arrived"] < period.horizon)
    )
    who = {name: values[which] for name, values in child.items()} | {"child": which}
    who["person_id"] = identifiers("LP", len(which), 8, 10_000_001)
    who["since"] = np.maximum(who["birth"] + 2 * DAY, who["arrived"])
    who["death"] = _deaths(county, who)
    return who


def _deaths(county: County, who: Frame) -> Values:
    """A very few children died; nobody but health services knew them."""
    chance, count = county.chance("deaths"), len(who["child"])
    known = np.concatenate([county.record["child"], county.missing["child"]])
    first = np.maximum(who["since"], county.period.first)
    years = (county.period.last - county.period.first) / DAY / 365
    dies = ~np.isin(who["child"], known) & chance.happens(count, DEATHS_A_YEAR * float(years))
    dies &= first < county.period.last
    return no_date(uniform_days(first, county.period.last, chance.rng.random(count)), ~dies)


def on_register(county: County, who: Frame) -> tuple[Frame, Chance]:
    """What the register says of each child, as `known_as`; and the draws that go on from it."""
    chance = county.chance("ics_person")
    return known_as(who, county.errors(REGISTER), chance), chance


def persons(county: County) -> Rows:
    """ics_person: one row per child on the register, from soon after birth or from arrival on."""
    who = registered(county)
    count, (known, chance) = len(who["child"]), on_register(county, who)
    plain = chance.happens(count, 0.5)
    packed = _packed(known["postcode"])
    columns: Frame = {
        "person_id": who["person_id"],
        "nhs_number": known["nhs"],
        "given_name": where(plain, unaccented(known["given"]), known["given"]),
        "family_name": where(plain, unaccented(known["family"]), known["family"]),
        "birth_date": known["birth"],
        "postcode": where(chance.happens(count, SPACED), packed, known["postcode"]),
        "sex_code": coded(known["sex"], STATED_GENDER),
        "ethnic_category_code": coded(who["ethnicity"], NHS_ETHNICITY),
        "death_date": who["death"],
        "_child": who["child"],
        **named_on(county, who["child"]),
    }
    return Rows(columns, who["since"], None, {"death_date": {}, **NOT_YET_NAMED})


def _packed(postcodes: Values) -> Values:
    return np.array([value.replace(" ", "") for value in postcodes.tolist()], dtype=object)


ROWS = {"ics_person": persons}
