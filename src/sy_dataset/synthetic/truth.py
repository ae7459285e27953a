"""What is true of a synthetic county, written where only tests of linkage and reading look."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from sy_dataset.identifiers import clean_postcode
from sy_dataset.synthetic.chance import Frame, Values, no_date, where
from sy_dataset.synthetic.clock import day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.nights import Delivery, Fault
from sy_dataset.synthetic.people import AGENCIES
from sy_dataset.synthetic.rows import Rows

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
        ("given_name", pa.string()),
        ("family_name", pa.string()),
        ("birth_date", pa.date32()),
        ("postcode", pa.string()),
        ("nhs_number", pa.string()),
        ("upn", pa.string()),
    ]
)
"""One row per person as an agency's source knows it; `child` is the same for the same child."""


def fault_table(faults: dict[Delivery, list[Fault]], periods: dict[Delivery, date]) -> pa.Table:
    """The faults of every file that stands in the inbox."""
    rows = [
        (delivery.agency_id, delivery.extract_id, periods[delivery], *fault)
        for delivery, found in faults.items()
        for fault in sorted(found, key=lambda fault: (fault.table_name, fault.source_row))
    ]
    names = FAULT_SCHEMA.names
    return pa.Table.from_pylist(
        [dict(zip(names, row, strict=True)) for row in rows], schema=FAULT_SCHEMA
    )


def person_table(
    county: County, last_night: date, census: dict[str, dict[str, str | None]]
) -> pa.Table:
    """Every person as sent by the last night, before any fault was planted.

    census  by council, the local id of every child in its census with the UPN sent
    """
    at = day(last_night)
    parts = [_councils(county, at), _census(county, census)]
    parts += [_health_or_police(county, at, name) for name in ("ics", "police")]
    return pa.concat_tables([_table(part) for part in parts])


def _table(columns: dict[str, Any]) -> pa.Table:
    count = len(columns["person_id"])
    nothing = np.full(count, None, dtype=object)
    arrays = [pa.array(columns.get(f.name, nothing), f.type) for f in PERSON_SCHEMA]
    return pa.Table.from_arrays(arrays, schema=PERSON_SCHEMA)


def _councils(county: County, at: np.datetime64) -> dict[str, Any]:
    """Persons of the case systems; the postcode is that of the council's latest address."""
    rows = county.extracts["ssd_person"].as_at(at)
    record = _records(county.records, rows["person_id"])
    child = county.records["child"][record]
    earlier = county.records["earlier"][record]
    home = county.child
    linked = county.extracts["ssd_linked_identifiers"].as_at(at)
    nhs = _linked(linked, "NHS Number", rows["person_id"])
    return {
        "agency_id": rows.agency,
        "source": np.full(len(rows), "ssd", dtype=object),
        "child": child,
        "postcode": where(earlier, home["old_postcode"][child], home["postcode"][child]),
        "nhs_number": where(nhs != None, nhs, _packed(rows["nhs_number"])),  # noqa: E711 - an array
        "upn": _linked(linked, "Unique Pupil Number", rows["person_id"]),
        **{name: rows[name] for name in ("person_id", "given_name", "family_name", "birth_date")},
    }


def _linked(linked: Rows, kind: str, person_ids: Values) -> Values:
    """The identifier of a kind that is linked to each person, or None."""
    these = linked.only(linked["identifier_type"] == kind)
    found = dict(zip(these["person_id"].tolist(), these["identifier_value"].tolist(), strict=True))
    return np.array([found.get(person_id) for person_id in person_ids], dtype=object)


def _census(county: County, census: dict[str, dict[str, str | None]]) -> dict[str, Any]:
    """Children of the censuses; the unborn have no date of birth yet."""
    records = county.records
    agency = AGENCIES[records["council"]]
    pairs = zip(agency.tolist(), records["census_id"].tolist(), strict=True)
    sent = np.array([local in census.get(council, {}) for council, local in pairs], dtype=bool)
    child = records["child"][sent]
    pairs = zip(agency[sent].tolist(), records["census_id"][sent].tolist(), strict=True)
    return {
        "agency_id": agency[sent],
        "source": np.full(len(child), "cin_census", dtype=object),
        "person_id": records["census_id"][sent],
        "child": child,
        "birth_date": no_date(county.child["birth"][child], county.child["unborn"][child]),
        "upn": np.array([census[council][local] for council, local in pairs], dtype=object),
    }


def _health_or_police(county: County, at: np.datetime64, source: str) -> dict[str, Any]:
    rows = county.extracts[f"{source}_person"].as_at(at)
    written = rows["postcode"].tolist()
    return {
        "agency_id": rows.agency,
        "source": np.full(len(rows), source, dtype=object),
        "child": rows["_child"],
        "postcode": np.array([clean_postcode(postcode) for postcode in written], dtype=object),
        "nhs_number": rows.columns.get("nhs_number", np.full(len(rows), None, dtype=object)),
        **{name: rows[name] for name in ("person_id", "given_name", "family_name", "birth_date")},
    }


def _records(records: Frame, person_ids: Values) -> Values:
    places = {name: place for place, name in enumerate(records["person_id"].tolist())}
    return np.array([places[name] for name in person_ids], dtype=int)


def _packed(numbers: Values) -> Values:
    return np.array([number and number.replace(" ", "") for number in numbers], dtype=object)
