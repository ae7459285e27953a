"""The synthetic county keeps its promises: valid where nothing is planted, faulty where it says so."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.contracts.load import code_list, load_contracts
from sy_dataset.contracts.model import Contract, Kind
from sy_dataset.findings import RULES
from sy_dataset.identifiers import nhs_number_fault, postcode_fault, upn_fault
from sy_dataset.paths import Workspace
from sy_dataset.synthetic import write_nights
from sy_dataset.synthetic.chance import Chance
from sy_dataset.synthetic.clock import (
    after_working_days,
    avoid_clock_change,
    day,
    is_summer_time,
)
from sy_dataset.synthetic.extracts import EXTRACTS
from sy_dataset.synthetic.names import RARE
from sy_dataset.synthetic.numbers import nhs_numbers, postcodes, upns
from sy_dataset.synthetic.spoiling import DATES
from sy_dataset.synthetic.text import WRITTEN
from sy_dataset.working_days import working_days_between
from tests.synthetic.strict_reader import FORMS, LONDON, Found, Reading, moment, read

LAST_DAY = date(2026, 3, 31)
COUNCILS = ("barnsley", "doncaster", "rotherham", "sheffield")
RARE_EXTRACTS = {
    "ssd_immigration_status",
    "ssd_permanence",
    "ssd_cla_convictions",
    "ssd_cla_substance_misuse",
    "ssd_mother",
}
"""Extracts of which a council may have no row in so small a county, and then sends no file."""
MANY_ROWS = 1000
"""Rows of an extract that bear ten kinds of fault and more, four in a hundred being faulty."""
IN_FORMS = {"annex_a", "ssda903"}
"""Extracts in several forms and in each council's own words; `test_returns` reads them."""
Read = dict[tuple[str, str, date], Reading]


def make(home: Path, **changes: object) -> Workspace:
    arguments = {"children": 4000, "years": 2, "seed": 11, "nights": 1} | changes
    write_nights(Workspace(home), **arguments)  # type: ignore[arg-type]
    return Workspace(home)


def files(workspace: Workspace) -> dict[str, str]:
    """Every file that was written, with its hash."""
    return {
        str(path.relative_to(workspace.home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(workspace.data.rglob("*"))
        if path.is_file()
    }


def readings(workspace: Workspace) -> Read:
    """Every file of the inbox as the strict reader reads it."""
    found: Read = {}
    for path in sorted(workspace.inbox.glob("*/*")):
        match = re.fullmatch(r".+_(\d{4}-\d\d-\d\d)\.\w+", path.name)
        assert match, "a file has a name that no contract gives"
        if path.name.startswith(tuple(IN_FORMS)):
            continue
        contract = contract_of(path)
        period = date.fromisoformat(match[1])
        rows, faults = found.setdefault((path.parent.name, contract.id, period), Reading({}, []))
        reading = read(path, contract, period)
        rows.update(reading.rows)
        faults += reading.found
    return found


def contract_of(path: Path) -> Contract:
    """The contract that names a file so."""
    contracts = load_contracts().values()
    return next(
        contract
        for contract in contracts
        if any(fnmatch(path.name, pattern(form.file_name)) for form in contract.forms)
    )


def pattern(file_name: str) -> str:
    """An agreed name as a pattern of the shell's."""
    return file_name.format(part="*", period="????-??-??")


def truth(workspace: Workspace, name: str) -> list[dict[str, object]]:
    return pq.read_table(workspace.restricted / "truth" / f"{name}.parquet").to_pylist()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make(tmp_path_factory.mktemp("clean"), with_faults=False, nights=3)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make(tmp_path_factory.mktemp("faulty"), nights=3)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make(tmp_path_factory.mktemp("large"), children=20_000)


@pytest.fixture(scope="module")
def clean_readings(clean: Workspace) -> Read:
    return readings(clean)


@pytest.fixture(scope="module")
def first_night(clean_readings: Read) -> dict[tuple[str, str], dict[str, list[dict[str, str]]]]:
    """The rows of night 1 without faults: agency and extract -> table -> cells."""
    return {
        (agency, extract): {
            name: [row.cells for row in rows] for name, rows in reading.rows.items()
        }
        for (agency, extract, period), reading in clean_readings.items()
        if period == LAST_DAY
    }


def rows_of(first_night: dict, agency: str, extract: str) -> list[dict[str, str]]:
    [rows] = first_night[agency, extract].values()
    return rows


# --- the same arguments, the same bytes


def test_the_same_arguments_write_the_same_bytes(tmp_path: Path, faulty: Workspace) -> None:
    assert files(make(tmp_path, nights=3)) == files(faulty)


def test_another_seed_writes_another_county(tmp_path: Path, faulty: Workspace) -> None:
    other, same = files(make(tmp_path, seed=12)), files(faulty)
    names = [name for name in other if "inbox" in name]
    assert names
    alike = {name for name in names if other[name] == same.get(name)}
    assert all("_audit_programmes_" in name for name in alike)  # an office plans the same audits


def test_the_files_of_night_1_do_not_depend_on_how_many_nights_follow(
    tmp_path: Path, faulty: Workspace
) -> None:
    first, third = files(make(tmp_path)), files(faulty)
    changed = {name for name in first if "inbox" in name and first[name] != third[name]}
    assert changed == {"data/raw/inbox/rotherham/ssd_missing_2026-03-31.csv"}


# --- what is written fits the contracts


def test_a_strict_reader_finds_nothing_where_no_fault_is_planted(clean_readings: Read) -> None:
    assert {key: reading.found for key, reading in clean_readings.items() if reading.found} == {}


def test_without_faults_the_truth_file_is_empty(clean: Workspace) -> None:
    assert truth(clean, "faults") == []


def test_every_agency_sends_what_it_has_and_no_empty_file(first_night: dict) -> None:
    expected = {
        (agency, contract.id)
        for contract in load_contracts().values()
        if contract.id in EXTRACTS.keys() - IN_FORMS
        for agency in (COUNCILS if contract.domain == "council" else (contract.domain,))
    }
    assert set(first_night) <= expected
    assert {extract for _, extract in first_night} == set(EXTRACTS) - IN_FORMS
    unsent = {extract for _, extract in expected - set(first_night)}
    assert unsent <= RARE_EXTRACTS, "a council has nothing to tell of what is not rare"
    small = {
        "assessments",
        "cin_plans",
        "s47_enquiries",
        "cp_plans",
        "cp_reviews",
        "assessment_factors",
        "pre_proceedings",
    }
    for (_, extract), tables in first_night.items():
        needed = set(tables) - (small if extract == "cin_census" else set())
        assert all(tables[name] for name in needed)


def test_every_pattern_of_the_contracts_can_be_written_and_spoiled() -> None:
    patterns = {
        column.written
        for contract in load_contracts().values()
        for table in contract.tables
        for column in table.arriving
        if column.kind in (Kind.DATE, Kind.TIMESTAMP)
    }
    assert patterns == set(WRITTEN) == set(FORMS) == set(DATES)


def test_only_cells_that_need_quotes_have_them(clean: Workspace) -> None:
    path = clean.inbox / "barnsley" / "mash_contact_2026-03-31.csv"
    assert '"' not in path.read_text(encoding="utf-8")


def test_every_postcode_stands_in_the_lookup_with_an_invented_area(
    clean: Workspace, first_night: dict
) -> None:
    lines = (clean.data / "raw/reference/postcode_lsoa.csv").read_text().splitlines()
    assert lines[0] == "pcds,lsoa21cd"
    lookup = dict(line.split(",") for line in lines[1:])
    assert len(lookup) == len(lines) - 1
    assert all(re.fullmatch(r"Z[BDRS]\d{1,2} \d[A-Z]{2}", postcode) for postcode in lookup)
    assert all(re.fullmatch(r"E019\d{5}", code) for code in lookup.values())
    sent = {row["postcode"] for c in COUNCILS for row in rows_of(first_night, c, "ssd_address")}
    assert sent <= set(lookup)


# --- what is told makes sense


ORDERS = [
    ("ssd_address", "address_start_date", "address_end_date"),
    ("ssd_cin_episodes", "referral_date", "close_date"),
    ("ssd_cin_assessments", "assessment_start_date", "assessment_authorised_date"),
    ("ssd_s47_enquiry", "s47_start_date", "s47_end_date"),
    ("ssd_cp_plans", "cp_plan_start_date", "cp_plan_end_date"),
    ("ssd_cla_episodes", "entered_care_date", "episode_start_date"),
    ("ssd_cla_episodes", "episode_start_date", "episode_ceased_date"),
    ("ssd_missing", "missing_start_date", "missing_end_date"),
    ("mash_contact", "received_at", "recorded_at"),
    ("mash_contact", "recorded_at", "outcome_at"),
    ("mash_contact", "outcome_at", "feedback_sent_at"),
    ("mash_agency_check", "requested_at", "returned_at"),
    ("ics_emergency_attendance", "birth_date", "arrived_at"),
    ("ics_emergency_attendance", "arrived_at", "departed_at"),
    ("police_child_notice", "incident_at", "created_at"),
    ("police_child_notice", "created_at", "sent_at"),
    ("police_missing_episode", "missing_from_at", "found_at"),
]


@pytest.mark.parametrize(("extract", "earlier", "later"), ORDERS)
def test_nothing_ends_before_it_begins(
    first_night: dict, extract: str, earlier: str, later: str
) -> None:
    [table] = load_contracts()[extract].tables
    pairs = [
        (moment(table.column(earlier), row[earlier]), moment(table.column(later), row[later]))
        for (_, name), tables in first_night.items()
        if name == extract
        for row in tables[table.name]
        if row[earlier] and row[later]
    ]
    assert pairs
    assert all(first and second and first <= second for first, second in pairs)


def test_the_stages_of_a_contact_follow_each_other(first_night: dict) -> None:
    [table] = load_contracts()["mash_stage"].tables
    order = list(code_list("mash_stage"))
    for council in COUNCILS:
        stages = defaultdict(list)
        for row in rows_of(first_night, council, "mash_stage"):
            at = moment(table.column("decided_at"), row["decided_at"])
            stages[row["contact_id"]].append((order.index(row["stage_code"]), at))
        assert all(
            [at for _, at in sorted(found)] == sorted(at for _, at in found)
            for found in stages.values()
        )


REFERENCES = [
    ("ssd_address", "person_id", "ssd_person"),
    ("ssd_linked_identifiers", "person_id", "ssd_person"),
    ("ssd_contacts", "person_id", "ssd_person"),
    ("mash_contact", "person_id", "ssd_person"),
    ("mash_contact", "referral_id", "ssd_cin_episodes"),
    ("mash_stage", "contact_id", "mash_contact"),
    ("mash_rating", "contact_id", "mash_contact"),
    ("mash_agency_check", "contact_id", "mash_contact"),
    ("ssd_cin_assessments", "referral_id", "ssd_cin_episodes"),
    ("ssd_s47_enquiry", "referral_id", "ssd_cin_episodes"),
    ("ssd_initial_cp_conference", "s47_enquiry_id", "ssd_s47_enquiry"),
    ("ssd_initial_cp_conference", "cp_plan_id", "ssd_cp_plans"),
    ("ssd_cp_plans", "icpc_id", "ssd_initial_cp_conference"),
    ("ssd_cp_plans", "referral_id", "ssd_cin_episodes"),
    ("ssd_cla_episodes", "referral_id", "ssd_cin_episodes"),
    ("ssd_missing", "person_id", "ssd_person"),
    ("ics_emergency_attendance", "person_id", "ics_person"),
    ("police_child_notice", "person_id", "police_person"),
    ("police_missing_episode", "person_id", "police_person"),
]


@pytest.mark.parametrize(("extract", "column", "parent"), REFERENCES)
def test_every_reference_finds_its_row_in_the_same_agency(
    first_night: dict, extract: str, column: str, parent: str
) -> None:
    senders = [agency for agency, name in first_night if name == extract]
    for agency in senders:
        known = {row[column] for row in rows_of(first_night, agency, parent)}
        named = {row[column] for row in rows_of(first_night, agency, extract)} - {""}
        assert named
        assert named <= known


def test_most_contacts_stand_in_both_extracts_and_some_in_one(first_night: dict) -> None:
    ssd, mash = (
        {row["contact_id"] for c in COUNCILS for row in rows_of(first_night, c, extract)}
        for extract in ("ssd_contacts", "mash_contact")
    )
    assert ssd - mash
    assert mash - ssd
    assert len(ssd & mash) / len(ssd | mash) > 0.9


def test_no_child_has_two_cases_open_at_once_in_one_council(first_night: dict) -> None:
    [table] = load_contracts()["ssd_cin_episodes"].tables
    for council in COUNCILS:
        cases = defaultdict(list)
        for row in rows_of(first_night, council, "ssd_cin_episodes"):
            start = moment(table.column("referral_date"), row["referral_date"])
            end = row["close_date"] and moment(table.column("close_date"), row["close_date"])
            cases[row["person_id"]].append((start, end))
        for spans in map(sorted, (v for v in cases.values() if len(v) > 1)):
            assert all(a[1] and a[1] < b[0] for a, b in itertools.pairwise(spans))


def test_episodes_of_care_are_chained_and_begin_with_s(first_night: dict) -> None:
    [table] = load_contracts()["ssd_cla_episodes"].tables
    chains = defaultdict(list)
    for council in COUNCILS:
        for row in rows_of(first_night, council, "ssd_cla_episodes"):
            start = moment(table.column("episode_start_date"), row["episode_start_date"])
            chains[row["cla_id"]].append((start, row))
    assert any(len(chain) > 1 for chain in chains.values())
    for chain in chains.values():
        rows = [row for _, row in sorted(chain, key=lambda item: item[0])]
        assert [row["episode_start_reason_code"] == "S" for row in rows] == [
            place == 0 for place in range(len(rows))
        ]
        for before, after in itertools.pairwise(rows):
            assert before["episode_ceased_date"] == after["episode_start_date"]
            assert before["episode_ceased_reason_code"] == "X1"


def test_a_referrer_is_of_the_kind_that_the_source_says(first_night: dict) -> None:
    kinds = {"2A": "EDUCATION", "3E": "HEALTH", "6": "POLICE", "1A": "PUBLIC", "9": "PUBLIC"}
    kinds |= {"10": "OTHER", "5B": "COUNCIL", "7": "JUSTICE", "8": "VOLUNTARY"}
    rows = [row for c in COUNCILS for row in rows_of(first_night, c, "mash_contact")]
    seen = {(row["contact_source_code"], row["referrer_agency_code"]) for row in rows}
    assert {code: kind for code, kind in seen if code in kinds}.items() <= kinds.items()
    assert len(seen) == len({code for code, _ in seen})


def test_the_census_agrees_with_the_case_system(first_night: dict) -> None:
    for council in COUNCILS:
        census = first_night[council, "cin_census"]
        cases = rows_of(first_night, council, "ssd_cin_episodes")
        dates = Counter(
            date(*map(int, reversed(row["referral_date"].split("/")))).isoformat() for row in cases
        )
        sent = Counter(row["referral_date"] for row in census["cin_details"])
        assert sent
        assert sent <= dates
        [header] = census["header"]
        assert (header["return_year"], header["reference_date"]) == ("2026", "2026-03-31")


# --- the faults


def planted(workspace: Workspace) -> dict[tuple[str, str, date], set[Found]]:
    found = defaultdict(set)
    for row in truth(workspace, "faults"):
        key = (row["agency_id"], row["extract_id"], row["period_date"])
        found[key].add(
            Found(row["table_name"], row["source_row"], row["column_name"], row["rule_id"])
        )
    return found


@pytest.fixture(scope="module")
def faulty_readings(faulty: Workspace) -> Read:
    return readings(faulty)


def test_a_strict_reader_finds_exactly_the_planted_faults(
    faulty: Workspace, faulty_readings: Read
) -> None:
    expected = {key: found for key, found in planted(faulty).items() if key[1] not in IN_FORMS}
    assert set(expected) <= set(faulty_readings)
    for key, reading in faulty_readings.items():
        assert set(reading.found) == expected.get(key, set()), key
        assert len(reading.found) == len(set(reading.found))


def test_every_kind_of_fault_is_planted_and_known(faulty: Workspace) -> None:
    rules = {row["rule_id"] for row in truth(faulty, "faults")}
    assert rules <= set(RULES)
    assert rules >= {
        "cell/date", "cell/date_default", "cell/date_in_future", "cell/timestamp", "cell/boolean",
        "cell/code", "cell/missing", "cell/nhs_number", "cell/nhs_number_placeholder", "cell/upn",
        "cell/nhs_number_other_nation", "cell/postcode", "cell/postcode_placeholder", "cell/json",
        "cell/mojibake", "row/field_count", "row/key_missing", "row/duplicate",
        "row/key_duplicated", "row/line_break_in_field", "row/control_character", "row/encoding",
        "row/header_repeated",
    }  # fmt: skip


def rows_sent(workspace: Workspace) -> Counter[str]:
    """How many lines or rows the tables in the inbox have, by extract."""
    counts: Counter[str] = Counter()
    for path in workspace.inbox.glob("*/*"):
        contract = contract_of(path)
        if path.suffix == ".parquet":
            counts[contract.id] += pq.read_metadata(path).num_rows
        else:
            counts[contract.id] += path.read_bytes().count(b"\n")
    return counts


def test_an_extract_shows_ten_kinds_of_fault_where_its_contract_allows_so_many(
    large: Workspace,
) -> None:
    kinds = defaultdict(set)
    for row in truth(large, "faults"):
        kinds[row["extract_id"]].add((row["rule_id"], row["column_name"]))
    many = {extract for extract, count in rows_sent(large).items() if count >= MANY_ROWS}
    few = {extract for extract in many if len(kinds[extract]) < 10}
    assert few <= {"ssd_assessment_factors", "ics_mental_health_indicator"}  # of few columns
    assert len(many) > 30


def test_the_faults_of_a_large_census_stand_on_the_lines_that_the_truth_names(
    large: Workspace,
) -> None:
    contract = load_contracts()["cin_census"]
    rules = set()
    for council in COUNCILS:
        [path] = (large.inbox / council).glob("cin_census_*.xml")
        expected = planted(large)[council, "cin_census", LAST_DAY]
        assert set(read(path, contract, LAST_DAY).found) == expected
        rules |= {found.rule_id for found in expected}
    assert rules >= {"cell/integer", "cell/upn", "cell/missing"}


def test_each_fault_stands_in_a_row_of_its_own_and_in_no_key(faulty: Workspace) -> None:
    contracts = load_contracts()
    rows = truth(faulty, "faults")
    places = [tuple(row[n] for n in ("agency_id", "extract_id", "period_date", "table_name", "source_row")) for row in rows]  # fmt: skip
    assert len(set(places)) == len(places)
    for row in rows:
        if row["column_name"]:
            table = contracts[row["extract_id"]].table(row["table_name"])
            assert not table.column(row["column_name"]).key_position


def test_faults_are_few_in_every_table(faulty: Workspace, faulty_readings: Read) -> None:
    counts = Counter(
        (row["agency_id"], row["extract_id"], row["period_date"], row["table_name"])
        for row in truth(faulty, "faults")
        if row["extract_id"] not in IN_FORMS
    )
    shares = [count / len(faulty_readings[key[:3]].rows[key[3]]) for key, count in counts.items()]
    assert max(shares) < 0.05


def test_no_person_is_lost_through_a_planted_fault(faulty_readings: Read) -> None:
    for (agency, extract, _), reading in faulty_readings.items():
        if extract in ("ssd_person", "ics_person", "police_person"):
            [(table, rows)] = reading.rows.items()
            refused = {found.source_row for found in reading.found if found.column_name is None}
            kept = {row.cells["person_id"] for row in rows if row.source_row not in refused}
            sent = {row.cells["person_id"] for row in rows if row.rule_id != "row/header_repeated"}
            assert kept == sent, (agency, table)


def test_a_fault_stays_on_its_record_in_the_next_night(faulty_readings: Read) -> None:
    def spoiled(night: int) -> set[tuple[str, str, str | None, str]]:
        period = LAST_DAY + timedelta(days=night - 1)
        reading = faulty_readings["sheffield", "ssd_contacts", period]
        keys = {row.source_row: row.cells["contact_id"] for row in reading.rows["contacts"]}
        return {(keys[f.source_row], f.column_name or "", f.rule_id) for f in reading.found}

    assert spoiled(1)
    assert spoiled(1) == spoiled(2) == spoiled(3)


# --- the nights


def test_later_nights_add_rows_and_decide_what_was_open(clean_readings: Read) -> None:
    def contacts(night: int) -> dict[str, str]:
        period = LAST_DAY + timedelta(days=night - 1)
        rows = [
            row.cells
            for council in COUNCILS
            for row in clean_readings[council, "mash_contact", period].rows["contacts"]
        ]
        return {row["contact_id"]: row["outcome_code"] for row in rows}

    first, third = contacts(1), contacts(3)
    assert set(first) < set(third)
    assert any(outcome == "" and third[contact] for contact, outcome in first.items())
    assert all(third[contact] == outcome for contact, outcome in first.items() if outcome)


def test_the_nights_file_lists_what_stands_in_the_inbox(faulty: Workspace) -> None:
    nights = json.loads((faulty.restricted / "truth" / "nights.json").read_text())
    assert [night["period_date"] for night in nights] == ["2026-03-31", "2026-04-01", "2026-04-02"]
    last = {(f["agency_id"], f["file"]): f["sha256"] for night in nights for f in night["files"]}
    standing = {
        (path.parent.name, path.name): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in faulty.inbox.glob("*/*")
    }
    assert last == standing


def test_a_late_an_unchanged_and_a_corrected_file_come_in_their_nights(faulty: Workspace) -> None:
    nights = json.loads((faulty.restricted / "truth" / "nights.json").read_text())
    sent = {
        (night["night"], f["agency_id"], f["extract_id"], f["period_date"]): f["sha256"]
        for night in nights
        for f in night["files"]
    }
    late = ("police", "police_missing_episode", "2026-04-01")
    assert (2, *late) not in sent
    assert (3, *late) in sent
    linked = ("doncaster", "ssd_linked_identifiers")
    assert sent[1, *linked, "2026-03-31"] == sent[2, *linked, "2026-04-01"]
    missing = ("rotherham", "ssd_missing", "2026-03-31")
    assert sent[1, *missing] != sent[2, *missing]
    assert not any(night > 1 for night, _, extract, _ in sent if extract == "cin_census")


def test_one_row_is_corrected_from_night_2_on(clean_readings: Read) -> None:
    def needs(night: int) -> dict[str, str]:
        period = LAST_DAY + timedelta(days=night - 1)
        rows = clean_readings["barnsley", "ssd_cin_episodes", period].rows["referrals"]
        return {row.cells["referral_id"]: row.cells["primary_need_code"] for row in rows}

    first, second, third = needs(1), needs(2), needs(3)
    assert sum(second[key] != need for key, need in first.items()) == 1
    assert all(third[key] == need for key, need in second.items())


@pytest.mark.parametrize("nights", [0, 31])
def test_a_number_of_nights_that_cannot_be_written_is_refused(tmp_path: Path, nights: int) -> None:
    with pytest.raises(ValueError, match="nights can be written"):
        make(tmp_path, nights=nights)


def test_a_county_too_small_for_its_extracts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="children"):
        make(tmp_path, children=150)


# --- the persons


def test_every_person_that_is_sent_stands_in_the_truth(
    clean: Workspace, clean_readings: Read
) -> None:
    known = {(row["agency_id"], row["source"], row["person_id"]) for row in truth(clean, "persons")}
    sent = set()
    for (agency, extract, _), reading in clean_readings.items():
        source = {"cin_census": "cin_census"}.get(extract, extract.removesuffix("_person"))
        table = "children" if extract == "cin_census" else "persons"
        if extract.endswith("_person") or extract == "cin_census":
            sent |= {(agency, source, row.cells["person_id"]) for row in reading.rows[table]}
        if extract == "education_pupils":
            pupils = reading.rows["pupils"]
            sent |= {(agency, "education", row.cells["pupil_id"]) for row in pupils}
    assert sent == known


def test_names_are_distinctive(clean: Workspace) -> None:
    persons = truth(clean, "persons")
    names = {row[part] for row in persons for part in ("given_name", "family_name")} - {None}
    names -= {"Baby", "Baby 3", "Twin 1", "Twin 2", "Unborn"}  # who have no name yet
    assert names
    assert all(len(name) >= 6 for name in names)
    assert all(any(pair in name.lower() for pair in RARE) for name in names)


def test_some_names_have_accents_apostrophes_and_hyphens(tmp_path: Path) -> None:
    names = {str(row["family_name"]) for row in truth(make(tmp_path, children=2000), "persons")}
    assert all(any(mark in name for name in names) for mark in "ëó'-")


def test_linkage_needs_all_three_rungs(clean: Workspace) -> None:
    persons = truth(clean, "persons")
    by_source = defaultdict(list)
    for row in persons:
        by_source[row["source"]].append(row)
    councils = by_source["ssd"]
    without = sum(row["nhs_number"] is None for row in councils) / len(councils)
    assert 0.08 < without < 0.25
    assert not any(row["nhs_number"] or row["upn"] for row in by_source["police"])
    assert any(row["upn"] for row in by_source["cin_census"])
    moved = defaultdict(list)
    for row in councils:
        moved[row["child"]].append(row)
    assert any(
        len(rows) == 2 and rows[0]["upn"] and rows[0]["upn"] == rows[1]["upn"]
        for rows in moved.values()
        if not any(row["nhs_number"] for row in rows)
    )
    local = {(row["agency_id"], row["person_id"]) for row in councils}
    other = [r for r in by_source["cin_census"] if (r["agency_id"], r["person_id"]) not in local]
    assert len(other) < 0.1 * len(by_source["cin_census"])


def test_some_children_stand_in_two_councils_and_most_agencies_share_children(
    clean: Workspace,
) -> None:
    councils, sources = defaultdict(set), defaultdict(set)
    for row in truth(clean, "persons"):
        sources[row["child"]].add(row["source"])
        if row["source"] == "ssd":
            councils[row["child"]].add((row["agency_id"], row["person_id"]))
    assert any(len(known) == 2 for known in councils.values())
    assert any(known >= {"ssd", "ics", "police"} for known in sources.values())
    assert len(sources) > 4000


def test_there_are_twins_siblings_and_unborn_children(first_night: dict) -> None:
    rows = [row for c in COUNCILS for row in rows_of(first_night, c, "ssd_person")]
    born = [row for row in rows if row["birth_date"]]
    families = defaultdict(set)
    for row in born:
        families[row["family_name"], row["birth_date"]].add(row["given_name"])
    twins = [sorted(given) for given in families.values() if len(given) > 1]
    assert any(first[:4] == second[:4] for first, second, *_ in twins)
    surnames = Counter(row["family_name"] for row in born)
    assert max(surnames.values()) > 1
    unborn = [row for row in rows if not row["birth_date"]]
    assert unborn
    assert all(row["expected_birth_date"] and not row["nhs_number"] for row in unborn)


# --- the parts it is made of


@given(st.integers(0, 2**31), st.integers(1, 400))
@settings(max_examples=25, deadline=None)
def test_invented_nhs_numbers_are_valid_and_different(seed: int, count: int) -> None:
    numbers = nhs_numbers(count, Chance(seed, "test"))
    assert len(set(numbers)) == count
    assert all(nhs_number_fault(number, accept_never_issued=True) is None for number in numbers)
    assert all(nhs_number_fault(number) == "cell/nhs_number_never_issued" for number in numbers)


@given(st.lists(st.tuples(st.sampled_from(["370", "373"]), st.integers(2010, 2030)), min_size=1))
@settings(max_examples=25, deadline=None)
def test_invented_upns_are_valid_and_different(pupils: list[tuple[str, int]]) -> None:
    codes = np.array([code for code, _ in pupils], dtype=object)
    made = upns(codes, np.array([year for _, year in pupils]))
    assert len(set(made)) == len(pupils)
    assert all(upn_fault(upn) is None for upn in made)
    assert all(upn[1:4] == code for upn, code in zip(made, codes, strict=True))


def test_invented_postcodes_are_valid_and_different() -> None:
    made = postcodes("ZR", 20_000)
    assert len(set(made)) == 20_000
    assert all(postcode_fault(postcode) is None for postcode in made)


moments = st.datetimes(datetime(2000, 1, 1), datetime(2035, 12, 31))


@given(moments)
def test_summer_time_is_that_of_london_outside_the_hour_of_the_change(local: datetime) -> None:
    moved = avoid_clock_change(np.array([local], dtype="datetime64[s]"))
    read = moved[0].item()
    early, late = (read.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1))
    assert early == late
    assert bool(is_summer_time(moved)[0]) == (early == timedelta(hours=1))


@given(st.lists(moments, min_size=2, max_size=2))
def test_avoiding_the_clock_change_never_turns_an_order_round(two: list[datetime]) -> None:
    first, second = avoid_clock_change(np.sort(np.array(two, dtype="datetime64[s]")))
    assert first <= second


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 120))
@settings(deadline=None)
def test_a_day_some_working_days_later_is_that_many_working_days_away(start: date, n: int) -> None:
    end = after_working_days(np.array([day(start)]), np.array([n]))[0].item()
    assert working_days_between(start, end) == n
