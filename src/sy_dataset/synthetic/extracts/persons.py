"""The councils' lists of persons: who they are, where they live, their other identifiers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    blank,
    identifiers,
    no_date,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.characteristics import young_mothers
from sy_dataset.synthetic.extracts.special_needs import has_plan
from sy_dataset.synthetic.extracts.tools import numbered, text
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.identities import NOT_YET_NAMED, named_on
from sy_dataset.synthetic.known_as import COUNCIL, known_as
from sy_dataset.synthetic.names import FAMILY_TAILS, syllable_names
from sy_dataset.synthetic.people import CHILDHOOD, local_ids
from sy_dataset.synthetic.rows import Rows, joined

BEFORE_BIRTH = {
    "given_name": "Unborn",
    "sex_code": "U",
    "gender_code": "U",
    "nhs_number": None,
    "is_mother": None,
}
"""What stands in a record while the child is not born."""
MOTHERS_NUMBERS = 0.04
"""Share of the babies of young mothers whose record has the mother's NHS number; assumed."""
SPACED = 0.1
"""Share of identifiers that are written with blanks, or without, unlike the rest."""
STREETS = 400
NATIONALITIES = {"Sudanese": 3, "Eritrean": 2, "Afghan": 2, "Iranian": 2, "Iraqi": 1, "Syrian": 1}
"""Of children who came alone; the mix is invented."""


def spaced(numbers: Values, apart: Values) -> Values:
    """NHS numbers as people write them, 3-3-4, where the mask says so."""
    text = pa.array(numbers, pa.string())
    parts = [pc.utf8_slice_codeunits(text, *ends) for ends in ((0, 3), (3, 6), (6, 10))]
    written = pc.binary_join_element_wise(*parts, " ").to_numpy(zero_copy_only=False)
    return where(apart, written, numbers)


def only_by_upn(county: County) -> Values:
    """Whether a record's child is known to its councils by no number but the pupil number.

    So are the first children who moved and stand in two councils, that linkage needs every rung.
    """
    record, upn = county.record, county.child["upn"]
    _, first, times = np.unique(record["child"], return_index=True, return_counts=True)
    twice = record["child"][first[times > 1]]
    chosen = twice[upn[twice] != None][:2]  # noqa: E711 - an array is compared
    return np.isin(record["child"], chosen)


def _nhs(county: County, known: Frame) -> Values:
    pair = young_mothers(county)
    wrong = county.chance("mothers' numbers").happens(len(pair["baby"]), MOTHERS_NUMBERS)
    numbers = known["nhs"].copy()
    numbers[pair["baby"][wrong]] = known["nhs"][pair["mother"][wrong]]
    return blank(numbers, only_by_upn(county))


def persons(county: County) -> Rows:
    """ssd_person: one row per child whom a council knows, from the first contact on."""
    chance, record = county.chance("ssd_person"), county.record
    who = county.child_of(record)
    known = known_as(who, county.errors(COUNCIL), county.chance("council identifiers"))
    count = len(record["child"])
    sex = known["sex"]
    became = _became_mother(county)
    no_upn = (who["upn"] == None) & chance.happens(count, 0.5)  # noqa: E711 - an array is compared
    columns: Frame = {
        "person_id": record["person_id"],
        "given_name": known["given"],
        "family_name": known["family"],
        "sex_code": sex,
        "gender_code": where(chance.happens(count, 0.01), "O", sex),
        "ethnicity_code": who["ethnicity"],
        "birth_date": known["birth"],
        "nhs_number": spaced(_nhs(county, known), chance.happens(count, SPACED)),
        "legacy_id": blank(identifiers("OLD-", count, 6, 100_000), chance.happens(count, 0.7)),
        "upn_unknown_code": blank(chance.pick(count, {"UN1": 0.8, "UN2": 0.2}), ~no_upn),
        "has_ehcp_code": where(has_plan(county), "0", "1").astype(object),
        "expected_birth_date": who["expected"],
        "death_date": np.full(count, np.datetime64("NaT", "D")),
        "is_mother": yes_no(~np.isnat(became), (sex == "F") | ~np.isnat(became)),
        "nationality": _nationalities(county, chance),
        "_became_mother": became,
        **named_on(county, record["child"]),
    }
    reveals: dict[str, dict[str, Any]] = {
        **NOT_YET_NAMED,
        "birth_date": BEFORE_BIRTH,
        "_became_mother": {"is_mother": False},
    }
    return Rows(columns, record["known"], record["council"], reveals)


def _became_mother(county: County) -> Values:
    """The day from which a council knows of each record's child that she has a child."""
    pair, child = young_mothers(county), county.record["child"]
    on = np.full(len(child), NEVER)
    birth = county.child["birth"][child[pair["baby"]]]
    on[pair["mother"]] = np.maximum(birth, county.record["known"][pair["baby"]])
    return on


def _nationalities(county: County, chance: Chance) -> Values:
    """British for most, not recorded for some; children who came alone have another."""
    child = county.record["child"]
    alone = np.isin(child, county.case["child"][county.case["is_unaccompanied"]])
    british = where(chance.happens(len(child), 0.95), "British", None)
    return where(alone, chance.pick(len(child), NATIONALITIES), british)


def addresses(county: County) -> Rows:
    """ssd_address: the address now and, for some, the one before.

    A council that a child left keeps the old one; some have not heard of a move.
    """
    chance, record = county.chance("ssd_address"), county.record
    who = county.child_of(record)
    known = np.minimum(who["birth"], record["known"])
    begins = np.minimum(known, record["known"] - 30 * DAY)
    moved = who["moved_on"]
    stale = chance.happens(len(moved), COUNCIL.old_postcode) | record["is_former"]
    here = ~stale & (moved <= county.period.horizon)
    kept_before = (moved > begins) & chance.happens(len(moved), 0.8)
    endless = np.full(len(moved), np.datetime64("NaT", "D"))
    lives = where(who["care_postcode"] != None, who["care_postcode"], who["postcode"])  # noqa: E711
    now = _address(county, lives, np.maximum(moved, begins), endless, "now").only(here)
    end = where(stale & ~record["is_former"], endless, moved)
    before = _address(county, who["old_postcode"], begins, end, "before").only(stale | kept_before)
    return numbered(joined([now, before]), "address_id", "AD")


def _address(county: County, postcode: Values, start: Values, end: Values, which: str) -> Rows:
    chance, record = county.chance(f"ssd_address {which}"), county.record
    count = len(postcode)
    street = syllable_names(FAMILY_TAILS)[chance.whole(count, 0, STREETS - 1)]
    house = county.child["house"][record["child"]]
    start_of, then = '{"house": ', ', "street": "'
    full = text(start_of, house, then, street, ' Road", "postcode": "', postcode, '"}')
    columns: Frame = {
        "address_json": full,
        "person_id": record["person_id"],
        "address_type": chance.pick(count, {"Home": 0.9, "Placement": 0.04, "Relative": 0.06}),
        "address_start_date": start,
        "address_end_date": end,
        "postcode": postcode,
    }
    appears = np.maximum(record["known"], start)
    return Rows(columns, appears, record["council"], {"address_end_date": {}})


def linked_identifiers(county: County) -> Rows:
    """ssd_linked_identifiers: UPNs, NHS numbers again for a few, case numbers of old systems."""
    chance, record = county.chance("ssd_linked_identifiers"), county.record
    who = county.child_of(record)
    count = len(record["child"])
    born = np.maximum(record["known"], who["birth"] + 10 * DAY)
    by_upn = only_by_upn(county)
    has_upn = (who["upn"] != None) & (chance.happens(count, 0.82) | by_upn)  # noqa: E711
    has_nhs = chance.happens(count, 0.08) & ~by_upn
    case = identifiers("CN/", count, 6, 200_000)
    rows = joined(
        [
            _identifier(county, "Unique Pupil Number", who["upn"], record["known"]).only(has_upn),
            _identifier(county, "NHS Number", who["nhs"], born).only(has_nhs),
            _identifier(county, "Case Number", case, record["known"]).only(
                chance.happens(count, 0.15)
            ),
        ]
    )
    return numbered(rows, "linked_identifier_id", "LI")


def _identifier(county: County, kind: str, values: Values, appears: Values) -> Rows:
    count = len(values)
    columns: Frame = {
        "person_id": county.record["person_id"],
        "identifier_type": np.full(count, kind, dtype=object),
        "identifier_value": values,
        "valid_from_date": appears,
        "valid_to_date": no_date(appears, np.ones(count, dtype=bool)),
    }
    return Rows(columns, appears, county.record["council"])


def immigration_statuses(county: County) -> Rows:
    """ssd_immigration_status: one row per unaccompanied child, up to the 18th birthday."""
    alone = county.case["is_unaccompanied"]
    case = {name: values[alone] for name, values in county.case.items()}
    count = len(case["child"])
    kind = "Unaccompanied Asylum Seeking Child"
    columns: Frame = {
        "immigration_status_id": local_ids(case["council"], "IM"),
        "person_id": case["person_id"],
        "immigration_status": np.full(count, kind, dtype=object),
        "status_start_date": case["referred"],
        "status_end_date": county.child["birth"][case["child"]] + CHILDHOOD * DAY,
    }
    return Rows(columns, case["referred"], case["council"], {"status_end_date": {}})


ROWS = {
    "ssd_person": persons,
    "ssd_address": addresses,
    "ssd_linked_identifiers": linked_identifiers,
    "ssd_immigration_status": immigration_statuses,
}
