"""Front door, family help, education and registers agree with the case system and in themselves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from sy_dataset.contracts.load import load_contracts
from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import DAY, day, days
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.extracts import EXTRACTS, school_rolls
from sy_dataset.synthetic.people import COUNCILS, Period
from sy_dataset.synthetic.rows import Rows

LAST = day(date(2026, 3, 31))
PRODUCTS = ("mash", "family_help", "education", "missing", "registers")
REFERENCES = """
mash_strategy_discussion.person_id ssd_person.person_id
mash_strategy_discussion.contact_id mash_contact.contact_id
mash_strategy_discussion.referral_id ssd_cin_episodes.referral_id
mash_strategy_discussion.s47_enquiry_id ssd_s47_enquiry.s47_enquiry_id
mash_strategy_attendance.strategy_discussion_id mash_strategy_discussion.strategy_discussion_id
mash_decision_participant.contact_id mash_contact.contact_id
mash_feedback.contact_id mash_contact.contact_id
mash_referrer_survey.contact_id mash_contact.contact_id
mash_escalation.person_id ssd_person.person_id
mash_escalation.contact_id mash_contact.contact_id
mash_escalation.referral_id ssd_cin_episodes.referral_id
mash_protection_meeting.icpc_id ssd_initial_cp_conference.icpc_id
mash_protection_meeting.cp_review_id ssd_cp_reviews.cp_review_id
mash_protection_meeting.cp_plan_id ssd_cp_plans.cp_plan_id
mash_protection_attendance.protection_meeting_id mash_protection_meeting.protection_meeting_id
family_help_episode.person_id ssd_early_help_episodes.person_id
family_help_episode.contact_id mash_contact.contact_id
family_help_episode.referral_id ssd_cin_episodes.referral_id
family_help_episode.lead_worker_id ssd_professionals.worker_id
family_help_assessment.family_help_episode_id family_help_episode.family_help_episode_id
family_help_meeting.family_help_episode_id family_help_episode.family_help_episode_id
family_help_status.person_id ssd_person.person_id
family_help_status.family_help_episode_id family_help_episode.family_help_episode_id
family_help_status.referral_id ssd_cin_episodes.referral_id
family_help_status.team_id ssd_department.team_id
family_help_step.family_help_episode_id family_help_episode.family_help_episode_id
family_help_step.referral_id ssd_cin_episodes.referral_id
missing_return_interview.missing_episode_id ssd_missing.missing_episode_id
missing_return_interview.person_id ssd_missing.person_id
education_attendance.pupil_id education_pupils.pupil_id
education_exclusions.pupil_id education_pupils.pupil_id
education_home_education.pupil_id education_pupils.pupil_id
education_missing_education.pupil_id education_pupils.pupil_id
education_alternative_provision.pupil_id education_pupils.pupil_id
education_reduced_timetables.pupil_id education_pupils.pupil_id
education_peps.pupil_id education_pupils.pupil_id
audit_rounds.audit_programme_id audit_programmes.audit_programme_id
audit_rounds.repeats_audit_round_id audit_rounds.audit_round_id
audit_cases.audit_round_id audit_rounds.audit_round_id
audit_cases.person_id ssd_person.person_id
audit_grades.audit_case_id audit_cases.audit_case_id
audit_answers.audit_case_id audit_cases.audit_case_id
audit_moderations.audit_grade_id audit_grades.audit_grade_id
audit_escalations.audit_case_id audit_cases.audit_case_id
recommendations.review_id reviews.review_id
recommendations.audit_round_id audit_rounds.audit_round_id
actions.recommendation_id recommendations.recommendation_id
actions.scrutineer_issue_id scrutineer_issues.scrutineer_issue_id
action_extensions.action_id actions.action_id
action_evidence.action_id actions.action_id
action_impacts.action_id actions.action_id
scrutineer_responses.scrutineer_issue_id scrutineer_issues.scrutineer_issue_id
decisions.action_id actions.action_id
decisions.scrutineer_issue_id scrutineer_issues.scrutineer_issue_id
voice_entries.person_id ssd_person.person_id
voice_answers.voice_entry_id voice_entries.voice_entry_id
voice_themes.voice_entry_id voice_entries.voice_entry_id
voice_themes.action_id actions.action_id
training_attendances.training_event_id training_events.training_event_id
serious_incidents.person_id ssd_person.person_id
reviews.serious_incident_id serious_incidents.serious_incident_id
"""
ORDERS = """
mash_strategy_discussion requested_at held_at record_shared_at
mash_escalation stage_raised_at stage_resolved_at
mash_protection_meeting meeting_date record_shared_date
mash_protection_attendance report_received_date _met
family_help_episode requested_date episode_start_date plan_start_date episode_end_date
family_help_episode lead_assigned_date episode_end_date
family_help_assessment assessment_start_date assessment_completed_date
family_help_status status_start_date status_end_date
family_help_step decided_date effective_date
missing_return_interview returned_at notified_at offered_at completed_at
education_pupils birth_date registered_date left_date
education_exclusions exclusion_start_date exclusion_end_date
education_home_education home_education_start_date home_education_end_date
education_home_education notified_date suitability_decided_date home_education_end_date
education_missing_education missing_start_date reported_date missing_end_date
education_alternative_provision provision_start_date provision_end_date
education_reduced_timetables timetable_start_date timetable_end_date
education_peps meeting_date completed_date
audit_rounds frame_drawn_date round_completed_date
audit_escalations escalated_at escalation_resolved_at
recommendations recommended_date acceptance_decided_date
actions agreed_date started_date action_completed_date signed_off_date reopened_date
action_extensions due_before_date due_after_date
action_evidence evidence_date verified_date
scrutineer_issues issue_raised_date scrutineer_judged_date
serious_incidents incident_date aware_date notified_date
reviews review_decided_date review_completed_date review_sent_date review_published_date
"""


def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.split("\n") if line]


@pytest.fixture(scope="module")
def county() -> County:
    return build_county(16_000, Period.of(date(2026, 3, 31), 3), 5)


@pytest.fixture(scope="module")
def told(county: County) -> dict[str, Rows]:
    """Every table as it stood on the last day, by the extract's id; of registers by its own name."""
    needed = {name.split(".")[0] for pair in lines(REFERENCES) for name in pair}
    needed |= {name for name, of in load_contracts().items() if of.product in PRODUCTS}
    rows: dict[str, Rows] = {}
    for name in sorted(needed & EXTRACTS.keys()):
        made = EXTRACTS[name](county)
        rows |= {name: made} if isinstance(made, Rows) else dict(made)
    met = dict(
        zip(
            rows["mash_protection_meeting"]["protection_meeting_id"].tolist(),
            rows["mash_protection_meeting"]["meeting_date"],
            strict=True,
        )
    )
    came = rows["mash_protection_attendance"]
    came.columns["_met"] = np.array([met[m] for m in came["protection_meeting_id"].tolist()])
    return {name: every.as_at(LAST) for name, every in rows.items()}


def known(values: Values) -> list[object]:
    return [value for value in values.tolist() if value is not None]


def by_council(rows: Rows, mask: Values, among: Values | None = None) -> Values:
    """The percentage of each council's rows of which the mask holds."""
    assert rows.council is not None
    among = np.ones(len(rows), dtype=bool) if among is None else among
    every = np.bincount(rows.council[among], minlength=len(COUNCILS))
    return 100 * np.bincount(rows.council[among & mask], minlength=len(COUNCILS)) / every


@pytest.mark.parametrize(("here", "there"), lines(REFERENCES))
def test_what_a_row_names_stands_in_its_own_table(
    told: dict[str, Rows], here: str, there: str
) -> None:
    (table, column), (other, key) = here.split("."), there.split(".")
    named = known(told[table][column])
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


def test_no_key_stands_twice_in_a_council(told: dict[str, Rows]) -> None:
    contracts = [of for of in load_contracts().values() if of.product in PRODUCTS]
    for contract in contracts:
        for table in contract.tables:
            rows = told[contract.id if len(contract.tables) == 1 else table.name]
            assert rows.council is not None
            columns = [rows[column.name].tolist() for column in table.key]
            keys = list(zip(rows.council.tolist(), *columns, strict=True))
            assert len(set(keys)) == len(keys) > 0, table.name


# --- the front door


def test_nearly_every_enquiry_follows_a_discussion_of_its_first_day(told: dict[str, Rows]) -> None:
    enquiry, talk = told["ssd_s47_enquiry"], told["mash_strategy_discussion"]
    started = dict(zip(enquiry["s47_enquiry_id"].tolist(), enquiry["s47_start_date"], strict=True))
    first = talk["discussion_kind_code"] == "INITIAL"
    pairs = zip(talk["s47_enquiry_id"][first].tolist(), days(talk["held_at"][first]), strict=True)
    held = {name: on for name, on in pairs if name}
    same = [held[name] == on for name, on in started.items() if name in held]
    assert 0.95 < len(same) / len(started) < 1
    assert 0.94 < np.mean(same) < 1


def test_siblings_share_a_strategy_discussion(told: dict[str, Rows]) -> None:
    talk = told["mash_strategy_discussion"]
    meeting, moment = talk["meeting_id"].astype(str), talk["held_at"]
    count = len(np.unique(meeting))
    assert count < len(meeting)
    assert len(set(zip(meeting.tolist(), moment.tolist(), strict=True))) == count


def test_an_escalation_goes_from_stage_to_stage(told: dict[str, Rows]) -> None:
    rows = told["mash_escalation"]
    columns = ("escalation_id", "escalation_stage_code", "stage_resolved_at", "stage_raised_at")
    stages = {}
    for name, stage, ended, raised in zip(*(rows[c].tolist() for c in columns), strict=True):
        stages[name, int(stage)] = (ended, raised)
    later = [(name, stage) for name, stage in stages if stage > 1]
    assert later
    assert all(stages[name, stage - 1][0] == stages[name, stage][1] for name, stage in later)


def test_every_decision_has_a_participant_and_every_outcome_told_is_the_contacts(
    told: dict[str, Rows],
) -> None:
    stages, took_part = told["mash_stage"], told["mash_decision_participant"]
    decides = np.isin(stages["stage_code"].astype(str), ("INITIAL", "FINAL"))
    names = ("contact_id", "stage_code")
    asked = set(zip(*(stages[name][decides].tolist() for name in names), strict=True))
    assert asked == set(zip(*(took_part[name].tolist() for name in names), strict=True))
    contact, feedback = told["mash_contact"], told["mash_feedback"]
    outcome = feedback["feedback_kind_code"] == "OUTCOME"
    sent = contact["feedback_sent_at"]
    assert sorted(sent[~np.isnat(sent)]) == sorted(feedback["sent_at"][outcome])


# --- family help


def test_statuses_of_a_child_follow_each_other_without_overlap(told: dict[str, Rows]) -> None:
    rows = told["family_help_status"]
    order = np.lexsort((rows["status_start_date"], rows["person_id"].astype(str)))
    same = rows["person_id"][order][1:] == rows["person_id"][order][:-1]
    ended, begins = rows["status_end_date"][order][:-1], rows["status_start_date"][order][1:]
    assert same.sum() > 100
    assert (ended[same] < begins[same]).all()
    status = rows["status_code"][order]
    touching = same & (begins - ended == DAY)
    assert (status[1:][touching] != status[:-1][touching]).all()


def test_a_child_on_a_plan_or_in_care_has_that_status(
    county: County, told: dict[str, Rows]
) -> None:
    rows = told["family_help_status"]
    now = np.isnat(rows["status_end_date"])
    codes = dict(zip(rows["person_id"][now].tolist(), rows["status_code"][now], strict=True))
    plan, spell = county.plan, county.spell
    cared = (spell["entered"] <= LAST) & ~(spell["left"] <= LAST)
    planned = (plan["started"] <= LAST) & ~(plan["ended"] <= LAST)
    in_care = set(spell["person_id"][cared].tolist())
    assert in_care
    assert all(codes[name] == "CLA" for name in in_care)
    assert all(codes[n] == "CP" for n in set(plan["person_id"][planned].tolist()) - in_care)


def test_help_that_a_case_ended_was_stepped_up(told: dict[str, Rows]) -> None:
    episode, step = told["family_help_episode"], told["family_help_step"]
    up = step["direction_code"] == "UP"
    stepped = set(step["family_help_episode_id"][up].tolist())
    outcome = episode["outcome_code"] == "STEP_UP"
    assert stepped
    assert stepped == set(episode["family_help_episode_id"][outcome].tolist())


# --- missing children


def test_interviews_agree_with_the_missing_episodes_but_for_a_few(told: dict[str, Rows]) -> None:
    missing, talk = told["ssd_missing"], told["missing_return_interview"]
    offered = dict(
        zip(missing["missing_episode_id"].tolist(), missing["is_rhi_offered"], strict=True)
    )
    pairs = zip(
        talk["missing_episode_id"].tolist(), talk["is_offered"], talk["offered_at"], strict=True
    )
    same = [offered[n] == said for n, said, at in pairs if n and not np.isnat(at)]
    assert 0.93 < np.mean(same) <= 1
    held = ~np.isnat(talk["completed_at"])
    hours = (talk["completed_at"] - talk["returned_at"])[held] / np.timedelta64(1, "h")
    assert 0.55 < np.mean(hours <= 72) < 0.8
    assert np.mean((hours > 68) & (hours <= 72)) > 0.1  # on the limit or just before it


# --- education


def test_pupils_are_nearly_all_children_of_school_age(
    county: County, told: dict[str, Rows]
) -> None:
    rows, birth = told["education_pupils"], county.child["birth"]
    here = county.child["arrived"] <= LAST
    of_age = here & (birth <= LAST - 5 * 366 * DAY) & (birth > LAST - 15 * 365 * DAY)
    pupils = np.unique(rows["_child"][np.isnat(rows["left_date"])])
    assert 0.95 < np.isin(np.flatnonzero(of_age), pupils).mean() < 1
    assert (rows["birth_date"] < LAST - 4 * 365 * DAY).all()
    assert 0.9 < np.mean(rows["upn"] != None) < 0.99  # noqa: E711 - an array is compared


def test_a_child_who_moved_is_known_to_two_councils_by_one_number(told: dict[str, Rows]) -> None:
    rows = told["education_pupils"]
    child, times = np.unique(rows["_child"], return_counts=True)
    twice = np.isin(rows["_child"], child[times == 2])
    assert twice.any()
    assert rows.council is not None
    pairs = {}
    for one, council, upn in zip(
        rows["_child"][twice].tolist(), rows.council[twice], rows["upn"][twice], strict=True
    ):
        pairs.setdefault(one, []).append((council, upn))
    assert all(a[0] != b[0] for a, b in pairs.values())
    assert np.mean([a[1] == b[1] for a, b in pairs.values()]) > 0.9


def test_sessions_add_up_and_two_months_are_sent(told: dict[str, Rows]) -> None:
    rows = told["education_attendance"]
    count = {name: values for name, values in rows.columns.items() if name.endswith("_count")}
    authorised = count["sessions_authorised_absence_count"]
    missed = authorised + count["sessions_unauthorised_absence_count"]
    assert (count["sessions_attended_count"] + missed == count["sessions_possible_count"]).all()
    known_kinds = ("illness", "suspended", "reduced_timetable")
    kinds = sum(count[f"sessions_{kind}_count"] for kind in known_kinds)
    assert (kinds <= authorised).all()
    assert rows.period is not None
    assert sorted(set(rows.period.tolist())) == [date(2026, 2, 28), date(2026, 3, 31)]
    months = rows["attendance_month"].astype("datetime64[M]")
    assert (months == rows.period.astype("datetime64[M]")).all()


def test_absence_is_as_published(county: County, told: dict[str, Rows]) -> None:
    """Department for Education, 2024/25: pupils who missed a tenth of their sessions or more."""
    rows = told["education_attendance"]
    pupil, first, of = np.unique(
        rows["pupil_id"].astype(str), return_index=True, return_inverse=True
    )
    possible = np.bincount(of, rows["sessions_possible_count"])
    share = 1 - np.bincount(of, rows["sessions_attended_count"]) / possible
    each = rows.only(first)
    assert len(pupil) == len(each)
    persistent = by_council(each, share >= 0.1)
    assert persistent == pytest.approx([18.55, 18.35, 20.09, 21.28], abs=3)
    assert by_council(each, share >= 0.5) == pytest.approx([3.11, 2.3, 2.97, 3.67], abs=1.2)
    roll = school_rolls.rolls(county)
    place = {name: number for number, name in enumerate(roll["pupil_id"].tolist())}
    child = roll["child"][[place[name] for name in pupil.tolist()]]
    status = school_rolls.status_on(county, child, np.full(len(child), LAST))
    in_need = (status == school_rolls.NEED) | (status == school_rolls.PLAN)
    assert 0.38 < np.mean(share[in_need] >= 0.1) < 0.62


def test_suspended_sessions_are_those_of_the_suspensions(told: dict[str, Rows]) -> None:
    rows, found = told["education_attendance"], told["education_exclusions"]
    lost = rows["sessions_suspended_count"] > 0
    month = rows["attendance_month"][lost].astype("datetime64[M]")
    spans = {}
    for pupil, since, until in zip(
        found["pupil_id"].tolist(),
        found["exclusion_start_date"],
        found["exclusion_end_date"],
        strict=True,
    ):
        spans.setdefault(pupil, []).append((since, until))
    assert lost.any()
    for pupil, of in zip(rows["pupil_id"][lost].tolist(), month, strict=True):
        assert any(
            since.astype("datetime64[M]") <= of <= until.astype("datetime64[M]")
            for since, until in spans[pupil]
            if not np.isnat(until)
        )


def test_nobody_at_home_or_missing_education_attends(told: dict[str, Rows]) -> None:
    begins = day(date(2026, 2, 1))
    attends = set(told["education_attendance"]["pupil_id"].tolist())
    for name, kind in (("home_education", "home_education"), ("missing_education", "missing")):
        rows = told[f"education_{name}"]
        ends = rows[f"{kind}_end_date"]
        away = (rows[f"{kind}_start_date"] < begins) & ~(ends <= LAST)
        assert away.any()
        assert not attends & set(rows["pupil_id"][away].tolist())


def test_suspensions_and_home_education_are_as_published(
    county: County, told: dict[str, Rows]
) -> None:
    """Department for Education: suspensions per 100 pupils of 2023/24; 1.5 % at home in 2025."""
    rows, roll = told["education_exclusions"], school_rolls.rolls(county)
    assert rows.council is not None
    of_year = (rows["exclusion_start_date"] >= day(date(2023, 9, 1))) & (
        rows["exclusion_start_date"] < day(date(2024, 9, 1))
    )
    of_year &= rows["exclusion_type_code"] != "PERMANENT"
    there = (roll["begins"] <= day(date(2024, 1, 18))) & (roll["ends"] > day(date(2024, 1, 18)))
    pupils = np.bincount(roll["council"][there], minlength=4)
    level = 100 * np.bincount(rows.council[of_year], minlength=4) / pupils
    assert level == pytest.approx([25.8, 24.3, 12.8, 17.5], rel=0.25)
    home = told["education_home_education"]
    now = np.isnat(home["home_education_end_date"])
    of_age = (told["education_pupils"]["is_compulsory_school_age"]).sum()
    assert 1.0 < 100 * now.sum() / of_age < 2.0


# --- the registers


def test_each_office_keeps_every_register(told: dict[str, Rows]) -> None:
    for table in load_contracts()["partnership_registers"].tables:
        council = told[table.name].council
        assert set(np.asarray(council).tolist()) == {0, 1, 2, 3}, table.name


def test_nobody_verifies_or_moderates_what_is_their_own(told: dict[str, Rows]) -> None:
    owner = dict(
        zip(told["actions"]["action_id"].tolist(), told["actions"]["owner_id"], strict=True)
    )
    evidence = told["action_evidence"]
    pairs = zip(evidence["action_id"].tolist(), evidence["verifier_id"], strict=True)
    assert all(owner[action] != verifier for action, verifier in pairs)
    auditor = dict(
        zip(
            told["audit_grades"]["audit_grade_id"].tolist(),
            told["audit_grades"]["auditor_id"],
            strict=True,
        )
    )
    second = told["audit_moderations"]
    pairs = zip(second["audit_grade_id"].tolist(), second["moderator_id"], strict=True)
    assert all(auditor[grade] != moderator for grade, moderator in pairs)


def test_a_social_worker_holds_as_many_cases_as_published(told: dict[str, Rows]) -> None:
    """Department for Education, year ending March 2025."""
    rows = told["workforce_returns"]
    now = (rows["workforce_role_code"] == "SOCIAL_WORKER") & (
        rows["workforce_date"] == day(date(2025, 3, 31))
    )
    cases, holders = (
        rows[name][now].astype(float) for name in ("open_case_count", "case_holders_fte")
    )
    assert cases / holders == pytest.approx([15.2, 15.1, 13.3, 14.9], rel=0.05)
