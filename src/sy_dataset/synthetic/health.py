"""What the integrated care system holds: persons, and attendances at emergency departments."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    blank,
    identifiers,
    no_date,
    where,
)
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.names import unaccented
from sy_dataset.synthetic.people import Period
from sy_dataset.synthetic.registers import SPACED
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


def coded(values: Values, codes: dict[str, str]) -> Values:
    """Each value as another code list writes it."""
    return np.array([codes.get(value) for value in values], dtype=object)


def ics_tables(child: Frame, contacts: Frame, period: Period, seed: int) -> dict[str, Rows]:
    """Rows of ics_person and ics_emergency_attendance by extract id."""
    chance = Chance(seed, "ics")
    which = np.flatnonzero(child["in_ics"])
    person = {name: values[which] for name, values in child.items()} | {"child": which}
    count = len(which)
    person["person_id"] = identifiers("LP", count, 8, 10_000_001)
    packed = np.array([value.replace(" ", "") for value in person["postcode"]], dtype=object)
    plain = chance.happens(count, 0.5)
    columns: Frame = {
        "person_id": person["person_id"],
        "nhs_number": blank(person["nhs"], chance.happens(count, 0.04)),
        "given_name": where(plain, unaccented(person["given"]), person["given"]),
        "family_name": where(plain, unaccented(person["family"]), person["family"]),
        "birth_date": person["birth"],
        "postcode": where(chance.happens(count, SPACED), packed, person["postcode"]),
        "sex_code": coded(person["sex"], STATED_GENDER),
        "ethnic_category_code": coded(person["ethnicity"], NHS_ETHNICITY),
        "death_date": _deaths(person, period, chance),
        "_child": which,
    }
    appears = person["birth"] + 2 * DAY
    rows = Rows(columns, np.full(count, "ics", dtype=object), appears, {"death_date": {}})
    attended = _attendances(rows, person, contacts, period, chance)
    return {"ics_person": rows.in_order(), "ics_emergency_attendance": attended}


def _deaths(person: Frame, period: Period, chance: Chance) -> Values:
    """A very few children died; nobody but health services knew them."""
    count = len(person["child"])
    alone = ~person["in_council"] & ~person["in_police"]
    first = np.maximum(person["birth"], period.first)
    died = uniform_days(first, period.last, chance.rng.random(count))
    return no_date(died, ~(alone & chance.happens(count, 0.003)))


def _attendances(
    rows: Rows, person: Frame, contacts: Frame, period: Period, chance: Chance
) -> Rows:
    """Attendances of all kinds, and those that a contact from an emergency department followed."""
    place = np.full(int(person["child"].max()) + 1, -1)
    place[person["child"]] = np.arange(len(person["child"]))
    told = np.flatnonzero((contacts["source"] == "3E") & (contacts["child"] < len(place)))
    told = told[place[contacts["child"][told]] >= 0]
    before = hours_later(contacts["received"][told], -chance.rng.uniform(1, 20, len(told)))
    opens = np.maximum(rows.appears_on, period.first)
    years = np.maximum((period.horizon - opens) / DAY / 365.25, 0)
    who = np.repeat(np.arange(len(rows)), chance.rng.poisson(0.28 * years))
    on = uniform_days(opens[who], np.full(len(who), period.horizon), chance.rng.random(len(who)))
    at = on.astype("datetime64[s]") + chance.whole(len(who), 0, 24 * 3600 - 1) * np.timedelta64(
        1, "s"
    )
    who = np.concatenate([who, place[contacts["child"][told]]])
    arrived = clock.avoid_clock_change(np.concatenate([at, before]))
    gone = ~np.isnat(rows["death_date"][who]) & (days(arrived) > rows["death_date"][who])
    kept = ~gone & (days(arrived) >= rows.appears_on[who])
    order = np.flatnonzero(kept)[np.argsort(arrived[kept], kind="stable")]
    return _attendance(rows, person, who[order], arrived[order], chance)


def _attendance(rows: Rows, person: Frame, who: Values, arrived: Values, chance: Chance) -> Rows:
    count = len(who)
    departed = clock.avoid_clock_change(
        minutes(hours_later(arrived, np.clip(chance.skewed(count, 2.6, 0.6), 0.3, 30)))
    )
    elsewhere = chance.rng.integers(0, 4, count)
    here = where(chance.happens(count, 0.85), person["council"][who], elsewhere)
    columns: Frame = {
        "attendance_id": identifiers("EA", count, 10),
        "person_id": rows["person_id"][who],
        "nhs_number": rows["nhs_number"][who],
        "birth_date": rows["birth_date"][who],
        "postcode": rows["postcode"][who],
        "sex_code": rows["sex_code"][who],
        "provider_code": PROVIDERS[here],
        "arrived_at": arrived,
        "departed_at": departed,
        "destination_code": chance.pick(count, DESTINATIONS),
        "chief_complaint_code": chance.pick(count, COMPLAINTS),
    }
    reveals = {"departed_at": {"destination_code": None}}
    agency = np.full(count, "ics", dtype=object)
    return Rows(columns, agency, days(arrived), reveals)
