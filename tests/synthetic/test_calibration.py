"""The invented county as counted from its files: the published figures, and the habits of days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from sy_dataset.paths import Workspace
from sy_dataset.synthetic import write_nights
from sy_dataset.synthetic.published import DEFECT, figures
from tests.synthetic.calibration import (
    COUNCILS,
    County,
    Measured,
    factors_measured,
    measured,
    open_extracts,
    population_measured,
)

LAST_DAY = date(2026, 3, 31)
CHILDREN, YEARS = 60_000, 3


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("calibrated"))
    write_nights(made, children=CHILDREN, years=YEARS, seed=3, with_faults=False)
    return made


@pytest.fixture(scope="module")
def extracts(workspace: Workspace) -> duckdb.DuckDBPyConnection:
    connection = open_extracts(workspace, LAST_DAY)
    connection.execute(
        "create table mash_contact as select *,"
        " strptime(received_at, '%d/%m/%Y %H:%M') as received,"
        " strptime(outcome_at, '%d/%m/%Y %H:%M') as decided,"
        " strptime(received_at, '%d/%m/%Y %H:%M')::date as on_day from read_csv("
        f"'{workspace.inbox}/*/mash_contact_{LAST_DAY}.csv', all_varchar = true, header = true)"
    )
    return connection


@pytest.fixture(scope="module")
def every_figure(workspace: Workspace, extracts: duckdb.DuckDBPyConnection) -> list[Measured]:
    return [
        *measured(extracts, CHILDREN, range(LAST_DAY.year - YEARS + 1, LAST_DAY.year + 1)),
        *factors_measured(workspace.inbox, LAST_DAY),
        *population_measured(workspace.inbox, LAST_DAY, CHILDREN),
    ]


def ask(extracts: duckdb.DuckDBPyConnection, query: str) -> dict[object, float]:
    """The answer to a query of two columns: by the first, the second."""
    return dict(extracts.execute(query).fetchall())


def test_every_published_figure_comes_out_for_each_council_and_year(
    every_figure: list[Measured],
) -> None:
    outside = [figure for figure in every_figure if not figure.is_within]
    assert len(every_figure) > 350
    assert not outside


def test_the_bands_are_narrow_enough_to_tell_one_council_from_another(
    every_figure: list[Measured],
) -> None:
    """The figures of the next council would lie outside for a good part of what was published."""
    by_key = {(f.measure, f.agency_id, f.year): f for f in every_figure}
    following = dict(zip(COUNCILS, [*list(COUNCILS)[1:], "barnsley"], strict=True))
    strange = [
        abs(
            figure.produced
            - by_key[figure.measure, following[figure.agency_id], figure.year].published
        )
        > figure.band
        for figure in every_figure
        if (figure.measure, following[figure.agency_id], figure.year) in by_key
    ]
    assert sum(strange) > len(strange) / 3


def test_four_to_five_contacts_lead_to_a_referral(extracts: duckdb.DuckDBPyConnection) -> None:
    contacts = ask(
        extracts, "select year_of(cont_contact_date), count(*) from ssd_contacts group by 1"
    )
    referrals = ask(
        extracts, "select year_of(cine_referral_date), count(*) from ssd_cin_episodes group by 1"
    )
    assert all(4 < contacts[year] / referrals[year] < 5 for year in (2024, 2025, 2026))


def test_most_contacts_come_on_mondays_and_few_at_weekends(
    extracts: duckdb.DuckDBPyConnection,
) -> None:
    days = ask(extracts, "select isodow(on_day), count(*) from mash_contact group by 1")
    assert max(days, key=lambda day: days[day]) == 1
    assert max(days[6], days[7]) < 0.5 * days[5]


def test_more_than_usual_comes_on_the_first_day_after_a_bank_holiday(
    extracts: duckdb.DuckDBPyConnection,
) -> None:
    tuesdays = ask(
        extracts,
        "select not (select is_working from days where on_day = contact.on_day - 1) as is_after,"
        " count(*) / count(distinct on_day) from mash_contact as contact"
        " where isodow(on_day) = 2 and (select is_working from days"
        " where days.on_day = contact.on_day) group by 1",
    )
    assert tuesdays[True] > 1.1 * tuesdays[False]


def test_schools_write_in_term_time_and_most_in_the_autumn(
    extracts: duckdb.DuckDBPyConnection,
) -> None:
    months = ask(
        extracts,
        "select month(on_day), count(*) from mash_contact where contact_source = '2A' group by 1",
    )
    assert months[8] < 0.2 * months[6]
    assert months[10] + months[11] > 1.1 * (months[5] + months[6])
    police = ask(
        extracts,
        "select month(on_day), count(*) from mash_contact where contact_source = '6' group by 1",
    )
    assert police[8] > 0.8 * police[6]


def test_deadlines_draw_events_to_themselves(extracts: duckdb.DuckDBPyConnection) -> None:
    assessed = ask(
        extracts,
        "select within_days(cine_referral_date, cina_assessment_auth_date), count(*)"
        " from ssd_cin_assessments join ssd_cin_episodes on cine_referral_id = cina_referral_id"
        " group by 1",
    )
    assert assessed[45] > 2 * assessed.get(46, 0)
    assert assessed[45] > 1.5 * assessed[41]
    assert assessed[20] > 1.5 * max(assessed[19], assessed[21])
    conferences = ask(
        extracts,
        "select within_days(s47e_s47_start_date, icpc_icpc_date), count(*)"
        " from ssd_initial_cp_conference"
        " join ssd_s47_enquiry on s47e_s47_enquiry_id = icpc_s47_enquiry_id group by 1",
    )
    assert conferences[15] > 3 * max(conferences[14], conferences[16])
    assert conferences[20] > 1.3 * conferences[19]


def test_many_decisions_are_made_just_within_72_hours(extracts: duckdb.DuckDBPyConnection) -> None:
    hours = ask(
        extracts,
        "select datediff('minute', received, decided) // 180, count(*) from mash_contact group by 1",
    )
    assert hours[23] > 1.5 * max(hours[22], hours[24])


def test_families_come_together_and_some_again_and_again(
    extracts: duckdb.DuckDBPyConnection,
) -> None:
    [(children,)] = extracts.execute(
        "select avg(n) from (select count(*) as n from mash_contact"
        " group by received_at, contact_source, left(contact_id, 1))"
    ).fetchall()
    assert 1.6 < children < 2.0
    [(referrals, persons, often)] = extracts.execute(
        "select sum(n), count(*), count(*) filter (n >= 4) from (select count(*) as n"
        " from ssd_cin_episodes group by agency_id, cine_person_id)"
    ).fetchall()
    assert referrals / persons > 1.2
    assert often > 0.005 * persons


def test_unaccompanied_children_have_the_first_of_january_for_a_birthday(
    extracts: duckdb.DuckDBPyConnection, workspace: Workspace
) -> None:
    persons = f"read_csv('{workspace.inbox}/*/ssd_person_{LAST_DAY}.csv', all_varchar = true)"
    [(alone, first_days)] = extracts.execute(
        "select count(*), count(*) filter (pers_dob like '01/01/%') from ssd_immigration_status"
        f" join {persons} as person on pers_person_id = immi_person_id"
    ).fetchall()
    assert alone > 20
    assert first_days > 0.95 * alone  # a few dates of birth are mistyped


def test_an_adopted_child_has_a_new_identity_that_is_never_to_be_linked(
    workspace: Workspace,
) -> None:
    persons = pq.read_table(workspace.restricted / "truth" / "persons.parquet")
    rows = persons.filter(persons["never_link"].is_valid()).to_pylist()
    children = {row["never_link"]: set() for row in rows}
    for row in rows:
        children[row["never_link"]].add(row["child"])
    pairs = [pair for pair in children.values() if len(pair) > 1]
    assert len(pairs) > 5
    for pair in pairs:
        before, after = ([r for r in rows if r["child"] == child] for child in sorted(pair))
        for name in ("nhs_number", "family_name", "upn"):
            both = {r[name] for r in before} & {r[name] for r in after}
            assert not both - {None}, name
    assert any(row["source"] == "ssd" for row in rows)


def test_hospital_records_differ_from_the_register_as_often_as_was_published(
    workspace: Workspace,
) -> None:
    attended, registered = (
        f"read_parquet('{workspace.inbox}/ics/{name}_{LAST_DAY}.parquet')"
        for name in ("ics_emergency_attendance", "ics_person")
    )
    [(count, births, sexes, postcodes)] = duckdb.execute(
        "select count(*), avg((a.PatientBirthDate != p.PersonBirthDate)::int),"
        " avg((a.PatientStatedGenderCode != p.PersonStatedGenderCode)::int),"
        " avg((replace(a.PostcodeOfUsualAddress, ' ', '')"
        " != replace(p.PostcodeOfUsualAddress, ' ', ''))::int)"
        f" from {attended} as a join {registered} as p using (LocalPatientIdentifier)"
    ).fetchall()
    assert count > 30_000
    assert 0.0006 < births < 0.0016
    assert 0.0006 < sexes < 0.0016
    assert abs(postcodes - 0.53) < 0.01


def test_the_defect_year_can_be_seen_in_the_files(tmp_path: Path) -> None:
    """Doncaster 2021-22: referrals and re-referrals fall, the contacts that led to them do not."""
    workspace = Workspace(tmp_path)
    write_nights(workspace, children=20_000, years=5, seed=3, with_faults=False)
    extracts = open_extracts(workspace, LAST_DAY)
    county = County(extracts, 1.0)
    council, year = DEFECT
    counts = {y: county.count("referrals", council, y, 1).produced for y in (year, year + 1)}
    assert counts[year] < 0.8 * counts[year + 1]
    repeated = county.share("re-referrals", council, year, figures(council, year).re_referral_pct)
    assert repeated.produced < 12
    contacts = ask(
        extracts,
        "select year_of(cont_contact_date), count(*) from ssd_contacts"
        f" where agency_id = '{council}' and cont_contact_outcome_json like '%REFERRAL_FLAG\": \"Y%'"
        " group by 1",
    )
    assert contacts[year] > 1.25 * counts[year]
    assert contacts[year + 1] < 1.05 * counts[year + 1]
