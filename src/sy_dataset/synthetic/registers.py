"""The councils' lists of persons: who they are, where they live, their other identifiers."""

from __future__ import annotations

import json

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.names import FAMILY_TAILS, syllable_names
from sy_dataset.synthetic.people import AGENCIES, Period, local_ids
from sy_dataset.synthetic.rows import Rows, joined, uniform_days

BEFORE_BIRTH = {
    "given_name": None,
    "sex_code": "U",
    "gender_code": "U",
    "nhs_number": None,
    "is_mother": None,
}
"""What stands in a record while the child is not born."""
SPACED = 0.1
"""Share of identifiers that are written with blanks, or without, unlike the rest."""


def registers(
    child: Frame, records: Frame, contacts: Frame, period: Period, seed: int
) -> dict[str, Rows]:
    """Rows of ssd_person, ssd_address and ssd_linked_identifiers by extract id.

    A person is in the extracts from the day of the first contact. Sets `known` on the records.
    At least one child who moved is known to both councils by no number but the UPN.
    """
    chance = Chance(seed, "registers")
    known = np.full(len(records["child"]), period.horizon)
    np.minimum.at(known, contacts["record"], days(contacts["received"]))
    records["known"] = known
    who = {name: values[records["child"]] for name, values in child.items()} | records
    moved = np.flatnonzero(who["earlier"] & (who["upn"] != None))  # noqa: E711 - an array
    who["by_upn"] = np.isin(who["child"], who["child"][moved[:1]])
    who["nhs"] = blank(who["nhs"], who["by_upn"])
    return {
        "ssd_person": _persons(who, chance),
        "ssd_address": _addresses(who, chance),
        "ssd_linked_identifiers": _linked(who, chance),
    }


def spaced(numbers: Values, apart: Values) -> Values:
    """NHS numbers as people write them, 3-3-4, where the mask says so."""
    text = [value and f"{value[:3]} {value[3:6]} {value[6:]}" for value in numbers]
    return where(apart, np.array(text, dtype=object), numbers)


def _persons(who: Frame, chance: Chance) -> Rows:
    count = len(who["child"])
    sex = who["sex"]
    gender = where(chance.happens(count, 0.01), "O", sex)
    nhs = blank(who["nhs"], chance.happens(count, 0.15))
    legacy = np.char.add("OLD-", np.char.mod("%06d", np.arange(count) + 100_000)).astype(object)
    mother = (sex == "F") & chance.happens(count, 0.004)
    no_upn = (who["upn"] == None) & chance.happens(count, 0.5)  # noqa: E711 - an array is compared
    columns: Frame = {
        "person_id": who["person_id"],
        "given_name": who["given"],
        "family_name": who["family"],
        "sex_code": sex,
        "gender_code": gender,
        "ethnicity_code": who["ethnicity"],
        "birth_date": who["birth"],
        "nhs_number": spaced(nhs, chance.happens(count, SPACED)),
        "legacy_id": blank(legacy, chance.happens(count, 0.7)),
        "upn_unknown_code": blank(chance.pick(count, {"UN1": 0.8, "UN2": 0.2}), ~no_upn),
        "has_ehcp_code": chance.pick(count, {"0": 0.06, "1": 0.94}),
        "expected_birth_date": who["expected"],
        "death_date": np.full(count, np.datetime64("NaT", "D")),
        "is_mother": yes_no(mother, sex == "F"),
        "nationality": where(chance.happens(count, 0.95), "British", None),
    }
    agency = AGENCIES[who["council"]]
    return Rows(columns, agency, who["known"], {"birth_date": BEFORE_BIRTH}).in_order()


def _addresses(who: Frame, chance: Chance) -> Rows:
    """The address now and, for some, the one before; a council that was left keeps the old one."""
    count = len(who["child"])
    begins = np.minimum(who["birth"], who["known"])
    moved = uniform_days(begins + DAY, who["known"], chance.rng.random(count))
    moved = where(np.isnat(who["moved_on"]), moved, who["moved_on"])
    twice = who["moved_home"] & (moved > begins)
    start_now = where(twice, moved, begins)
    here = ~who["earlier"]
    now = _address(who, who["postcode"], start_now, no_date(moved, here | True), chance).only(here)
    end = where(twice, moved, np.array("NaT", dtype="datetime64[D]"))
    before = _address(who, who["old_postcode"], begins, end, chance)
    before = before.only(who["earlier"] | (twice & np.isnat(who["moved_on"])))
    rows = joined([now, before])
    letters = np.array([agency[0].upper() for agency in rows.agency], dtype=object)
    rows.columns["address_id"] = local_ids(letters, "AD")
    return rows


def _address(who: Frame, postcode: Values, start: Values, end: Values, chance: Chance) -> Rows:
    count = len(postcode)
    streets = syllable_names(400, FAMILY_TAILS, chance)
    street = streets[chance.whole(count, 0, 399)]
    lines = zip(who["number"].tolist(), street.tolist(), postcode.tolist(), strict=True)
    full = [json.dumps({"house": n, "street": f"{s} Road", "postcode": p}) for n, s, p in lines]
    columns: Frame = {
        "address_json": np.array(full, dtype=object),
        "person_id": who["person_id"],
        "address_type": chance.pick(count, {"Home": 0.9, "Placement": 0.04, "Relative": 0.06}),
        "address_start_date": start,
        "address_end_date": end,
        "postcode": postcode,
    }
    appears = np.maximum(who["known"], start)
    return Rows(columns, AGENCIES[who["council"]], appears, {"address_end_date": {}})


def _linked(who: Frame, chance: Chance) -> Rows:
    """UPNs of most who have one, NHS numbers again for a few, and case numbers of old systems."""
    count = len(who["child"])
    born = np.maximum(who["known"], who["birth"] + 10 * DAY)
    upn = _identifier(who, "Unique Pupil Number", who["upn"], who["known"])
    nhs = _identifier(who, "NHS Number", who["nhs"], born)
    number = np.char.add("CN/", np.char.mod("%06d", np.arange(count) + 200_000)).astype(object)
    case = _identifier(who, "Case Number", number, who["known"])
    upn_sent = chance.happens(count, 0.82) | who["by_upn"]
    has_upn = (who["upn"] != None) & upn_sent  # noqa: E711 - an array is compared
    nhs_sent = chance.happens(count, 0.08) & (who["nhs"] != None)  # noqa: E711 - an array
    rows = joined(
        [
            upn.only(has_upn),
            nhs.only(nhs_sent),
            case.only(chance.happens(count, 0.15)),
        ]
    )
    letters = np.array([agency[0].upper() for agency in rows.agency], dtype=object)
    rows.columns["linked_identifier_id"] = local_ids(letters, "LI")
    return rows


def _identifier(who: Frame, kind: str, values: Values, appears: Values) -> Rows:
    count = len(values)
    columns: Frame = {
        "person_id": who["person_id"],
        "identifier_type": np.full(count, kind, dtype=object),
        "identifier_value": values,
        "valid_from_date": appears,
        "valid_to_date": np.full(count, np.datetime64("NaT", "D")),
    }
    return Rows(columns, AGENCIES[who["council"]], appears)
