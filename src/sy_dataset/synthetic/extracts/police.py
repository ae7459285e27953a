"""What the police hold: persons, and notices to the front door."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.known_as import POLICE, known_as
from sy_dataset.synthetic.people import CHILDHOOD, LA_CODES
from sy_dataset.synthetic.rows import Rows, joined, uniform_days

POLICE_ETHNICITY = {
    "WBRI": "W1", "WIRI": "W2", "WIRT": "W9", "WOTH": "W9", "WROM": "W9", "MWBC": "M1",
    "MWBA": "M2", "MWAS": "M3", "MOTH": "M9", "AIND": "A1", "APKN": "A2", "ABAN": "A3",
    "AOTH": "A9", "BCRB": "B1", "BAFR": "B2", "BOTH": "B9", "CHNE": "O1", "OOTH": "O9",
    "REFU": "NS", "NOBT": "NS",
}  # fmt: skip
ROLES = {"SUBJECT": 0.7, "VICTIM": 0.18, "WITNESS": 0.08, "SUSPECT": 0.04}
GRADES = {"STANDARD": 0.6, "MEDIUM": 0.3, "HIGH": 0.1}
OTHERWISE_KNOWN = 0.02
"""Share of the children whom the police know for another reason than a notice or going missing."""
NOTICES_A_YEAR = 0.15
PARENTS = 0.004
"""Beside each child, parents of the same name who were entered as children; assumed."""


def _told(county: County) -> Values:
    """The contacts from the police that a notice came before; the child was born by then."""
    contact = county.contact
    born = days(contact["received"]) > county.child["birth"][contact["child"]] + DAY
    event, of = np.unique(contact["event"], return_inverse=True)
    noticed = county.chance("police told").happens(len(event), 0.75)[of]
    return np.flatnonzero((contact["source"] == "6") & born & noticed)


def local_numbers(county: County) -> Values:
    """The police's number of each child of the county, None for those they do not know."""
    chance, child = county.chance("police known"), county.child
    known = chance.happens(len(child["birth"]), OTHERWISE_KNOWN) & (child["origin"] < 0)
    known &= (child["birth"] <= county.period.last) & (
        child["birth"] + CHILDHOOD * DAY > county.period.first
    )
    known[county.contact["child"][_told(county)]] = True
    missing = county.missing["child"]
    known[missing[chance.happens(len(missing), 0.95)]] = True
    numbers = np.full(len(known), None, dtype=object)
    numbers[known] = identifiers("NP", int(known.sum()), 8, 20_000_001)
    return numbers


def persons(county: County) -> Rows:
    """police_person: one row per child whom the police know."""
    numbers, chance = local_numbers(county), county.chance("police_person")
    which = np.flatnonzero(numbers != None)  # noqa: E711 - an array is compared
    who = {name: values[which] for name, values in county.child.items()}
    known, count = known_as(who, county.errors(POLICE), chance), len(which)
    loud = np.array([name.upper() for name in known["family"].tolist()], dtype=object)
    columns: Frame = {
        "person_id": numbers[which],
        "given_name": known["given"],
        "family_name": where(chance.happens(count, 0.08), loud, known["family"]),
        "birth_date": known["birth"],
        "sex_code": known["sex"],
        "postcode": known["postcode"],
        "ethnicity_code": coded(who["ethnicity"], POLICE_ETHNICITY),
        "_child": which,
        "_is_parent": np.zeros(count, dtype=bool),
    }
    rows = Rows(columns, np.maximum(county.period.first, who["birth"]))
    return joined([rows, _parents(county, rows)])


def _parents(county: County, rows: Rows) -> Rows:
    """Parents who have the name and the address of a child, under numbers of their own."""
    chance = county.chance("police parents")
    parents = rows.only(chance.happens(len(rows), PARENTS))
    count = len(parents)
    older = chance.whole(count, 20 * 365, 40 * 365) * DAY
    columns = parents.columns | {
        "person_id": identifiers("NP", count, 8, 60_000_001),
        "birth_date": parents["birth_date"] - older,
        "_is_parent": np.ones(count, dtype=bool),
    }
    return Rows(columns, parents.appears_on)


def notices(county: County) -> Rows:
    """police_child_notice: one row per child in a notice, before a contact or of no consequence."""
    chance, numbers = county.chance("police_child_notice"), local_numbers(county)
    contact, led = county.contact, _told(county)
    _, first, notice = np.unique(contact["event"][led], return_index=True, return_inverse=True)
    before = -chance.rng.uniform(0, 1.5, len(first))
    sent = minutes(hours_later(contact["received"][led][first], before))
    other, at = _of_no_consequence(county, numbers)
    sent = clock.avoid_clock_change(np.concatenate([sent, at]))
    who = np.concatenate([contact["child"][led], other])
    notice = np.concatenate([notice, len(first) + np.arange(len(other))])
    council = np.concatenate([contact["council"][led], county.child["council"][other]])
    return _notice_rows(county, who, council, notice, sent)


def _of_no_consequence(county: County, numbers: Values) -> tuple[Values, Values]:
    """The child and the moment of each notice that led to no contact."""
    chance, child, period = county.chance("police notices"), county.child, county.period
    known = np.flatnonzero(numbers != None)  # noqa: E711 - an array is compared
    first = np.maximum(period.first, child["birth"][known]) + 3 * DAY
    ends = np.minimum(period.horizon, child["birth"][known] + CHILDHOOD * DAY)
    years = np.maximum((ends - first) / DAY / 365.25, 0)
    of = np.repeat(np.arange(len(known)), chance.rng.poisson(NOTICES_A_YEAR * years))
    on = uniform_days(first[of], ends[of], chance.rng.random(len(of))).astype("datetime64[s]")
    return known[of], on + chance.whole(len(of), 8 * 60, 1380) * np.timedelta64(60, "s")


def _notice_rows(
    county: County, who: Values, council: Values, notice: Values, sent: Values
) -> Rows:
    """The children of the notices; `notice` numbers them, `sent` is the moment of each notice."""
    chance, count = county.chance("police notice times"), len(sent)
    created = minutes(hours_later(sent, -np.clip(chance.skewed(count, 3, 0.8), 0.1, 40)))
    happened = minutes(hours_later(created, -np.clip(chance.skewed(count, 2, 0.9), 0.1, 60)))
    created, happened = clock.avoid_clock_change(created), clock.avoid_clock_change(happened)
    known_at = no_date(sent, chance.happens(count, 0.01))
    grades = chance.pick(count, GRADES)
    columns: Frame = {
        "notice_id": identifiers("VN", count, 8)[notice],
        "person_id": local_numbers(county)[who],
        "person_role_code": chance.pick(len(who), ROLES),
        "incident_at": happened[notice],
        "created_at": created[notice],
        "sent_at": known_at[notice],
        "risk_grade_code": grades[notice],
        "la_code": LA_CODES[council],
        "_child": who,
        "_council": council,
    }
    rows = Rows(columns, days(created[notice]), None, {"sent_at": {}})
    return rows.only(county.child["birth"][who] <= days(happened[notice]))


ROWS = {
    "police_person": persons,
    "police_child_notice": notices,
}
