"""What leaves the restricted zone, class of privacy by class."""

from __future__ import annotations

import random
import string
import traceback
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sy_dataset.contracts import Column, Contract, Kind, Privacy, Table, load_contracts
from sy_dataset.errors import NightError
from sy_dataset.identity import pseudonymise as module
from sy_dataset.identity.keys import TokenKey, key_id
from sy_dataset.ledger import Arrival

from .land import KEY, Land, nhs, python_token, write_conformed


def read(land: Land, arrival: Arrival, table: str) -> dict[str, list[Any]]:
    path = land.workspace.pseudonymised / arrival.arrival_id / f"{table}.parquet"
    return pq.read_table(path).to_pydict()


def write_directory(land: Land, text: str) -> None:
    path = land.workspace.home / land.config.reference.postcode_lsoa
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


PERSONS = [
    {"person_id": "7", "nhs_number": nhs(1), "given_name": "Amara", "family_name": "Okafor",
     "birth_date": date(2012, 2, 29), "postcode": "S1 2HE", "death_date": date(2026, 3, 31)},
    {"person_id": "07", "nhs_number": None, "given_name": None, "family_name": None,
     "birth_date": None, "postcode": "S9 9ZZ"},
    {"person_id": "x", "birth_date": date(2012, 3, 1), "postcode": None},
]  # fmt: skip


def test_linking_values_become_tokens_of_their_domain(land: Land):
    rows = read(land, land.send("ics", "ics_person", persons=PERSONS), "persons")
    assert rows["person_token"] == [
        python_token(KEY, f"sy|v1|person|ics/1|{person_id}") for person_id in ("7", "07", "x")
    ]
    assert rows["nhs_number_token"] == [
        python_token(KEY, f"sy|v1|nhs_number||{nhs(1)}"), None, None
    ]  # fmt: skip


def test_dates_that_identify_become_the_first_of_their_month(land: Land):
    rows = read(land, land.send("ics", "ics_person", persons=PERSONS), "persons")
    assert rows["birth_month"] == [date(2012, 2, 1), None, date(2012, 3, 1)]
    assert rows["death_month"] == [date(2026, 3, 1), None, None]


def test_postcodes_become_areas_and_unknown_ones_become_missing(land: Land):
    write_directory(land, "pcds,lsoa21cd\nS1 2HE,E01033262\nS70 2TA,E01007318\nS2 4QT,\n")
    rows = read(land, land.send("ics", "ics_person", persons=PERSONS), "persons")
    assert rows["lsoa_code"] == ["E01033262", None, None]


def test_the_directory_is_read_by_its_header_and_a_doubled_postcode_doubles_no_child(land: Land):
    write_directory(
        land,
        '\ufefflsoa21cd,"ladnm, long",pcds\nE01000002,a,S1 2HE\nE01000001,"b, c",S1 2HE\n',
    )
    rows = read(land, land.send("ics", "ics_person", persons=PERSONS), "persons")
    assert rows["lsoa_code"] == ["E01000001", None, None]


@pytest.mark.parametrize("header", ["pcds,lsoa11cd", "pcds,pcds,lsoa21cd", ""])
def test_a_directory_with_other_columns_stops_with_a_plain_reason(land: Land, header: str):
    write_directory(land, f"{header}\nS1 2HE,E01033262\n")
    with pytest.raises(NightError, match="postcode directory"):
        land.send("ics", "ics_person", persons=PERSONS)


def test_without_a_directory_areas_are_missing(land: Land):
    rows = read(land, land.send("ics", "ics_person", persons=PERSONS), "persons")
    assert rows["lsoa_code"] == [None, None, None]


def test_direct_identifiers_and_free_text_stay_behind(land: Land):
    arrival = land.send(
        "barnsley",
        "ssd_linked_identifiers",
        linked_identifiers=[
            {"linked_identifier_id": "1", "person_id": "7",
             "identifier_type": "NHS Number", "identifier_value": nhs(3)},
        ],
    )  # fmt: skip
    rows = read(land, arrival, "linked_identifiers")
    assert "identifier_value" not in rows
    assert rows["identifier_type"] == ["NHS Number"]


def test_facts_and_ordinary_values_travel_as_they_are(land: Land):
    arrival = land.send(
        "ics",
        "ics_emergency_attendance",
        emergency_attendances=[
            {"attendance_id": "1", "person_id": "7", "birth_date": date(2025, 3, 30),
             "arrived_at": datetime(2026, 3, 29, 23, 59, 59), "provider_code": "RFR"},
            {"attendance_id": "2", "person_id": "7", "birth_date": None,
             "arrived_at": datetime(2026, 3, 30), "provider_code": "=RFR"},
        ],
    )  # fmt: skip
    rows = read(land, arrival, "emergency_attendances")
    assert rows["is_under_one_at_arrival"] == [True, None]
    assert rows["arrived_at"] == [datetime(2026, 3, 29, 23, 59, 59), datetime(2026, 3, 30)]
    assert rows["provider_code"] == ["RFR", "=RFR"]


def test_every_table_of_every_contract_has_the_declared_columns_and_types(land: Land):
    for contract in land.contracts.values():
        agency = next(a for a in land.config.agency if a.kind == contract.domain)
        arrival = land.send(agency.id, contract.id)
        for table in contract.tables:
            path = land.workspace.pseudonymised / arrival.arrival_id / f"{table.name}.parquet"
            described = duckdb.sql(f"describe from read_parquet('{path}')").fetchall()
            assert [(name, kind.lower()) for name, kind, *_ in described] == [
                ("agency_id", "varchar"),
                ("arrival_id", "varchar"),
                ("source_row", "bigint"),
                *((c.pseudonym, c.pseudonym_sql_type) for c in table.travelling),
            ]


def test_rows_keep_their_number_and_come_in_their_order(land: Land):
    rows = [{"person_id": str(n), "source_row": n} for n in (9, 2, 300, 4)]
    arrival = land.send("police", "police_person", persons=rows)
    found = read(land, arrival, "persons")
    assert found["source_row"] == [2, 4, 9, 300]
    assert found["person_token"][0] == land.token("police", "2")
    assert set(found["agency_id"]) == {"police"}
    assert set(found["arrival_id"]) == {arrival.arrival_id}


def test_the_number_of_rows_is_returned(land: Land):
    children = [{"person_id": "1", "sex_code": "F"}, {"person_id": "2", "sex_code": "M"}]
    arrival = land.send("barnsley", "cin_census", children=children)
    assert land.pseudonymise(arrival) == 2


def test_the_same_rows_give_the_same_bytes_and_another_key_gives_other_tokens(land: Land):
    people = [{"person_id": str(n), "family_name": "Okafor"} for n in range(20_000)]
    arrival = land.send("police", "police_person", persons=people)
    path = land.workspace.pseudonymised / arrival.arrival_id / "persons.parquet"
    first = path.read_bytes()
    land.pseudonymise(arrival)
    assert path.read_bytes() == first
    tokens = set(read(land, arrival, "persons")["person_token"])
    other = bytes(range(32))
    land.key = TokenKey(key_id(other), other)
    land.pseudonymise(arrival)
    assert tokens.isdisjoint(read(land, arrival, "persons")["person_token"])


def test_a_missing_table_stops_with_its_name(land: Land):
    arrival = land.send("police", "police_person")
    (land.workspace.conformed / arrival.arrival_id / "persons.parquet").unlink()
    with pytest.raises(NightError, match="persons are missing"):
        land.pseudonymise(arrival)


def test_a_row_that_is_lost_stops_the_night_and_leaves_no_file(
    land: Land, monkeypatch: pytest.MonkeyPatch
):
    whole = module._query
    monkeypatch.setattr(
        module, "_query", lambda *args: f"select * from ({whole(*args)}) where source_row > 1"
    )
    with pytest.raises(NightError, match="3 rows went in and 2 came out"):
        land.send("ics", "ics_person", persons=PERSONS)
    assert list(land.workspace.pseudonymised.rglob("*.parquet")) == []


def test_an_error_of_the_engine_shows_no_value(land: Land, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        module, "_query", lambda rows, *_: f"select cast(family_name as integer) from {rows}"
    )
    with pytest.raises(NightError) as stopped:
        land.send("ics", "ics_person", persons=PERSONS)
    assert "Okafor" not in "".join(traceback.format_exception(stopped.value))
    assert stopped.value.__cause__ is None
    assert stopped.value.__context__ is None


# --- any contract -------------------------------------------------------------------------

SENSITIVE = [
    (Privacy.DIRECT, Kind.STRING, None),
    (Privacy.FREE_TEXT, Kind.STRING, None),
    (Privacy.LINKING, Kind.STRING, None),
    (Privacy.INDIRECT, Kind.DATE, "month"),
    (Privacy.INDIRECT, Kind.STRING, "lsoa"),
    (Privacy.ORDINARY, Kind.STRING, None),
    (Privacy.ORDINARY, Kind.INTEGER, None),
    (Privacy.ORDINARY, Kind.NUMBER, None),
]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    shapes = draw(st.lists(st.sampled_from(SENSITIVE), min_size=1, max_size=12))
    columns = [_column(n, *shape) for n, shape in enumerate(shapes)]
    return Table(
        name="any_table",
        called="any",
        grain="One row per row.",
        columns=(
            replace(_column(99, Privacy.LINKING, Kind.STRING, None), key_position=1),
            *columns,
        ),
    )


def _column(number: int, privacy: Privacy, kind: Kind, coarsen: str | None) -> Column:
    ending = {"month": "_date", "lsoa": "_postcode"}.get(str(coarsen), "_id")
    return Column(
        name=f"c{number}{ending}" if coarsen != "lsoa" else f"c{number}_postcode",
        called=f"c{number}",
        kind=kind,
        meaning="invented",
        privacy=privacy,
        identity=f"d{number}" if privacy is Privacy.LINKING else None,
        coarsen=coarsen,
    )


def _value(column: Column, rng: random.Random) -> Any:
    if column.kind is Kind.DATE:
        return date(2000 + rng.randrange(20), rng.randrange(1, 13), rng.randrange(2, 29))
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return rng.randrange(100)
    if column.kind is Kind.NUMBER:
        return float(rng.randrange(100))
    if column.coarsen == "lsoa":
        return f"{rng.choice(['S', 'DN'])}{rng.randrange(10, 99)} {rng.randrange(10)}XQ"
    mark = "Plain" if column.privacy is Privacy.ORDINARY else "Secret"
    return mark + "".join(rng.choices(string.ascii_letters + "éß’ 0123456789", k=12))


@given(table=tables(), seed=st.integers(0, 10**6))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_identifier_of_any_table_appears_in_what_leaves(
    tmp_path_factory: pytest.TempPathFactory, table: Table, seed: int
):
    land = Land(tmp_path_factory.mktemp("land"))
    rng = random.Random(seed)  # noqa: S311
    rows = [{c.name: _value(c, rng) for c in table.columns} for _ in range(30)]
    contract = replace(land.contracts["police_person"], tables=(table,))
    arrival = Arrival(
        "a1", "police", contract.id, None, 1, "0", 1, "accepted", tables=frozenset({"any_table"})
    )
    write_conformed(table, rows, land.workspace.conformed / "a1" / "any_table.parquet")
    write_directory(
        land, "pcds,lsoa21cd\n" + "".join(f"{p},E0100\n" for p in _postcodes(table, rows))
    )
    land.contracts = {contract.id: contract}
    assert land.pseudonymise(arrival) == 30

    bytes_out = _plain_bytes(land.workspace.pseudonymised / "a1" / "any_table.parquet")
    assert (b"Plain" in bytes_out) == any(_is_plain(column) for column in table.columns)
    for column in table.columns:
        if column.privacy is not Privacy.ORDINARY:
            for row in rows:
                assert str(row[column.name]).encode() not in bytes_out


def _is_plain(column: Column) -> bool:
    return column.privacy is Privacy.ORDINARY and column.kind is Kind.STRING


def _postcodes(table: Table, rows: list[dict[str, Any]]) -> set[str]:
    return {row[c.name] for c in table.columns if c.coarsen == "lsoa" for row in rows}


def _plain_bytes(path: Path) -> bytes:
    """The bytes of the file, and of the same rows without compression and as text."""
    plain = path.with_suffix(".plain")
    pq.write_table(pq.read_table(path), plain, compression="none", use_dictionary=False)
    text = path.with_suffix(".csv")
    duckdb.sql(f"copy (from read_parquet('{path}')) to '{text}'")
    return path.read_bytes() + plain.read_bytes() + text.read_bytes()


def test_no_identifier_of_any_real_contract_appears_in_what_leaves(land: Land):
    rng = random.Random(1)  # noqa: S311
    for contract in load_contracts().values():
        agency = next(a for a in land.config.agency if a.kind == contract.domain)
        tables = {t.name: _filled(t, rng) for t in contract.tables}
        arrival = land.send(agency.id, contract.id, **tables)
        _assert_nothing_leaks(land, contract, arrival, tables)


def _filled(table: Table, rng: random.Random) -> list[dict[str, Any]]:
    makers = {
        Kind.BOOLEAN: lambda c: rng.random() < 0.5,
        Kind.NUMBER: lambda c: rng.random(),
        Kind.TIMESTAMP: lambda c: datetime(2026, 1, rng.randrange(1, 28)),
    }
    return [
        {c.name: makers.get(c.kind, lambda c: _value(c, rng))(c) for c in table.arriving}
        for _ in range(20)
    ]


def _assert_nothing_leaks(
    land: Land, contract: Contract, arrival: Arrival, tables: dict[str, list[dict[str, Any]]]
) -> None:
    for table in contract.tables:
        path = land.workspace.pseudonymised / arrival.arrival_id / f"{table.name}.parquet"
        bytes_out = _plain_bytes(path)
        for column in table.arriving:
            if column.privacy is not Privacy.ORDINARY and column.kind is Kind.STRING:
                for row in tables[table.name]:
                    assert row[column.name].encode() not in bytes_out, column.name
