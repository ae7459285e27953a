"""What is true of a synthetic county, written where only tests of linkage and reading look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.synthetic.chance import Values, no_date, where
from sy_dataset.synthetic.clock import day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import health, persons, police, pupils
from sy_dataset.synthetic.faults import Fault
from sy_dataset.synthetic.nights import Delivery
from sy_dataset.synthetic.origins import groups_of
from sy_dataset.synthetic.people import AGENCIES, LA_CODES
from sy_dataset.synthetic.rows import Rows

CENSUS = "cin_census"

FAULT_SCHEMA = pa.schema(
    [
        ("agency_id", pa.string()),
        ("extract_id", pa.string()),
        ("period_date", pa.date32()),
        ("table_name", pa.string()),
        ("source_row", pa.int64()),
        ("column_name", pa.string()),
        ("rule_id", pa.string()),
    ]
)
"""One row per planted fault; `source_row` is physical, as a finding's is."""

PERSON_SCHEMA = pa.schema(
    [
        ("agency_id", pa.string()),
        ("source", pa.string()),
        ("person_id", pa.string()),
        ("child", pa.int64()),
        ("never_link", pa.int64()),
        ("given_name", pa.string()),
        ("family_name", pa.string()),
        ("birth_date", pa.date32()),
        ("postcode", pa.string()),
        ("nhs_number", pa.string()),
        ("upn", pa.string()),
        ("ethnicity_group", pa.string()),
        ("sex_code", pa.string()),
        ("la_code", pa.string()),
        ("household", pa.int64()),
        ("twin_group", pa.int64()),
        ("is_protected", pa.bool_()),
        ("is_parent", pa.bool_()),
        ("told_date", pa.date32()),
    ]
)
"""One row per person as an agency's source knows it; `child` is the same for the same child.

never_link  after an adoption a child is another `child`; both have the same number here and must
            never be linked. Missing for everybody else.

From ethnicity_group on, what is true of the child, whatever the agency holds: see `_of_child`. A
parent has `is_parent`, a `child` number of its own and else what is true of the child it is of.
"""


def fault_table(faults: Iterable[tuple[Delivery, date, list[Fault]]]) -> pa.Table:
    """The faults of every file that stands in the inbox."""
    rows = [
        (
            delivery.agency_id,
            delivery.extract_id,
            period,
            *fault,
        )
        for delivery, period, found in faults
        for fault in sorted(found, key=lambda fault: (fault.table_name, fault.source_row))
    ]
    names = FAULT_SCHEMA.names
    return pa.Table.from_pylist(
        [dict(zip(names, row, strict=True)) for row in rows], schema=FAULT_SCHEMA
    )


def person_table(county: County, last_night: date, census: pa.Table | None) -> pa.Table:
    """Every person as sent by the last night, before any fault was planted.

    census  agency_id, person_id and upn of every child that was sent in a census
    """
    at = day(last_night)
    parts = [_councils(county, at)]
    if census is not None:
        parts.append(_census(county, census))
    parts.append(_health_or_police(health.persons(county).as_at(at), "ics"))
    parts.append(_health_or_police(police.persons(county).as_at(at), "police"))
    parts.append(_pupils(county, at))
    return pa.concat_tables([_table(county, part) for part in parts])


def _table(county: County, columns: dict[str, Any]) -> pa.Table:
    count = len(columns["person_id"])
    origin = county.child["origin"]
    real = where(origin >= 0, origin, np.arange(len(origin)))
    twice = np.isin(real, origin[origin >= 0])
    child, is_parent = columns["child"], columns.get("is_parent", np.zeros(count, dtype=bool))
    columns["never_link"] = pa.array(real[child], mask=~twice[child] | is_parent)
    columns |= _of_child(county, child)
    columns["twin_group"] = pc.if_else(pa.array(is_parent), None, columns["twin_group"])
    columns["is_parent"] = is_parent
    columns["child"] = where(is_parent, len(origin) + child, child)
    nothing = np.full(count, None, dtype=object)
    arrays = [pa.array(columns.get(f.name, nothing), f.type) for f in PERSON_SCHEMA]
    return pa.Table.from_arrays(arrays, schema=PERSON_SCHEMA)


def _of_child(county: County, which: Values) -> dict[str, Any]:
    """What is true of the child of each record.

    la_code     the authority in which the child lives at the end
    household   the same for the children of one home, all of whom have the same surname
    twin_group  the same for the children of one birth; missing for all others
    is_protected  it is one of the two identities of a child whom a new one protects
    told_date   the day on which the agencies hear that an identity was given up for another
    """
    child = county.child
    eldest = np.maximum.accumulate(where(child["is_twin"], 0, np.arange(len(child["birth"]))))
    is_of_many = np.bincount(eldest, minlength=len(eldest))[eldest] > 1
    return {
        "ethnicity_group": groups_of(child["ethnicity"][which]),
        "sex_code": child["sex"][which],
        "la_code": LA_CODES[child["council"]][which],
        "household": child["household"][which],
        "twin_group": pa.array(eldest[which], mask=~is_of_many[which]),
        "is_protected": child["is_protected"][which],
        "told_date": child["told"][which],
    }


def _councils(county: County, at: np.datetime64) -> dict[str, Any]:
    """Persons of the case systems; the postcode is that of the council's latest address."""
    rows = persons.persons(county).as_at(at)
    record = _places(county, rows["person_id"])
    linked = persons.linked_identifiers(county).as_at(at)
    nhs = _linked(linked, "NHS Number", rows["person_id"])
    written = pc.replace_substring(pa.array(rows["nhs_number"], pa.string()), " ", "")
    packed = written.to_numpy(zero_copy_only=False)
    latest = persons.addresses(county).as_at(at)
    names = ("person_id", "given_name", "family_name", "birth_date")
    return {
        "agency_id": AGENCIES[county.record["council"][record]],
        "source": np.full(len(rows), "ssd", dtype=object),
        "child": county.record["child"][record],
        "postcode": _last(latest["person_id"], latest["postcode"], rows["person_id"]),
        "nhs_number": where(nhs != None, nhs, packed),  # noqa: E711 - an array is compared
        "upn": _linked(linked, "Unique Pupil Number", rows["person_id"]),
        **{name: rows[name] for name in names},
    }


def _linked(linked: Rows, kind: str, person_ids: Values) -> Values:
    """The identifier of a kind that is linked to each person, or None."""
    these = linked.only(linked["identifier_type"] == kind)
    return _last(these["person_id"], these["identifier_value"], person_ids)


def _last(keys: Values, values: Values, wanted: Values) -> Values:
    """The last value that stands beside each wanted key, or None."""
    found = dict(zip(keys.tolist(), values.tolist(), strict=True))
    return np.array([found.get(key) for key in wanted.tolist()], dtype=object)


def _census(county: County, census: pa.Table) -> dict[str, Any]:
    """Children of the censuses; the unborn have no date of birth yet."""
    record = county.record
    agency = AGENCIES[record["council"]]
    places = dict(
        zip(zip(agency, record["census_id"], strict=True), range(len(agency)), strict=True)
    )
    sent = zip(census["agency_id"].to_pylist(), census["person_id"].to_pylist(), strict=True)
    these = np.array([places[key] for key in sent], dtype=int)
    child = record["child"][these]
    upn = census["upn"].to_numpy()
    true = county.child["upn"][child]
    return {
        "agency_id": agency[these],
        "source": np.full(len(child), CENSUS, dtype=object),
        "person_id": record["census_id"][these],
        "child": child,
        "birth_date": no_date(county.child["birth"][child], county.child["unborn"][child]),
        "upn": where(upn == true, true, None),
    }


def _pupils(county: County, at: np.datetime64) -> dict[str, Any]:
    """Pupils of the education services, under numbers of their own."""
    rows = pupils.pupils(county).as_at(at)
    council = rows.council if rows.council is not None else np.zeros(len(rows), dtype=np.int8)
    names = ("given_name", "family_name", "birth_date", "postcode", "upn")
    return {
        "agency_id": AGENCIES[council],
        "source": np.full(len(rows), "education", dtype=object),
        "person_id": rows["pupil_id"],
        "child": rows["_child"],
        **{name: rows[name] for name in names},
    }


def _health_or_police(rows: Rows, source: str) -> dict[str, Any]:
    written = pc.replace_substring(pa.array(rows["postcode"], pa.string()), " ", "")
    outward, inward = (
        pc.utf8_slice_codeunits(written, 0, -3),
        pc.utf8_slice_codeunits(written, -3, None),
    )
    nothing = np.full(len(rows), None, dtype=object)
    return {
        "agency_id": np.full(len(rows), source, dtype=object),
        "source": np.full(len(rows), source, dtype=object),
        "child": rows["_child"],
        "is_parent": rows.columns.get("_is_parent", np.zeros(len(rows), dtype=bool)),
        "postcode": pc.binary_join_element_wise(outward, inward, " "),
        "nhs_number": rows.columns.get("nhs_number", nothing),
        **{name: rows[name] for name in ("person_id", "given_name", "family_name", "birth_date")},
    }


def _places(county: County, person_ids: Values) -> Values:
    places = {name: place for place, name in enumerate(county.record["person_id"].tolist())}
    return np.array([places[name] for name in person_ids.tolist()], dtype=int)
