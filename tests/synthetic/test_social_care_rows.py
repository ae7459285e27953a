"""What the case system says of a child hangs together: ids exist, days are in a lawful order."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import numpy as np
import pytest

from sy_dataset.contracts.load import load_contracts
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import DAY, day
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.extracts import EXTRACTS, census
from sy_dataset.synthetic.extracts.care_health import anniversaries
from sy_dataset.synthetic.extracts.levels import LEVELS, level, year_of
from sy_dataset.synthetic.extracts.recurring import running, turns
from sy_dataset.synthetic.extracts.workforce import allocations, census_day
from sy_dataset.synthetic.people import CHILDHOOD, COUNCILS, Period
from sy_dataset.synthetic.rows import Rows

LAST = day(date(2026, 3, 31))
REFERENCES = """
ssd_family.person_id ssd_person.person_id
ssd_disability.person_id ssd_person.person_id
ssd_mother.person_id ssd_person.person_id
ssd_mother.child_person_id ssd_person.person_id
ssd_early_help_episodes.person_id ssd_person.person_id
ssd_early_help_episodes.worker_id ssd_professionals.worker_id
ssd_cin_plans.referral_id ssd_cin_episodes.referral_id
ssd_cin_plans.worker_id ssd_professionals.worker_id
ssd_cin_visits.person_id ssd_cin_plans.person_id
ssd_cp_visits.cp_plan_id ssd_cp_plans.cp_plan_id
ssd_cp_reviews.cp_plan_id ssd_cp_plans.cp_plan_id
ssd_cla_placement.cla_id ssd_cla_episodes.cla_id
ssd_cla_visits.cla_id ssd_cla_episodes.cla_id
ssd_cla_reviews.cla_id ssd_cla_episodes.cla_id
ssd_legal_status.person_id ssd_cla_episodes.person_id
ssd_permanence.cla_id ssd_cla_episodes.cla_id
ssd_cla_care_plan.person_id ssd_cla_episodes.person_id
ssd_cla_health.person_id ssd_cla_episodes.person_id
ssd_cla_immunisations.person_id ssd_cla_episodes.person_id
ssd_sdq_scores.person_id ssd_cla_episodes.person_id
ssd_cla_substance_misuse.person_id ssd_cla_episodes.person_id
ssd_cla_convictions.person_id ssd_cla_episodes.person_id
ssd_cla_previous_permanence.person_id ssd_cla_episodes.person_id
ssd_care_leavers.person_id ssd_cla_episodes.person_id
ssd_care_leavers.worker_id ssd_professionals.worker_id
ssd_pre_proceedings.person_id ssd_cin_episodes.person_id
ssd_voice_of_child.person_id ssd_person.person_id
ssd_involvements.referral_id ssd_cin_episodes.referral_id
ssd_involvements.worker_id ssd_professionals.worker_id
ssd_involvements.team_id ssd_department.team_id
ssd_cin_episodes.worker_id ssd_professionals.worker_id
ssd_department.parent_team_id ssd_department.team_id
ssd_send.person_id ssd_person.person_id
ssd_ehcp_requests.send_record_id ssd_send.send_record_id
ssd_ehcp_assessment.ehcp_request_id ssd_ehcp_requests.ehcp_request_id
ssd_ehcp_named_plan.ehcp_assessment_id ssd_ehcp_assessment.ehcp_assessment_id
ssd_ehcp_active_plans.ehcp_id ssd_ehcp_named_plan.ehcp_named_plan_id
ssd_sen_need.ehcp_id ssd_ehcp_active_plans.ehcp_id
"""
ORDERS = """
ssd_early_help_episodes episode_start_date episode_end_date
ssd_cin_plans cin_plan_start_date cin_plan_end_date
ssd_involvements involvement_start_date involvement_end_date
ssd_legal_status legal_status_start_date legal_status_end_date
ssd_cla_care_plan care_plan_start_date care_plan_end_date
ssd_permanence adoption_decision_date placement_order_date matched_date placed_for_adoption_date permanence_order_date
ssd_permanence placed_for_adoption_date decision_reversed_date
ssd_permanence fostering_for_adoption_placed_date placed_for_adoption_date
ssd_pre_proceedings decision_date pre_proceedings_letter_date step_down_or_issue_agreed_date _issued _final
ssd_pre_proceedings decision_date initial_meeting_date step_down_or_issue_agreed_date
ssd_pre_proceedings decision_date care_proceedings_letter_date _issued
ssd_ehcp_requests request_date request_outcome_date
ssd_ehcp_named_plan plan_start_date plan_ceased_date
"""


@pytest.fixture(scope="module")
def county() -> County:
    return build_county(24_000, Period.of(date(2026, 3, 31), 3), 5)


@pytest.fixture(scope="module")
def told(county: County) -> dict[str, Rows]:
    """Every extract of the case system as it stood on the last day."""
    rows = {}
    for name, make in EXTRACTS.items():
        if name.startswith("ssd_"):
            made = make(county)
            assert isinstance(made, Rows)
            rows[name] = made.as_at(LAST)
    return rows


@cache
def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.split("\n") if line]


def known(values: Values) -> Values:
    return values[np.array([value is not None for value in values.tolist()], dtype=bool)]


def of_children(county: County, person_id: Values) -> Values:
    """The child of each local person."""
    order = np.argsort(county.record["person_id"].astype(str))
    ids = county.record["person_id"].astype(str)[order]
    children: Values = county.record["child"][order[np.searchsorted(ids, person_id.astype(str))]]
    return children


def shares(council: Values, mask: Values) -> Values:
    """The percentage of each council's entries of which the mask holds."""
    every = np.bincount(council, minlength=len(COUNCILS))
    return 100 * np.bincount(council[mask], minlength=len(COUNCILS)) / every


def test_every_table_of_the_dataset_has_rows(told: dict[str, Rows]) -> None:
    assert set(told) == {name for name in load_contracts() if name.startswith("ssd_")}
    assert all(len(rows) for rows in told.values())


def test_no_key_stands_twice(told: dict[str, Rows]) -> None:
    contracts = load_contracts()
    for name, rows in told.items():
        [table] = contracts[name].tables
        keys = list(zip(*(rows[column.name].tolist() for column in table.key), strict=True))
        assert len(set(keys)) == len(keys), name


@pytest.mark.parametrize(("here", "there"), lines(REFERENCES))
def test_what_a_row_names_stands_in_its_own_table(
    told: dict[str, Rows], here: str, there: str
) -> None:
    (table, column), (other, key) = here.split("."), there.split(".")
    named = known(told[table][column]).tolist()
    assert named
    assert set(named) <= set(told[other][key].tolist())


@pytest.mark.parametrize("order", lines(ORDERS))
def test_days_are_in_a_lawful_order(told: dict[str, Rows], order: list[str]) -> None:
    table, *columns = order
    found = 0
    for place, earlier in enumerate(columns):
        for later in columns[place + 1 :]:
            before, after = told[table][earlier], told[table][later]
            assert not (before > after).any(), (earlier, later)
            found += int((before <= after).sum())
    assert found


# --- plans


def test_visits_and_reviews_fall_within_the_plan(told: dict[str, Rows]) -> None:
    plans = told["ssd_cp_plans"]
    spans = dict(
        zip(
            plans["cp_plan_id"].tolist(),
            zip(plans["cp_plan_start_date"], plans["cp_plan_end_date"], strict=True),
            strict=True,
        )
    )
    for name, column in (("ssd_cp_visits", "visit_date"), ("ssd_cp_reviews", "review_date")):
        for plan, on in zip(told[name]["cp_plan_id"].tolist(), told[name][column], strict=True):
            begins, ends = spans[plan]
            assert np.isnat(on) or (on >= begins and not on > ends)


def test_reviews_of_plans_are_in_time_as_often_as_published(county: County) -> None:
    reviews = EXTRACTS["ssd_cp_reviews"](county)
    assert isinstance(reviews, Rows)
    due, held = reviews["review_due_date"], reviews["review_date"]
    recent = (due > LAST - 730 * DAY) & (due <= LAST)
    in_time = shares(np.asarray(reviews.council)[recent], (held <= due)[recent])
    published = level("cp_reviews_in_time", np.arange(4), 2025)
    assert (in_time > published - 6).all()  # a child has one or two a year, of which all count
    assert (in_time < np.minimum(published + 13, 100.1)).all()
    assert ((due - held)[recent] / DAY <= 7).mean() > 0.5


def test_a_review_that_ended_a_plan_is_its_last(county: County) -> None:
    reviews = EXTRACTS["ssd_cp_reviews"](county)
    assert isinstance(reviews, Rows)
    ended = dict(zip(county.plan["cp_plan_id"].tolist(), county.plan["ended"], strict=True))
    last = ~reviews["is_plan_to_continue"]
    assert last.any()
    for plan, held, is_last in zip(
        reviews["cp_plan_id"].tolist(), reviews["review_date"], last, strict=True
    ):
        assert is_last == (held == ended[plan])


def test_nobody_is_seen_before_birth(county: County, told: dict[str, Rows]) -> None:
    for name in ("ssd_cp_visits", "ssd_cin_visits", "ssd_cla_visits"):
        rows = told[name]
        birth = county.child["birth"][of_children(county, rows["person_id"])]
        assert not rows["is_child_seen"][birth > rows["visit_date"]].any()
        assert not (rows["is_child_seen_alone"] & ~rows["is_child_seen"]).any()
    assert told["ssd_cp_visits"]["is_child_seen"].mean() > 0.85


def test_the_census_tells_the_same_reviews_and_disabilities(
    county: County, told: dict[str, Rows]
) -> None:
    tables = census.tables(county)
    by_plan = told["ssd_cp_reviews"]
    plans = Counter(by_plan["review_date"][~np.isnat(by_plan["review_date"])].tolist())
    assert Counter(tables["cp_reviews"]["review_date"].tolist()) <= plans
    assert len(tables["cp_reviews"])
    children = dict(
        zip(
            tables["children"]["_id"].tolist(),
            county.record["person_id"][tables["children"]["_record"]].tolist(),
            strict=True,
        )
    )
    returned = {
        (children[parent], code)
        for parent, code in zip(
            tables["disabilities"]["_parent"].tolist(),
            tables["disabilities"]["disability_code"].tolist(),
            strict=True,
        )
    }
    rows = told["ssd_disability"]
    recorded = set(zip(rows["person_id"].tolist(), rows["disability_code"].tolist(), strict=True))
    here = set(children.values())
    assert {(who, code) for who, code in recorded if who in here} <= returned


# --- care


def test_legal_statuses_follow_each_other_without_a_gap(county: County) -> None:
    rows = EXTRACTS["ssd_legal_status"](county)
    assert isinstance(rows, Rows)
    begins, ends = rows["legal_status_start_date"], rows["legal_status_end_date"]
    order = np.lexsort((begins, rows["person_id"].astype(str)))
    same = rows["person_id"][order][1:] == rows["person_id"][order][:-1]
    linked = same & (begins[order][1:] == ends[order][:-1])
    entered = county.spell["entered"]
    assert len(rows) - linked.sum() == len(entered)
    assert np.isin(begins[order][1:][same & ~linked], entered).all()


def test_children_placed_for_adoption_or_with_parents_are_under_an_order(county: County) -> None:
    rows = EXTRACTS["ssd_legal_status"](county)
    assert isinstance(rows, Rows)
    episode = county.episode
    code = episode["placement_code"].astype(str)
    for places, orders in ((("P1",), ("C1", "C2", "E1")), (("A5", "A6"), ("E1",))):
        these = np.isin(code, places)
        assert these.any()
        for person, on in zip(episode["person_id"][these], episode["started"][these], strict=True):
            now = (rows["person_id"] == person) & (rows["legal_status_start_date"] <= on)
            now &= ~(rows["legal_status_end_date"] <= on)
            assert set(rows["legal_status_code"][now]) <= set(orders)
            assert now.sum() == 1


def test_the_health_of_children_in_care_is_as_published(
    county: County, told: dict[str, Rows]
) -> None:
    spell, rows = county.spell, told["ssd_cla_health"]
    on = rows["health_check_date"]
    done = (rows["health_check_status"] == "Completed") & (on > LAST - 365 * DAY)
    there = (spell["entered"] <= LAST - 365 * DAY) & ~(spell["left"] <= LAST)
    for word, measure in (("Health", "health_assessment"), ("Dental", "dental_check")):
        kind = np.char.find(rows["health_check_type"].astype(str), word) >= 0
        had = np.isin(spell["person_id"][there], rows["person_id"][done & kind])
        expected = level(measure, spell["council"][there], 2025).mean()
        assert abs(100 * had.mean() - expected) < 7, measure
    immune = told["ssd_cla_immunisations"]
    expected = level("immunised", np.asarray(immune.council), 2025).mean()
    assert abs(100 * immune["is_up_to_date"].mean() - expected) < 6


def test_a_check_is_done_when_its_day_has_come_and_booked_before(told: dict[str, Rows]) -> None:
    rows = told["ssd_cla_health"]
    ahead = rows["health_check_date"] > LAST
    assert ahead.any()
    assert set(rows["health_check_status"][ahead]) == {"Booked"}
    assert "Booked" not in set(rows["health_check_status"][~ahead])


def test_scores_are_of_children_of_the_ages_and_near_the_average(
    county: County, told: dict[str, Rows]
) -> None:
    rows = told["ssd_sdq_scores"]
    has = np.array([score is not None for score in rows["sdq_score"].tolist()])
    assert (np.isnat(rows["completed_date"]) == ~has).all()
    assert (np.array([code is None for code in rows["no_score_reason_code"]]) == has).all()
    scores = rows["sdq_score"][has].astype(int)
    assert scores.min() >= 0
    assert scores.max() <= 40
    expected = level("sdq_average", np.asarray(rows.council), year_of(rows["completed_date"]))
    assert abs(scores.mean() - expected[has].mean()) < 2
    birth = county.child["birth"][of_children(county, rows["person_id"])][has]
    assert ((rows["completed_date"][has] - birth) / DAY >= 4 * 365).all()


def test_care_leavers_are_of_an_age_and_fare_as_published(
    county: County, told: dict[str, Rows]
) -> None:
    rows = told["ssd_care_leavers"]
    age = (LAST - county.child["birth"][of_children(county, rows["person_id"])]) / DAY / 365.25
    assert age.min() >= 15.9
    assert age.max() < 25
    grown = rows["eligibility"] == "Former relevant"
    assert (age[grown] >= CHILDHOOD / 366).all()
    council = np.asarray(rows.council)[grown]
    active = ~np.isin(rows["activity_code"][grown].astype(str), ("G4", "G5", "G6", "0", "None"))
    for measure, seen in (
        ("leavers_active", active),
        ("suitable_accommodation", rows["accommodation_suitability"][grown] == "Suitable"),
    ):
        assert abs(100 * seen.mean() - level(measure, council, 2025).mean()) < 13, measure
    silent = rows["in_touch_code"] != "YES"
    assert set(rows["activity_code"][silent]) == {"0"}


def test_misuse_and_convictions_are_of_older_children_in_care(
    county: County, told: dict[str, Rows]
) -> None:
    for name, column, youngest in (
        ("ssd_cla_substance_misuse", "substance_misuse_date", 10),
        ("ssd_cla_convictions", "offence_date", 10),
    ):
        rows = told[name]
        birth = county.child["birth"][of_children(county, rows["person_id"])]
        assert ((rows[column] - birth) / DAY >= youngest * 365.2).all()
        assert len(rows) < 0.12 * len(anniversaries(county)["on"])


# --- people


def test_a_mother_is_said_to_be_one_and_was_a_child_when_she_gave_birth(
    county: County, told: dict[str, Rows]
) -> None:
    rows, persons = told["ssd_mother"], told["ssd_person"]
    said = persons["person_id"][persons["is_mother"] == True]  # noqa: E712 - an array is compared
    assert set(said.tolist()) == set(rows["person_id"].tolist())
    mother, baby = (
        county.child["birth"][of_children(county, rows[name])]
        for name in ("person_id", "child_person_id")
    )
    age = (baby - mother) / DAY / 365.25
    assert age.min() > 14
    assert age.max() < 20


def test_plans_of_special_needs_agree_with_the_list_of_persons(told: dict[str, Rows]) -> None:
    persons, send = told["ssd_person"], told["ssd_send"]
    requests, plans = told["ssd_ehcp_requests"], told["ssd_ehcp_active_plans"]
    flags = dict(zip(persons["person_id"].tolist(), persons["has_ehcp_code"].tolist(), strict=True))
    of_send = dict(zip(send["send_record_id"].tolist(), send["person_id"].tolist(), strict=True))
    of_request = dict(
        zip(requests["ehcp_request_id"].tolist(), requests["send_record_id"].tolist(), strict=True)
    )
    holders = {of_send[of_request[request]] for request in plans["ehcp_request_id"].tolist()}
    assert {flags[holder] for holder in holders} == {"0"}
    assert len(holders) > 0.9 * sum(flag == "0" for flag in flags.values())


def test_siblings_share_a_family(county: County, told: dict[str, Rows]) -> None:
    rows = told["ssd_family"]
    homes = county.child["household"][of_children(county, rows["person_id"])]
    pairs = set(zip(rows["family_id"].tolist(), homes.tolist(), strict=True))
    councils_of_home = Counter(home for _, home in pairs)
    assert max(councils_of_home.values()) <= 2  # a family that moved is known to two councils
    assert max(Counter(rows["family_id"].tolist()).values()) > 2
    assert len({family for family, _ in pairs}) == len(pairs)


def test_workers_hold_as_many_cases_as_published(county: County, told: dict[str, Rows]) -> None:
    rows = told["ssd_professionals"]
    held, council = rows["caseload_count"], np.asarray(rows.council)
    for which in range(len(COUNCILS)):
        loads = held[(council == which) & (held > 0)]
        assert abs(loads.mean() - level("caseload", np.array(which), 2025)) < 4
    cases = allocations(county)
    on = census_day(LAST)
    assert held.sum() == ((cases["started"] <= on) & ~(cases["ended"] <= on)).sum()


def test_one_worker_at_a_time_holds_a_case(county: County) -> None:
    held = allocations(county)
    same = held["case"][1:] == held["case"][:-1]
    assert (held["ended"][:-1][same] == held["started"][1:][same]).all()
    assert (held["is_last"][:-1] == ~same).all()


# --- the parts they are made of


def test_levels_have_a_value_for_each_authority_and_year() -> None:
    assert {np.array(values).shape for values in LEVELS.values()} == {(4, 4)}
    assert level("dental_check", np.array([0, 3]), np.array([2019, 2030])).tolist() == [85, 91]


def test_a_year_ends_on_31_march() -> None:
    days = np.array(["2025-03-31", "2025-04-01", "2026-03-31"], dtype="datetime64[D]")
    assert year_of(days).tolist() == [2025, 2026, 2026]


def test_turns_fill_each_span_and_gaps_add_up_within_it() -> None:
    begins = np.array(["2025-01-01"] * 3, dtype="datetime64[D]")
    ends = begins + np.array([25, 0, 10]) * DAY
    of, turn = turns(begins, ends, 10)
    assert of.tolist() == [0, 0, 0, 2]
    assert turn.tolist() == [0, 1, 2, 0]
    assert running(turn, np.array([3, 4, 5, 6])).tolist() == [3, 7, 12, 6]
