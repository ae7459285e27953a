"""Typed rows come out, findings hold no value, and rows in = accepted + refused + duplicate."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow.parquet as pq
import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract
from sy_dataset.ingest import conform_arrival, receive_agency
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person

PERIOD = "2026-03-31"


class Door:
    """One council's channel: put a file in, have it received and conformed."""

    def __init__(
        self, workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
    ) -> None:
        self.workspace, self.config, self.contracts, self.ledger = (
            workspace,
            config,
            contracts,
            ledger,
        )

    def send(
        self, extract_id: str, data: bytes, agency_id: str = "barnsley", name: str | None = None
    ) -> Arrival:
        """Send a file, under its usual name of the day PERIOD if none is given."""
        contract = self.contracts[extract_id]
        channel = self.workspace.inbox / agency_id
        channel.mkdir(parents=True, exist_ok=True)
        name = name or contract.file_name.replace("{period}", PERIOD)
        (channel / name).write_bytes(data)
        agency = next(a for a in self.config.agency if a.id == agency_id)
        receive_agency(agency, self.contracts, workspace=self.workspace, ledger=self.ledger)
        arrival = self.ledger.arrivals("received")[-1]
        conform_arrival(
            arrival,
            contract,
            agency=agency,
            config=self.config,
            workspace=self.workspace,
            ledger=self.ledger,
            derived_with="test",
        )
        return self.ledger.arrivals()[-1]

    def rows(self, arrival: Arrival, table: str) -> list[dict[str, object]]:
        path = self.workspace.conformed / arrival.arrival_id / f"{table}.parquet"
        return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]

    def findings(self, arrival: Arrival) -> set[tuple[int | None, str | None, str]]:
        path = self.workspace.findings / f"{arrival.arrival_id}.parquet"
        found = pq.read_table(path).to_pylist()
        return {(f["source_row"], f["column_name"], f["rule_id"]) for f in found}


@pytest.fixture
def door(
    workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
) -> Door:
    return Door(workspace, config, contracts, ledger)


def send_people(door: Door, *people: dict[str, str]) -> Arrival:
    return door.send("ssd_person", csv_file(door.contracts["ssd_person"], people))


def test_a_good_file_has_no_finding(door: Door):
    arrival = send_people(door, person(1), person(2))
    assert arrival.state == "conformed"
    assert door.findings(arrival) == set()
    assert door.rows(arrival, "persons")[0]["birth_date"] == date(2012, 2, 13)


def test_one_us_date_is_one_finding_and_no_other_date_moves(door: Door):
    ambiguous = [person(n, birth_date="01/02/2012") for n in (1, 2)]
    arrival = send_people(door, *ambiguous, person(3, birth_date="03/14/2012"))
    assert door.findings(arrival) == {(4, "birth_date", "cell/date")}
    assert [row["birth_date"] for row in door.rows(arrival, "persons")] == [
        date(2012, 2, 1),
        date(2012, 2, 1),
        None,
    ]


@pytest.mark.parametrize(
    ("cells", "column", "rule_id"),
    [
        ({"birth_date": "30/02/2012"}, "birth_date", "cell/date"),
        ({"birth_date": "29/02/2013"}, "birth_date", "cell/date"),
        ({"birth_date": "1/2/2012"}, "birth_date", "cell/date"),
        ({"birth_date": "01/02/12"}, "birth_date", "cell/date"),
        ({"birth_date": "2012-02-01"}, "birth_date", "cell/date"),
        ({"birth_date": "40942"}, "birth_date", "cell/date"),
        ({"birth_date": "infinity"}, "birth_date", "cell/date"),
        ({"birth_date": "01/01/1900"}, "birth_date", "cell/date_default"),
        ({"birth_date": "01/01/0001"}, "birth_date", "cell/date_default"),
        ({"expected_birth_date": "31/12/9999"}, "expected_birth_date", "cell/date_default"),
        ({"birth_date": "01/04/2026"}, "birth_date", "cell/date_in_future"),
        ({"sex_code": "Female"}, "sex_code", "cell/code"),
        ({"sex_code": "f"}, "sex_code", "cell/code"),
        ({"is_mother": "yes"}, "is_mother", "cell/boolean"),
        ({"nhs_number": "9434765918"}, "nhs_number", "cell/nhs_number"),
        ({"nhs_number": "9434765919.0"}, "nhs_number", "cell/nhs_number"),
        ({"nhs_number": "9.43E+09"}, "nhs_number", "cell/nhs_number"),
        ({"nhs_number": "٩434765919"}, "nhs_number", "cell/nhs_number"),
        ({"nhs_number": "7777777777"}, "nhs_number", "cell/nhs_number_placeholder"),
    ],
)
def test_a_cell_that_does_not_fit_is_one_finding_and_becomes_missing(
    door: Door, cells: dict[str, str], column: str, rule_id: str
):
    arrival = send_people(door, person(1), person(2, **cells))
    assert door.findings(arrival) == {(3, column, rule_id)}
    assert door.rows(arrival, "persons")[1][column] is None


@pytest.mark.parametrize("name", ["NA", "Null", "None", "nan", "N/A", "TRUE", "O'Zeqna", "=1+1"])
def test_words_that_mean_missing_to_other_tools_stay_names(door: Door, name: str):
    arrival = send_people(door, person(1, family_name=name))
    assert door.rows(arrival, "persons")[0]["family_name"] == name
    assert door.findings(arrival) == set()


def test_an_nhs_number_is_read_with_spaces_and_written_without(door: Door):
    arrival = send_people(door, person(1, nhs_number="943 476 5919"))
    assert door.rows(arrival, "persons")[0]["nhs_number"] == "9434765919"


def test_copies_are_counted_and_the_first_row_of_a_key_stands(door: Door):
    arrival = send_people(
        door, person(1), person(2), person(1), person(2, sex_code="M"), person(3, person_id="")
    )
    assert door.findings(arrival) == {
        (4, None, "row/duplicate"),
        (5, None, "row/key_duplicated"),
        (6, None, "row/key_missing"),
    }
    [counts] = door.ledger.row_counts(arrival.arrival_id)
    assert (counts.rows_in, counts.rows_accepted) == (5, 2)
    assert (counts.rows_refused, counts.rows_duplicate) == (2, 1)


def test_a_required_cell_that_is_missing_is_a_finding_and_the_row_stays(door: Door):
    contract = door.contracts["ssd_contacts"]
    row = {"contact_id": "C1", "person_id": "T1", "contact_date": " "}
    arrival = door.send("ssd_contacts", csv_file(contract, [row]))
    assert door.findings(arrival) == {(2, "contact_date", "cell/missing")}
    assert len(door.rows(arrival, "contacts")) == 1


def mash_contact(**cells: str) -> dict[str, str]:
    return {"contact_id": "C1", "referrer_agency_code": "POLICE"} | cells


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("31/01/2026 23:30", datetime(2026, 1, 31, 23, 30)),
        ("30/06/2025 00:30", datetime(2025, 6, 29, 23, 30)),
        ("26/10/2025 03:00", datetime(2025, 10, 26, 3, 0)),
    ],
)
def test_local_times_become_utc(door: Door, written: str, utc: datetime):
    contract = door.contracts["mash_contact"]
    arrival = door.send("mash_contact", csv_file(contract, [mash_contact(received_at=written)]))
    assert door.rows(arrival, "contacts")[0]["received_at"] == utc


def test_a_local_time_that_the_clocks_skip_does_not_fit(door: Door):
    contract = door.contracts["mash_contact"]
    rows = [mash_contact(received_at="29/03/2026 01:30")]
    arrival = door.send("mash_contact", csv_file(contract, rows))
    assert door.findings(arrival) == {(2, "received_at", "cell/timestamp")}


def test_an_identifier_is_checked_by_the_kind_that_its_row_names(door: Door):
    contract = door.contracts["ssd_linked_identifiers"]
    rows = [
        {
            "linked_identifier_id": "1",
            "person_id": "T1",
            "identifier_type": kind,
            "identifier_value": value,
        }
        | {"linked_identifier_id": str(number)}
        for number, (kind, value) in enumerate(
            [
                ("Unique Pupil Number", "B801200005001"),
                ("Unique Pupil Number", "C801200005001"),
                ("NHS Number", "9434765918"),
                ("Case Number", "anything"),
            ]
        )
    ]
    arrival = door.send("ssd_linked_identifiers", csv_file(contract, rows))
    assert door.findings(arrival) == {
        (3, "identifier_value", "cell/upn"),
        (4, "identifier_value", "cell/nhs_number"),
    }


def test_never_issued_numbers_fit_only_where_the_data_are_invented(door: Door, config: Config):
    real = config.partnership.model_copy(update={"invented_data": False})
    door.config = config.model_copy(update={"partnership": real})
    arrival = send_people(door, person(1, nhs_number="9434765919"))
    assert door.findings(arrival) == {(2, "nhs_number", "cell/nhs_number_never_issued")}


def test_a_return_that_names_another_authority_is_refused(door: Door):
    text = (
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
        "<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>"
        "<Source><LEA>373</LEA></Source></Header></Message>"
    )
    arrival = door.send("cin_census", text.encode())
    assert (arrival.state, arrival.rule_id) == ("refused", "file/names_another_authority")


def test_the_very_same_file_of_another_agency_is_refused(door: Door):
    data = csv_file(door.contracts["ssd_person"], [person(1)])
    assert door.send("ssd_person", data, "barnsley").state == "conformed"
    assert door.send("ssd_person", data, "doncaster").rule_id == "file/sent_by_another_agency"


def test_rows_set_aside_are_kept_for_the_agency_in_the_restricted_zone(door: Door):
    arrival = send_people(door, person(1), person(1, sex_code="M"))
    kept = pq.read_table(door.workspace.quarantine / arrival.arrival_id / "persons.parquet")
    assert kept.column("rule_id").to_pylist() == ["row/key_duplicated"]
    assert "Novxar" in kept.column("record")[0].as_py()


def test_findings_hold_no_value(door: Door):
    arrival = send_people(door, person(1, given_name="Zqmarker", birth_date="Zqmarker"))
    data = (door.workspace.findings / f"{arrival.arrival_id}.parquet").read_bytes()
    assert b"Zqmarker" not in data
