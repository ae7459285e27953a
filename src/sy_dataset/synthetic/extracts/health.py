"""What the integrated care system holds: persons, and attendances at emergency departments."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.persons import SPACED
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.known_as import HOSPITAL, REGISTER, known_as
from sy_dataset.synthetic.names import unaccented
from sy_dataset.synthetic.people import CHILDHOOD
from sy_dataset.synthetic.rows import Rows, uniform_days

STATED_GENDER = {"M": "1", "F": "2", "U": "X"}
NHS_ETHNICITY = {
    "WBRI": "A", "WIRI": "B", "WIRT": "C", "WOTH": "C", "WROM": "C", "MWBC": "D", "MWBA": "E",
    "MWAS": "F", "MOTH": "G", "AIND": "H", "APKN": "J", "ABAN": "K", "AOTH": "L", "BCRB": "M",
    "BAFR": "N", "BOTH": "P", "CHNE": "R", "OOTH": "S", "REFU": "Z", "NOBT": "99",
}  # fmt: skip
PROVIDERS = np.array(["ZZB01", "ZZD01", "ZZR01", "ZZS01"], dtype=object)
"""Invented organisation codes, one emergency department an authority."""
DESTINATIONS = {"306689006": 0.85, "306706006": 0.12, "305398007": 0.03}
COMPLAINTS = {
    "386661006": 0.3,
    "21522001": 0.2,
    "82991003": 0.2,
    "271594007": 0.1,
    "267036007": 0.2,
}
"""SNOMED CT codes, by number of digits only: no code list of ours holds them."""
ATTENDANCES_A_YEAR = 0.28
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


def persons(county: County) -> Rows:
    """ics_person: one row per child on the register, from soon after birth or from arrival on."""
    who, chance = registered(county), county.chance("ics_person")
    known, count = known_as(who, REGISTER, chance), len(who["child"])
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
    }
    return Rows(columns, who["since"], None, {"death_date": {}})


def _packed(postcodes: Values) -> Values:
    return np.array([value.replace(" ", "") for value in postcodes.tolist()], dtype=object)


def attendances(county: County) -> Rows:
    """ics_emergency_attendance: attendances of all kinds, and those before a contact from there.

    What is written down there in haste differs from the register, as HOSPITAL says.
    """
    who, chance = registered(county), county.chance("ics_emergency_attendance")
    of, arrived = _arrivals(county, who, chance)
    departed = clock.avoid_clock_change(
        minutes(hours_later(arrived, np.clip(chance.skewed(len(of), 2.6, 0.6), 0.3, 30)))
    )
    known = known_as({name: values[of] for name, values in who.items()}, HOSPITAL, chance)
    elsewhere = chance.rng.integers(0, 4, len(of))
    here = where(chance.happens(len(of), 0.85), who["council"][of], elsewhere)
    columns: Frame = {
        "attendance_id": identifiers("EA", len(of), 10),
        "person_id": who["person_id"][of],
        "nhs_number": known["nhs"],
        "birth_date": known["birth"],
        "postcode": known["postcode"],
        "sex_code": coded(known["sex"], STATED_GENDER),
        "provider_code": PROVIDERS[here],
        "arrived_at": arrived,
        "departed_at": departed,
        "destination_code": chance.pick(len(of), DESTINATIONS),
        "chief_complaint_code": chance.pick(len(of), COMPLAINTS),
    }
    return Rows(columns, days(arrived), None, {"departed_at": {"destination_code": None}})


def _arrivals(county: County, who: Frame, chance: Chance) -> tuple[Values, Values]:
    """The person and the moment of each attendance, in their order."""
    period, contact = county.period, county.contact
    place = np.full(len(county.child["birth"]), -1)
    place[who["child"]] = np.arange(len(who["child"]))
    told = np.flatnonzero((contact["source"] == "3E") & (place[contact["child"]] >= 0))
    before = hours_later(contact["received"][told], -chance.rng.uniform(1, 20, len(told)))
    opens = np.maximum(who["since"], period.first)
    ends = np.minimum(period.horizon, who["birth"] + CHILDHOOD * DAY)
    years = np.maximum((ends - opens) / DAY / 365.25, 0)
    of = np.repeat(np.arange(len(years)), chance.rng.poisson(ATTENDANCES_A_YEAR * years))
    on = uniform_days(opens[of], ends[of], chance.rng.random(len(of))).astype("datetime64[s]")
    at = on + chance.whole(len(of), 0, 24 * 3600 - 1) * np.timedelta64(1, "s")
    of = np.concatenate([of, place[contact["child"][told]]])
    arrived = clock.avoid_clock_change(np.concatenate([at, before]))
    gone = days(arrived) > who["death"][of]
    kept = np.flatnonzero(~gone & (days(arrived) >= who["since"][of]))
    kept = kept[np.argsort(arrived[kept], kind="stable")]
    return of[kept], arrived[kept]


ROWS = {"ics_person": persons, "ics_emergency_attendance": attendances}
