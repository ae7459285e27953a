"""What health and the police say hangs together, with itself and with what the councils say."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import pytest

from sy_dataset.contracts.load import load_contracts
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import DAY, day, days
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.extracts import EXTRACTS, school_rolls
from sy_dataset.synthetic.extracts.emergency import INJURY_RATES
from sy_dataset.synthetic.extracts.patients import within
from sy_dataset.synthetic.nights import Delivery
from sy_dataset.synthetic.people import CHILDHOOD, Period
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.sending import Extract, File

LAST_DAY = date(2026, 3, 31)
LAST = day(LAST_DAY)
HOUR = np.timedelta64(1, "h")
CHILDREN, YEARS = 24_000, 3
REFERENCES = """
ics_admission.attendance_id ics_emergency_attendance.attendance_id
ics_cpis_access_event.attendance_id ics_emergency_attendance.attendance_id
ics_mental_health_contact.mental_health_referral_id ics_mental_health_referral.mental_health_referral_id
police_domestic_abuse_child.incident_id police_domestic_abuse_incident.incident_id
police_domestic_abuse_child.notice_id police_child_notice.notice_id
police_encompass_notification.incident_id police_domestic_abuse_child.incident_id
police_stop_search.notice_id police_child_notice.notice_id
"""
ORDERS = """
ics_admission admitted_at discharged_at
ics_emergency_attendance arrived_at cpis_queried_at departed_at
ics_emergency_attendance injury_date arrived_at
ics_mental_health_referral received_date rejected_date discharged_date
ics_mental_health_referral received_date accepted_date first_help_date care_plan_date discharged_date
ics_mental_health_referral first_help_date baseline_outcome_date discharged_date
ics_cla_health_assessment requested_date consent_received_date first_offered_date completed_date report_sent_date
ics_cpis_plan plan_start_date plan_end_date
ics_child_protection_plan plan_start_date plan_end_date
ics_safeguarding_vulnerability_factor recorded_from_date recorded_to_date
police_domestic_abuse_incident occurred_at reported_at shared_with_health_at
police_domestic_abuse_incident occurred_at marac_date
police_encompass_notification incident_at next_school_day_start_at
police_encompass_notification incident_at notified_at
police_protection started_at council_told_at
police_protection started_at ended_at
police_child_victim_offence committed_from_date reported_at
police_child_victim_offence committed_from_date outcome_date
police_child_custody arrived_at appropriate_adult_requested_at appropriate_adult_arrived_at released_at
police_child_custody arrived_at charged_at released_at
police_exploitation_flag started_date ended_date
police_exploitation_flag started_date assessed_date
police_missing_episode missing_from_at reported_at found_at
police_missing_episode found_at return_interview_offered_at return_interview_held_at
"""
HAPPENED = """
ics_emergency_attendance arrived_at
ics_admission admitted_at
ics_appointment appointment_at
ics_community_contact contact_date
ics_mental_health_contact contact_date
ics_mental_health_referral received_date
ics_cpis_access_event accessed_at
police_protection started_at
police_child_victim_offence committed_from_date
police_stop_search searched_at
police_child_custody arrived_at
police_exploitation_flag started_date
police_encompass_notification incident_at
police_child_notice incident_at
"""


@cache
def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.split("\n") if line]


@pytest.fixture(scope="module")
def county() -> County:
    return build_county(CHILDREN, Period.of(LAST_DAY, YEARS), 5)


@pytest.fixture(scope="module")
def every(county: County) -> dict[str, Rows]:
    """Every extract of health and the police, up to the last possible night."""
    made = {}
    for name, make in EXTRACTS.items():
        if name.startswith(("ics_", "police_")):
            rows = make(county)
            assert isinstance(rows, Rows)
            made[name] = rows
    return made


@pytest.fixture(scope="module")
def told(every: dict[str, Rows]) -> dict[str, Rows]:
    """The same as it stood on the last day."""
    return {name: rows.as_at(LAST) for name, rows in every.items()}


@pytest.fixture(scope="module")
def child_of(every: dict[str, Rows]) -> dict[str, int]:
    """Local person of health or the police -> the child."""
    return {
        person: child
        for name in ("ics_person", "police_person")
        for person, child in zip(
            every[name]["person_id"].tolist(), every[name]["_child"].tolist(), strict=True
        )
    }


def children_of(child_of: dict[str, int], rows: Rows) -> Values:
    return np.array([child_of[person] for person in rows["person_id"].tolist()], dtype=int)


def known(values: Values) -> Values:
    there: Values = values[np.array([value is not None for value in values.tolist()], dtype=bool)]
    return there


def known_rows(rows: Rows, column: str) -> Rows:
    return rows.only(np.array([value is not None for value in rows[column].tolist()], dtype=bool))


def share(mask: Values) -> float:
    assert len(mask)
    return float(mask.mean())


def sent(county: County, extract_id: str, *nights: int) -> list[list[File]]:
    """The files of some nights without faults."""
    contract = load_contracts()[extract_id]
    extract = Extract(county, contract, LAST_DAY, with_faults=False)
    agency = contract.domain
    return [
        list(extract.files(Delivery(night, night, agency, extract_id, "on time")))
        for night in nights
    ]


def cells(file: File, column: str) -> list[str | None]:
    [texts] = file.texts.values()
    values: list[str | None] = texts[column].to_pylist()
    return values


def test_health_and_police_have_rows_of_every_contract(told: dict[str, Rows]) -> None:
    contracts = {c.id for c in load_contracts().values() if c.domain in ("ics", "police")}
    assert {name for name, rows in told.items() if len(rows)} == contracts


def test_no_key_stands_twice_in_a_file(told: dict[str, Rows]) -> None:
    contracts = load_contracts()
    for name, rows in told.items():
        [table] = contracts[name].tables
        keys = list(zip(*(rows[column.name].tolist() for column in table.key), strict=True))
        assert len(set(keys)) == len(keys), name


def test_everybody_who_is_named_is_on_the_list_of_persons(told: dict[str, Rows]) -> None:
    for name, rows in told.items():
        if "person_id" not in rows.columns:
            continue  # an incident is nobody's
        persons = told[f"{name.split('_')[0]}_person"]["person_id"].tolist()
        assert set(rows["person_id"].tolist()) <= set(persons), name


@pytest.mark.parametrize(("here", "there"), lines(REFERENCES))
def test_what_a_row_names_stands_in_its_own_table(
    told: dict[str, Rows], here: str, there: str
) -> None:
    (table, column), (other, key) = here.split("."), there.split(".")
    named = known(told[table][column]).tolist()
    assert named
    assert set(named) <= set(told[other][key].tolist())


@pytest.mark.parametrize("order", lines(ORDERS))
def test_moments_are_in_a_lawful_order(every: dict[str, Rows], order: list[str]) -> None:
    table, *columns = order
    found = 0
    for place, earlier in enumerate(columns):
        for later in columns[place + 1 :]:
            before, after = every[table][earlier], every[table][later]
            assert not (before > after).any(), (earlier, later)
            found += int((before <= after).sum())
    assert found


@pytest.mark.parametrize(("table", "column"), lines(HAPPENED))
def test_what_happens_to_a_child_happens_to_a_child_who_is_born_and_under_eighteen(
    county: County, every: dict[str, Rows], child_of: dict[str, int], table: str, column: str
) -> None:
    birth = county.child["birth"][children_of(child_of, every[table])]
    on = days(every[table][column])
    assert (on >= birth).all()
    assert (on < birth + (CHILDHOOD + 2) * DAY).all()


# --- hospitals


def test_admissions_after_injury_are_as_many_as_published(
    county: County, every: dict[str, Rows], child_of: dict[str, int]
) -> None:
    """Of children under 15 in the last three financial years; the population is of the county."""
    rows = known_rows(every["ics_admission"], "primary_diagnosis_code")
    child = children_of(child_of, rows)
    on, birth = days(rows["admitted_at"]), county.child["birth"]
    injured = np.array([code[0] in "ST" for code in rows["primary_diagnosis_code"].tolist()])
    young = (on - birth[child]) / DAY / 365.25 < 15
    expected = measured = 0.0
    for year in (2024, 2025, 2026):
        begins, ends = day(date(year - 1, 4, 1)), day(date(year, 4, 1))
        within_year = (on >= begins) & (on < ends) & injured & young
        age = (day(date(year - 1, 10, 1)) - birth) / DAY / 365.25
        for council, rates in enumerate(INJURY_RATES.values()):
            here = (age >= 0) & (age < 15) & (county.child["council"] == council)
            expected += here.sum() * rates[-1] / 10_000
        measured += within_year.sum()
    assert measured == pytest.approx(expected, rel=0.08)


def test_injuries_have_an_external_cause_and_self_harm_is_not_for_the_young(
    county: County, every: dict[str, Rows], child_of: dict[str, int]
) -> None:
    rows = known_rows(every["ics_admission"], "primary_diagnosis_code")
    hurt = np.array([code[0] in "ST" for code in rows["primary_diagnosis_code"].tolist()])
    caused = np.array([code is not None for code in rows["external_cause_1_code"].tolist()])
    assert (hurt == caused).all()
    causes = rows["external_cause_1_code"].astype(str)
    harmed = np.array(["X60" <= cause[:3] <= "X84" for cause in causes.tolist()])
    age = days(rows["admitted_at"]) - county.child["birth"][children_of(child_of, rows)]
    assert harmed.sum() > 20
    assert share(age[harmed] / DAY / 365.25 >= 9.9) > 0.99


def test_who_goes_on_to_a_ward_is_admitted_when_leaving_the_department(
    every: dict[str, Rows],
) -> None:
    seen, stays = every["ics_emergency_attendance"], every["ics_admission"]
    ward = seen.only(seen["destination_code"] == "306706006")
    left = dict(zip(ward["attendance_id"].tolist(), ward["departed_at"], strict=True))
    stays = known_rows(stays, "attendance_id")
    assert dict(zip(stays["attendance_id"].tolist(), stays["admitted_at"], strict=True)) == left


# --- plans that others know of


def test_the_national_copy_of_plans_differs_from_the_councils_for_few(
    county: County, told: dict[str, Rows], child_of: dict[str, int]
) -> None:
    """Plans that stand, or ended in the last ten months."""
    held, spell = told["ics_cpis_plan"], county.spell
    names = ("plan_type_code", "plan_start_date", "plan_end_date")
    copy = set(
        zip(children_of(child_of, held).tolist(), *(held[n].tolist() for n in names), strict=True)
    )
    registered = children_of(child_of, told["ics_person"])
    own = []
    for kind, child, begun, over in (
        ("CPPI", county.plan["child"], county.plan["started"], county.plan["ended"]),
        ("LACI", spell["child"], spell["entered"], spell["left"]),
    ):
        these = (begun <= LAST - 10 * DAY) & ~(over < LAST - 300 * DAY) & np.isin(child, registered)
        ended = np.where(over <= LAST, over, np.datetime64("NaT"))[these].tolist()
        kinds = [kind] * len(ended)
        own += list(zip(child[these].tolist(), kinds, begun[these].tolist(), ended, strict=True))
    assert 0.93 < share(np.array([plan in copy for plan in own])) < 0.985


def test_a_look_up_finds_a_plan_exactly_when_one_is_held(
    every: dict[str, Rows], child_of: dict[str, int]
) -> None:
    looked = every["ics_cpis_access_event"]
    looked = looked.only(days(looked["accessed_at"]) > LAST - 200 * DAY)
    held = every["ics_cpis_plan"]
    spans = {
        "child": children_of(child_of, held),
        "started": held.appears_on,
        "ended": held["plan_end_date"],
    }
    found = within(children_of(child_of, looked), days(looked["accessed_at"]), spans)
    assert found.any()
    assert (found == looked["is_plan_found"]).all()


def test_most_look_ups_of_a_department_stand_in_its_attendance(every: dict[str, Rows]) -> None:
    seen, looked = every["ics_emergency_attendance"], every["ics_cpis_access_event"]
    queried = seen.only(~np.isnat(seen["cpis_queried_at"]))
    at = dict(zip(queried["attendance_id"].tolist(), queried["cpis_queried_at"], strict=True))
    looked = known_rows(looked, "attendance_id")
    for attendance, moment in zip(
        looked["attendance_id"].tolist(), looked["accessed_at"], strict=True
    ):
        assert at[attendance] == moment
    assert 0.97 < len(looked) / len(at) < 1.0


def test_spans_hold_a_day_from_their_first_to_the_day_before_their_end() -> None:
    on = np.array(["2025-01-01", "2025-01-02", "2025-01-04", "2025-01-05", "2025-03-01"], "M8[D]")
    spans = {
        "child": np.array([7, 7, 8]),
        "started": np.array(["2025-01-02", "2025-02-01", "2025-01-01"], "M8[D]"),
        "ended": np.array(["2025-01-05", "NaT", "2025-01-01"], "M8[D]"),
    }
    assert within(np.full(5, 7), on, spans).tolist() == [False, True, True, False, True]
    assert not within(np.full(5, 8), on, spans).any()


def test_health_assessments_are_those_of_the_councils_but_for_few(
    county: County, told: dict[str, Rows], child_of: dict[str, int]
) -> None:
    checks, record = EXTRACTS["ssd_cla_health"](county), county.record
    assert isinstance(checks, Rows)
    checks = checks.as_at(LAST)
    kinds = ["Initial Health Assessment", "Review Health Assessment"]
    done = checks["health_check_status"] == "Completed"
    done &= np.isin(checks["health_check_type"].astype(str), kinds)
    done &= checks["health_check_date"] > LAST - 700 * DAY
    person = dict(zip(record["person_id"].tolist(), record["child"].tolist(), strict=True))
    registered = set(children_of(child_of, told["ics_person"]).tolist())
    own = {
        (person[who], on)
        for who, on in zip(
            checks["person_id"][done].tolist(),
            checks["health_check_date"][done].tolist(),
            strict=True,
        )
        if person[who] in registered
    }
    held = told["ics_cla_health_assessment"]
    completed = held["completed_date"].tolist()
    theirs = set(zip(children_of(child_of, held).tolist(), completed, strict=True))
    assert len(own) > 200
    assert 0.92 < len(own & theirs) / len(own) < 0.995


# --- what comes by month, and what comes by change


MONTHLY = sorted(
    name for name, c in load_contracts().items() if c.domain == "ics" and c.delivery == "periods"
)


@pytest.mark.parametrize("extract_id", MONTHLY)
def test_each_month_is_a_file_that_knows_nothing_later(county: County, extract_id: str) -> None:
    first_night, second_night = sent(county, extract_id, 1, 2)
    assert [file.period.isoformat() for file in first_night] == ["2026-02-28", "2026-03-31"]
    assert second_night == []
    for file in first_night:
        assert set(cells(file, "reporting_month_start_date")) == {f"{file.period:%Y-%m}-01"}
        [texts] = file.texts.values()
        for name, values in texts.items():
            if name.endswith("_date"):
                assert max(v or "" for v in values.to_pylist()) <= file.period.isoformat(), name


def test_contacts_stand_in_the_month_in_which_they_were_made(told: dict[str, Rows]) -> None:
    for name in ("ics_community_contact", "ics_mental_health_contact"):
        month = told[name]["contact_date"].astype("M8[M]")
        assert (month == told[name]["reporting_month_start_date"].astype("M8[M]")).all()


def test_new_birth_visits_are_in_time_as_often_as_published(
    county: County, told: dict[str, Rows], child_of: dict[str, int]
) -> None:
    rows = told["ics_community_contact"]
    visits = rows.only(rows["review_code"] == "NEW_BIRTH")
    after = (visits["contact_date"] - county.child["birth"][children_of(child_of, visits)]) / DAY
    assert len(after) > 100
    assert 0.78 < share(after <= 14) < 0.93
    assert after.max() <= 30


def test_appointments_come_once_and_then_only_what_changed(county: County) -> None:
    standing: dict[str, str] = {}
    for night, [file] in enumerate(sent(county, "ics_appointment", 1, 2, 3), start=1):
        ids, marks = cells(file, "appointment_id"), cells(file, "row_status_code")
        states = cells(file, "attendance_status_code")
        assert len(set(ids)) == len(ids)
        assert set(marks) == ({"N"} if night == 1 else {"N", "U", "D"})
        for key, mark, state in zip(ids, marks, states, strict=True):
            assert (mark == "N") == (key not in standing)
            assert mark == "N" or standing[str(key)] == "BOOKED"
            assert (state == "BOOKED") != (mark == "U") or night == 1
            standing[str(key)] = "gone" if mark == "D" else str(state)
        assert night == 1 or len(ids) < len(standing) / 50


def test_what_was_rebooked_has_its_appointment(every: dict[str, Rows]) -> None:
    rows = every["ics_appointment"]
    replaced = rows.only(~np.isnat(rows["rebooked_for_date"]))
    booked = set(
        zip(rows["person_id"].tolist(), days(rows["appointment_at"]).tolist(), strict=True)
    )
    named = list(
        zip(replaced["person_id"].tolist(), replaced["rebooked_for_date"].tolist(), strict=True)
    )
    assert len(named) > 100
    assert share(np.array([name in booked for name in named])) > 0.99


# --- the police


def test_an_incident_agrees_with_its_notice(told: dict[str, Rows]) -> None:
    notices, children = told["police_child_notice"], told["police_domestic_abuse_child"]
    incidents = told["police_domestic_abuse_incident"]
    at = dict(zip(incidents["incident_id"].tolist(), incidents["occurred_at"], strict=True))
    of_notice = {
        (notice, person): (happened, role)
        for notice, person, happened, role in zip(
            notices["notice_id"].tolist(),
            notices["person_id"].tolist(),
            notices["incident_at"],
            notices["person_role_code"].tolist(),
            strict=True,
        )
    }
    linked = known_rows(children, "notice_id")
    for notice, person, incident, role in zip(
        linked["notice_id"].tolist(),
        linked["person_id"].tolist(),
        linked["incident_id"].tolist(),
        linked["person_role_code"].tolist(),
        strict=True,
    ):
        happened, role_there = of_notice[notice, person]
        assert at[incident] == happened
        assert (role == "SUSPECT") == (role_there == "SUSPECT")


def test_most_schools_are_told_before_their_next_school_day(every: dict[str, Rows]) -> None:
    rows = every["police_encompass_notification"]
    told_at, begins = rows["notified_at"], rows["next_school_day_start_at"]
    sent_at_all = ~np.isnat(told_at)
    assert 0.84 < share((told_at < begins)[sent_at_all & ~np.isnat(begins)]) < 0.95
    weekdays = (days(begins[~np.isnat(begins)]).astype(int) + 3) % 7
    assert (weekdays < 5).all()
    why = np.array([reason is not None for reason in rows["not_sent_reason_code"].tolist()])
    assert (why == ~sent_at_all).all()


def test_the_school_that_is_told_is_the_childs(
    county: County, every: dict[str, Rows], child_of: dict[str, int]
) -> None:
    rows = every["police_encompass_notification"]
    schools = rows.only(np.isin(rows["setting_type_code"].astype(str), school_rolls.PHASES))
    roll = school_rolls.rolls(county)
    place = school_rolls.roll_on(roll, children_of(child_of, schools), days(schools["incident_at"]))
    own = school_rolls.urn_on(school_rolls.of(roll, place), days(schools["incident_at"]))
    assert len(own) > 500
    assert (own == schools["setting_urn"]).all()


def test_police_protection_is_followed_by_a_contact_and_often_lasts_to_the_limit(
    county: County, every: dict[str, Rows], child_of: dict[str, int]
) -> None:
    rows = every["police_protection"]
    hours = (rows["ended_at"] - rows["started_at"]) / HOUR
    assert len(hours) > 30
    assert share(hours > 72.5) < 0.08
    assert share((hours > 70.9) & (hours <= 72.1)) > 0.15
    contact = county.contact
    followed = np.array(
        [
            bool(
                (
                    (contact["child"] == child)
                    & (contact["received"] >= at)
                    & (contact["received"] <= at + 24 * HOUR)
                ).any()
            )
            for child, at in zip(children_of(child_of, rows), rows["started_at"], strict=True)
        ]
    )
    assert 0.55 < share(followed) < 0.97


def test_a_night_in_custody_is_from_midnight_until_four(every: dict[str, Rows]) -> None:
    rows = every["police_child_custody"]
    arrived, released = rows["arrived_at"], rows["released_at"]
    midnight = (days(arrived) + DAY).astype("M8[s]")
    spans_night = released >= midnight + 4 * HOUR
    arrives_at_midnight = arrived == days(arrived).astype("M8[s]")
    assert (spans_night == rows["was_held_overnight"])[~arrives_at_midnight].all()
    assert 0.1 < share(spans_night) < 0.8
    order = np.lexsort((arrived, rows["person_id"].astype(str)))
    same = rows["person_id"][order][1:] == rows["person_id"][order][:-1]
    assert same.any()
    assert (arrived[order][1:] > released[order][:-1])[same].all()


def test_what_the_police_know_of_return_interviews_the_councils_told(
    county: County, every: dict[str, Rows]
) -> None:
    theirs = EXTRACTS["missing_return_interview"](county)
    assert isinstance(theirs, Rows)
    ours = every["police_missing_episode"]
    offered = ours["return_interview_offered_at"]
    offered = offered[~np.isnat(offered)]
    assert len(offered) > 50
    assert np.isin(offered, theirs["offered_at"]).all()
    heard = np.array([value is not None for value in ours["is_return_interview_offered"].tolist()])
    assert 0.75 < share(heard) < 0.97


def test_few_are_searched_and_held_again_and_again(every: dict[str, Rows]) -> None:
    for name in ("police_stop_search", "police_child_custody"):
        _, times = np.unique(every[name]["person_id"].astype(str), return_counts=True)
        most = np.sort(times)[::-1][: max(1, len(times) // 10)]
        assert most.sum() > 0.25 * times.sum()
