"""The whole county: every extract's rows, up to the last night that can be written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, where
from sy_dataset.synthetic.contacts import make_contacts
from sy_dataset.synthetic.front_door import front_door
from sy_dataset.synthetic.health import ics_tables
from sy_dataset.synthetic.missing import missing_tables
from sy_dataset.synthetic.pathways import make_referrals
from sy_dataset.synthetic.people import (
    COUNCILS,
    LETTERS,
    Period,
    council_records,
    make_children,
    postcode_lookup,
)
from sy_dataset.synthetic.police import police_tables
from sy_dataset.synthetic.registers import registers
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.social_care import case_tables

CENSUS_PARTS = ("cin_plans", "cp_reviews")
OTHER_CENSUS_IDS = 0.03


@dataclass(frozen=True)
class County:
    """Everything that is true of the county.

    extracts  rows by extract id, those of all agencies together
    parts     what only the census shows: child in need plans and plan reviews
    child     one entry per child
    records   one entry per child and council; `census_id` is its LAchildID
    """

    extracts: dict[str, Rows]
    parts: dict[str, Rows]
    child: Frame
    records: Frame
    postcodes: Frame


def build_county(children: int, period: Period, seed: int) -> County:
    """Make the county. Raises ValueError for fewer than 20 children: too few for six agencies."""
    if children < 20:
        raise ValueError("a county needs at least 20 children")
    child = make_children(children, period, seed)
    records = council_records(child, period, seed)
    contacts = make_contacts(records, period, seed)
    case = make_referrals(contacts, seed)
    tables = registers(child, records, contacts, period, seed)
    tables |= front_door(contacts, seed)
    tables |= case_tables(case, seed)
    missing, episodes = missing_tables(child, records, tables["ssd_cla_episodes"], period, seed)
    tables |= {"ssd_missing": missing} | ics_tables(child, contacts, period, seed)
    tables |= police_tables(child, contacts, episodes, period, seed)
    records["census_id"] = _census_ids(records, seed)
    parts = {name: tables.pop(name) for name in CENSUS_PARTS}
    return County(tables, parts, child, records, postcode_lookup(child))


def la_code(agency_id: str) -> str:
    """The number of an authority. Raises KeyError for an agency that is none."""
    return {council.agency_id: council.la_code for council in COUNCILS}[agency_id]


def _census_ids(records: Frame, seed: int) -> Values:
    """The local id of each record in the census: for most the case system's own."""
    count = len(records["person_id"])
    other = Chance(seed, "census_ids").happens(count, OTHER_CENSUS_IDS)
    prefixes = np.char.add(LETTERS[records["council"]].astype(str), "X")
    return where(other, identifiers(prefixes, count, 7), records["person_id"])
