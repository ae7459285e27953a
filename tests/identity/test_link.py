"""Linkage: who is joined, who is not, and why."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sy_dataset.contracts import Kind
from sy_dataset.engine import connect
from sy_dataset.errors import NightError
from sy_dataset.identity import claims, clusters, link, rungs

from .land import Land, Row, nhs, shuffled, upn

BORN = date(2012, 5, 17)
NHS_RUNG, UPN_RUNG = "nhs_number_birth_date", "upn_birth_date"
NAME_RUNG, RARE_NAME_RUNG = "name_birth_date_postcode", "name_birth_date"


def council(land: Land, agency_id: str, *people: Row, **upns: str) -> None:
    """Persons of one council; their postcode goes into its own table, UPNs by person_id."""
    persons = [{k: v for k, v in row.items() if k != "postcode"} for row in people]
    land.send(agency_id, "ssd_person", persons=persons)
    homes = [row for row in people if row.get("postcode")]
    land.send(
        agency_id,
        "ssd_address",
        addresses=[
            {"address_id": str(n), "person_id": row["person_id"], "postcode": row["postcode"]}
            for n, row in enumerate(homes)
        ],
    )
    if upns:
        land.send(
            agency_id,
            "ssd_linked_identifiers",
            linked_identifiers=[identifier(p, "Unique Pupil Number", v) for p, v in upns.items()],
        )


def identifier(person_id: str, kind: str, value: str, **more: Any) -> Row:
    return {"linked_identifier_id": f"{person_id}{value}", "person_id": person_id,
            "identifier_type": kind, "identifier_value": value, **more}  # fmt: skip


def child(person_id: str, **more: Any) -> dict[str, Any]:
    return {"person_id": person_id, "given_name": "Amara", "family_name": "Okafor",
            "birth_date": BORN, "postcode": "S1 2HE", **more}  # fmt: skip


def bare(person_id: str, **more: Any) -> dict[str, Any]:
    """A record without a name or address."""
    return {"person_id": person_id, "birth_date": BORN, **more}


# --- the rungs ----------------------------------------------------------------------------


def test_the_nhs_number_with_the_date_of_birth_joins_two_agencies(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    counts = land.link()
    assert land.person("barnsley", "b1") == land.person("ics", "i1")
    assert land.rule("barnsley", "b1") == land.rule("ics", "i1") == NHS_RUNG
    assert (counts.records, counts.persons) == (2, 1)
    assert {rule: n for rule, n in counts.linked.items() if n} == {NHS_RUNG: 2}


def test_the_upn_with_the_date_of_birth_joins_two_councils(land: Land):
    council(land, "barnsley", bare("b1"), b1=upn(1))
    land.send("sheffield", "cin_census", children=[bare("s1", upn=upn(1))])
    land.link()
    assert land.person("barnsley", "b1") == land.person("sheffield", "s1")
    assert land.rule("sheffield", "s1") == UPN_RUNG


def test_name_date_of_birth_and_postcode_join_a_council_and_the_police(land: Land):
    council(land, "barnsley", child("b1", given_name="Zoë-Ann", family_name="O’Brien"))
    land.send(
        "police",
        "police_person",
        persons=[child("p1", given_name="zoe ann ", family_name="OBRIEN")],
    )
    land.link()
    assert land.person("barnsley", "b1") == land.person("police", "p1")
    assert land.rule("police", "p1") == NAME_RUNG


def test_a_past_postcode_joins_as_well_as_the_present_one(land: Land):
    council(land, "barnsley", child("b1", postcode=None))
    land.send(
        "barnsley",
        "ssd_address",
        addresses=[
            {"address_id": "1", "person_id": "b1", "postcode": "S9 1AA",
             "address_start_date": date(2025, 1, 1)},
            {"address_id": "2", "person_id": "b1", "postcode": "S1 2HE",
             "address_start_date": date(2019, 1, 1), "address_end_date": date(2024, 12, 31)},
        ],
    )  # fmt: skip
    land.send("police", "police_person", persons=[child("p1", postcode="S1 2HE")])
    land.link()
    assert land.person("barnsley", "b1") == land.person("police", "p1")


@pytest.mark.parametrize("part", ["given_name", "family_name", "birth_date"])
def test_missing_never_equals_missing(land: Land, part: str):
    council(land, "barnsley", child("b1", **{part: None}))
    council(land, "sheffield", child("s1", **{part: None}))
    land.send("police", "police_person", persons=[child("p1")])
    assert land.link().persons == 3


@pytest.mark.parametrize(
    "other",
    [
        {"given_name": "Chidi"},
        {"given_name": None},
        {"birth_date": date(2014, 11, 3)},
        {"family_name": "Brown"},  # adopted by those who fostered the child: the address stays
    ],
)
def test_a_part_that_is_another_keeps_two_records_apart(land: Land, other: Row):
    council(land, "barnsley", child("b1"))
    land.send("police", "police_person", persons=[child("p1", **other)])
    assert land.link().persons == 2


@pytest.mark.parametrize(
    "slip",
    [
        {"given_name": "Amarah"},
        {"family_name": "Okofar"},
        {"birth_date": date(2012, 5, 18)},
        {"given_name": "Okafor", "family_name": "Amara"},
        {"family_name": "Okafor-Brown"},
    ],
)
def test_one_slip_in_a_record_that_agrees_in_the_rest_is_likely_the_child(land: Land, slip: Row):
    council(land, "barnsley", child("b1"))
    land.send("police", "police_person", persons=[child("p1", **slip)])
    assert land.link().persons == 1
    assert land.rule("police", "p1") == "likely"


def test_a_rare_name_and_the_birth_date_need_no_address(land: Land):
    council(land, "barnsley", child("b1", postcode=None))
    land.send("police", "police_person", persons=[child("p1", postcode="S9 1AA")])
    land.link()
    assert land.rule("police", "p1") == RARE_NAME_RUNG


def test_the_surer_rung_is_the_one_that_is_named(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[child("i1", nhs_number=nhs(1))])
    land.send("police", "police_person", persons=[child("p1")])
    counts = land.link()
    assert counts.persons == 1
    assert {rule: n for rule, n in counts.linked.items() if n} == {NHS_RUNG: 2, NAME_RUNG: 1}
    assert list(counts.linked) == ["decided", *(rung.rule_id for rung in rungs.RUNGS), "likely"]
    evidence = {rule: tokens for rule, _, tokens in land.stored("link_evidence")}
    assert len(evidence[NHS_RUNG]) == 2
    assert len(evidence[NAME_RUNG]) == 3


def test_a_record_that_nothing_joins_stands_alone(land: Land):
    council(land, "barnsley", child("b1"))
    assert set(land.link().linked.values()) == {0}
    assert land.rule("barnsley", "b1") == "alone"


def test_all_six_agencies_can_know_one_child(land: Land):
    for agency_id in ("barnsley", "doncaster", "rotherham", "sheffield"):
        council(land, agency_id, child("1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[child("1", nhs_number=nhs(1))])
    land.send("police", "police_person", persons=[child("1")])
    counts = land.link()
    assert (counts.records, counts.persons, counts.conflicts, counts.ties) == (6, 1, 0, 0)


# --- who is never joined ------------------------------------------------------------------


def test_a_valid_nhs_number_with_another_date_of_birth_is_for_review_and_no_link(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    land.send(
        "ics", "ics_person", persons=[child("i1", nhs_number=nhs(1), birth_date=date(1985, 1, 2))]
    )
    assert land.link().persons == 2
    reasons = {"one_nhs_number_two_birth_dates", "two_birth_dates"}
    assert land.reasons("barnsley", "b1") == reasons
    assert land.reasons("ics", "i1") == reasons


def test_a_child_under_its_mothers_nhs_number_is_joined_to_neither(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(9)))
    land.send(
        "ics",
        "ics_person",
        persons=[
            child("mother", nhs_number=nhs(9), given_name="Ada", birth_date=date(1985, 1, 2)),
            child("child", nhs_number=nhs(1)),
        ],
    )
    assert land.link().persons == 3
    assert "two_nhs_numbers" in land.reasons("barnsley", "b1")


def test_twins_of_different_forename_stay_two(land: Land):
    council(land, "barnsley", child("b1", given_name="Amara"), child("b2", given_name="Amaka"))
    land.send(
        "police",
        "police_person",
        persons=[child("p1", given_name="Amara"), child("p2", given_name="Amaka")],
    )
    assert land.link().persons == 2
    assert land.person("barnsley", "b1") == land.person("police", "p1")
    assert land.person("barnsley", "b2") == land.person("police", "p2")


def test_siblings_at_one_postcode_stay_two(land: Land):
    council(land, "barnsley", child("b1"))
    sibling = child("p1", given_name="Chidi", birth_date=date(2014, 5, 17))
    land.send("police", "police_person", persons=[sibling])
    assert land.link().persons == 2


def test_six_children_of_one_home_and_birth_month_stay_six(land: Land):
    names = ["Ada", "Ben", "Cem", "Dee", "Eve", "Fay"]
    home = [
        child(f"b{n}", given_name=name, family_name=f"{name}son", birth_date=date(2012, 5, n + 1))
        for n, name in enumerate(names)
    ]
    council(land, "barnsley", *home)
    land.send(
        "police",
        "police_person",
        persons=[{**row, "person_id": f"p{n}"} for n, row in enumerate(home)],
    )
    assert land.link().persons == 6


@pytest.mark.parametrize(
    "forename",
    ["Baby", "BABY ", "Twin 1", "twin2", "Unborn", "infant", "Unknown", "Baby Boy", "J", "J.", "–"],
)
def test_a_forename_that_is_none_never_links(land: Land, forename: str):
    council(land, "barnsley", child("b1", given_name=forename))
    land.send("police", "police_person", persons=[child("p1", given_name=forename)])
    assert land.link().persons == 2


@pytest.mark.parametrize("forename", ["Jo", "Null", "Twinkle", "Babyna", "Łukasz", "毅杰"])
def test_a_rare_forename_links_like_any_other(land: Land, forename: str):
    council(land, "barnsley", child("b1", given_name=forename))
    land.send("police", "police_person", persons=[child("p1", given_name=forename)])
    assert land.link().persons == 1


def test_a_first_of_january_is_no_birthday_to_link_names_by(land: Land):
    born = date(2010, 1, 1)
    council(land, "sheffield", child("s1", birth_date=born))
    land.send("police", "police_person", persons=[child("p1", birth_date=born)])
    assert land.link().persons == 2


def test_three_unborn_babies_of_one_name_stay_three(land: Land):
    due = {"given_name": "Baby", "family_name": "Smith", "expected_birth_date": BORN}
    for agency_id in ("barnsley", "sheffield", "doncaster"):
        land.send(agency_id, "ssd_person", persons=[{"person_id": "1", **due}])
    assert land.link().persons == 3


def test_an_adopted_childs_two_identities_are_never_joined(land: Land):
    """New NHS number, new UPN, new surname; the census names the old UPN as former."""
    council(land, "barnsley", child("old", nhs_number=nhs(1)), old=upn(1))
    council(land, "sheffield", child("new", nhs_number=nhs(2), family_name="Smith"), new=upn(2))
    land.send("sheffield", "cin_census", children=[bare("new", upn=upn(2), former_upn=upn(1))])
    land.send("ics", "ics_person", persons=[child("new", nhs_number=nhs(2), family_name="Smith")])
    land.send("police", "police_person", persons=[child("p1")])
    land.link()
    assert land.person("barnsley", "old") == land.person("police", "p1")
    assert land.person("sheffield", "new") == land.person("ics", "new")
    assert land.person("barnsley", "old") != land.person("sheffield", "new")


def test_an_adopted_child_that_kept_its_name_is_held_apart_by_its_new_number(land: Land):
    council(land, "barnsley", child("old", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[child("new", nhs_number=nhs(2))])
    assert land.link().persons == 2
    assert land.reasons("ics", "new") == {"two_nhs_numbers"}


def test_an_identifier_that_has_ended_leads_nowhere(land: Land):
    council(land, "barnsley", bare("b1"))
    ended = [
        identifier("b1", "NHS Number", nhs(1), valid_to_date=date(2026, 3, 30)),
        identifier("b1", "Unique Pupil Number", upn(1), valid_to_date=date(2026, 3, 30)),
    ]
    land.send("barnsley", "ssd_linked_identifiers", linked_identifiers=ended)
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    land.send("sheffield", "cin_census", children=[bare("s1", upn=upn(1))])
    assert land.link().persons == 3


# --- ties and conflicts -------------------------------------------------------------------


def test_two_records_of_one_register_under_one_key_are_a_tie_and_the_others_still_link(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)), bare("b2", nhs_number=nhs(1)))
    council(land, "sheffield", bare("s1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    counts = land.link()
    assert land.ties("barnsley", "b1") == land.ties("barnsley", "b2") == {NHS_RUNG}
    assert land.ties("ics", "i1") == set()
    assert land.person("sheffield", "s1") == land.person("ics", "i1")
    assert counts.persons == 3
    assert counts.ties == 2


def test_a_council_whose_census_numbers_a_child_otherwise_still_has_one_child(land: Land):
    """Two registers of one agency may hold one child under two numbers."""
    council(land, "barnsley", bare("b1"), bare("b2"), b1=upn(1))
    land.send("barnsley", "cin_census", children=[bare("c9", upn=upn(1)), bare("b2")])
    counts = land.link()
    assert land.person("barnsley", "b1") == land.person("barnsley", "c9")
    assert land.person("barnsley", "b2") != land.person("barnsley", "b1")
    assert (counts.records, counts.persons, counts.ties) == (3, 2, 0)


def test_a_record_tied_at_one_rung_may_link_at_the_next(land: Land):
    council(
        land,
        "barnsley",
        child("b1", nhs_number=nhs(1)),
        child("b2", nhs_number=nhs(1), given_name="Chidi"),
    )
    land.send("ics", "ics_person", persons=[child("i1", nhs_number=nhs(1))])
    land.link()
    assert land.person("barnsley", "b1") == land.person("ics", "i1")
    assert land.rule("barnsley", "b1") == "nhs_number_name"


def test_two_valid_nhs_numbers_are_never_in_one_person(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    council(land, "sheffield", child("s1", nhs_number=nhs(2)))
    counts = land.link()
    assert counts.persons == 2
    assert counts.conflicts == 2
    assert land.reasons("barnsley", "b1") == {"two_nhs_numbers"}


def test_a_chain_whose_ends_cannot_be_one_child_is_not_joined_in_the_middle(land: Land):
    """The police record fits both councils' records, which hold different NHS numbers."""
    council(land, "barnsley", child("b1", nhs_number=nhs(1), postcode="S1 2HE"))
    council(land, "sheffield", child("s1", nhs_number=nhs(2), postcode="S9 1AA"))
    council(land, "doncaster", child("d1", postcode="S1 2HE"))
    land.send(
        "doncaster",
        "ssd_address",
        addresses=[
            {"address_id": "1", "person_id": "d1", "postcode": "S1 2HE"},
            {"address_id": "2", "person_id": "d1", "postcode": "S9 1AA"},
        ],
    )
    assert land.link().persons == 3
    assert land.reasons("doncaster", "d1") == {"two_nhs_numbers"}


def test_two_records_of_one_register_are_not_joined_through_another(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)), child("b2", given_name="Amarah"))
    land.send("ics", "ics_person", persons=[child("i1", nhs_number=nhs(1), given_name="Amarah")])
    land.link()
    assert land.person("barnsley", "b1") == land.person("ics", "i1")
    assert land.person("barnsley", "b2") != land.person("ics", "i1")
    assert land.reasons("barnsley", "b2") == {"two_records_of_one_register"}


def test_two_upns_keep_two_records_apart_but_a_temporary_one_does_not_count(land: Land):
    council(land, "barnsley", child("b1"), b1=upn(1))
    council(land, "sheffield", child("s1"), s1=upn(2))
    assert land.link().persons == 2
    assert land.reasons("sheffield", "s1") == {"two_upns"}
    council(land, "sheffield", child("s1"), s1=upn(2, is_temporary=True))
    assert land.link().persons == 1


def test_a_merge_that_would_bring_two_dates_of_birth_together_is_refused(land: Land):
    """A date of birth is part of every key, so only a rung without it could do this."""
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[child("i1", birth_date=date(2013, 6, 18))])
    loose = rungs.Rung(
        "loose", "good", "select record_no, given_name || postcode as key from record"
        " inner join record_postcode using (record_no)"
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "RUNGS", (loose,))
        assert land.link().persons == 2
    assert land.reasons("ics", "i1") == {"two_birth_dates"}


def test_a_refused_component_leaves_its_earlier_links_in_place(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[child("i1", nhs_number=nhs(1))])
    council(land, "sheffield", child("s1", nhs_number=nhs(2)))
    assert land.link().persons == 2
    assert land.person("barnsley", "b1") == land.person("ics", "i1")
    assert land.rule("barnsley", "b1") == NHS_RUNG


# --- what a record says of itself ---------------------------------------------------------


def test_the_table_of_persons_speaks_before_the_census_and_both_before_an_event(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.send("barnsley", "cin_census", children=[bare("b1") | {"birth_date": date(2012, 5, 18)}])
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    land.send(
        "ics",
        "ics_emergency_attendance",
        emergency_attendances=[
            {"attendance_id": "1", "person_id": "i1", "nhs_number": nhs(2), "birth_date": BORN}
        ],
    )
    assert land.link().persons == 1
    assert land.reasons("barnsley", "b1") == {"own_birth_dates"}
    assert land.reasons("ics", "i1") == {"own_nhs_numbers"}


def test_the_order_of_survivorship_covers_every_table_that_names_persons(land: Land):
    found = {
        f"{contract.product}.{table.name}": claims.standing(table)
        for contract in land.contracts.values()
        for table in contract.tables
        if table.person and claims._roles(table)
    }
    looked_after = (
        *("episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm"),
        *("missing", "sw_episodes", "dolo"),
    )
    inspected = (
        *("contacts", "early_help_assessments", "referrals", "assessments", "s47_and_icpc"),
        *("children_in_need", "cp_plans", "children_in_care", "care_leavers", "adoptions"),
    )
    assert found == {
        "ssd.persons": 0,
        "ics.persons": 0,
        "police.persons": 0,
        "education.pupils": 0,
        "ssd.send_records": 3,
        **{f"annex_a.{name}": 3 for name in inspected},
        "ssd.linked_identifiers": 1,
        "cin_census.children": 2,
        "ssda903.header": 2,
        **{f"ssda903.{table}": 3 for table in looked_after},
        "ssd.addresses": 3,
        "ics.admissions": 3,
        "ics.appointments": 3,
        "ics.community_contacts": 3,
        "ics.cpis_plans": 3,
        "ics.emergency_attendances": 3,
    }


def test_the_columns_that_say_since_and_until_when_are_declared_dates_of_some_contract(land: Land):
    declared = {
        column.name: column.kind
        for contract in land.contracts.values()
        for table in contract.tables
        for column in table.columns
    }
    for name in (*claims.SINCE, *claims.UNTIL):
        assert declared[name] in {Kind.DATE, Kind.TIMESTAMP}


def test_within_a_table_the_latest_row_speaks(land: Land):
    council(land, "barnsley", bare("b1"))
    rows = [
        identifier("b1", "Unique Pupil Number", upn(1), valid_from_date=date(2019, 9, 1)),
        identifier("b1", "Unique Pupil Number", upn(2), valid_from_date=date(2024, 9, 1)),
        identifier("b1", "Unique Pupil Number", upn(3)),
    ]
    land.send("barnsley", "ssd_linked_identifiers", linked_identifiers=rows)
    for agency_id, number in (("sheffield", 1), ("doncaster", 2), ("rotherham", 3)):
        land.send(agency_id, "cin_census", children=[bare("x", upn=upn(number))])
    land.link()
    assert land.person("barnsley", "b1") == land.person("doncaster", "x")
    assert land.link().persons == 3


def test_an_nhs_number_among_further_identifiers_links(land: Land):
    council(land, "barnsley", bare("b1"))
    rows = [identifier("b1", "NHS Number", f"{nhs(1)[:3]} {nhs(1)[3:6]} {nhs(1)[6:]}")]
    land.send("barnsley", "ssd_linked_identifiers", linked_identifiers=rows)
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    assert land.link().persons == 1


@pytest.mark.parametrize("kind", ["Case Number", "Home Office Registration"])
def test_an_identifier_of_another_kind_is_never_taken_for_a_number(land: Land, kind: str):
    council(land, "barnsley", bare("b1"))
    land.send(
        "barnsley", "ssd_linked_identifiers", linked_identifiers=[identifier("b1", kind, nhs(1))]
    )
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    assert land.link().persons == 2


@pytest.mark.parametrize("number", [None, "9999999999", "4444444444", "9434765918", "943476591"])
def test_a_number_that_is_not_valid_is_never_used(land: Land, number: str | None):
    """Reading leaves such a number out; here it would also not get past linkage."""
    council(land, "barnsley", bare("b1", nhs_number=number))
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=number)])
    if number:
        rows = [identifier("s1", "NHS Number", number)]
        land.send("sheffield", "ssd_linked_identifiers", linked_identifiers=rows)
        council(land, "sheffield", bare("s1"))
    counts = land.link()
    assert counts.persons == counts.records
    assert counts.conflicts == 0


@pytest.mark.parametrize("value", ["UN1", "A00000000000", "A801200005001"])
def test_a_upn_that_is_not_valid_is_never_used(land: Land, value: str):
    council(land, "barnsley", bare("b1"), b1=value)
    land.send("sheffield", "cin_census", children=[bare("s1", upn=value)])
    assert land.link().persons == 2


def test_a_number_that_is_never_issued_counts_only_while_data_are_invented(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.send("ics", "ics_person", persons=[bare("i1", nhs_number=nhs(1))])
    assert land.link().persons == 1
    real = land.config.partnership.model_copy(update={"invented_data": False})
    land.config = land.config.model_copy(update={"partnership": real})
    assert land.link().persons == 2


def test_no_fixed_abode_is_no_address_to_link_by(land: Land):
    council(land, "barnsley", child("b1", postcode="ZZ99 3VZ"))
    land.send("police", "police_person", persons=[child("p1", postcode="ZZ99 3VZ")])
    land.link()
    assert land.rule("police", "p1") == RARE_NAME_RUNG


# --- no event loses its child -------------------------------------------------------------


def test_a_token_that_only_an_event_carries_gets_a_person_of_its_own(land: Land):
    council(land, "barnsley", child("b1"))
    land.send(
        "barnsley",
        "ssd_contacts",
        contacts=[{"contact_id": "1", "person_id": "gone"}, {"contact_id": "2", "person_id": "b1"}],
    )
    land.send("barnsley", "mash_contact", contacts=[{"contact_id": "1", "person_id": None}])
    assert land.link().records == 2
    assert land.rule("barnsley", "gone") == "alone"


def test_every_token_of_every_table_of_every_contract_has_exactly_one_person(land: Land):
    expected = set()
    for contract in land.contracts.values():
        agency = next(a for a in land.config.agency if a.kind == contract.domain)
        tables = {}
        for table in contract.tables:
            if column := table.with_identity("person"):
                tables[table.name] = [{column.name: f"{table.name}1"}]
                expected.add((agency.id, land.token(agency.id, f"{table.name}1")))
        land.send(agency.id, contract.id, **tables)
    assert land.link().records == len(expected)
    assert set(land.links()) == expected


def test_only_selected_arrivals_are_linked(land: Land):
    council(land, "barnsley", child("b1"))
    land.send("police", "police_person", persons=[child("p1")])
    del land.arrivals["police", "police_person"]
    assert land.link().records == 1


def test_without_any_person_nothing_is_linked_and_the_file_is_empty(land: Land):
    land.send("police", "police_person")
    counts = land.link()
    assert (counts.records, counts.persons, counts.ties, counts.conflicts) == (0, 0, 0, 0)
    assert land.links() == {}


def test_the_same_person_id_in_two_agencies_is_two_records(land: Land):
    council(land, "barnsley", {"person_id": "1"})
    council(land, "sheffield", {"person_id": "1"})
    assert land.link().persons == 2


# --- order and threads --------------------------------------------------------------------


def crowd(land: Land, seed: int) -> None:
    """Some hundred children of all agencies, with ties and conflicts, in an order by seed."""
    people = [
        child(
            str(n),
            nhs_number=nhs(n - 60 if 60 <= n < 70 else n) if n % 3 else None,
            given_name=f"Ama{chr(97 + n % 7)}{chr(97 + n % 5)}",
            birth_date=date(2010, 1 + n % 12, 2 + n % 6),
            postcode=f"S{1 + n % 4} 2HE",
        )
        for n in range(120)
    ]
    for shift, agency_id in enumerate(("barnsley", "doncaster", "rotherham", "sheffield")):
        mine = shuffled(people[shift * 20 : shift * 20 + 60], seed + shift)
        council(
            land,
            agency_id,
            *mine,
            **{row["person_id"]: upn(int(row["person_id"]) % 50) for row in mine},
        )
    land.send("ics", "ics_person", persons=shuffled(people, seed))
    police = [{k: v for k, v in row.items() if k != "nhs_number"} for row in people[::2]]
    land.send("police", "police_person", persons=shuffled(police, seed))


def test_the_order_of_rows_and_the_number_of_threads_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    outcomes = []
    for seed, threads in ((1, 1), (2, 1), (3, 2), (4, 2)):
        land = Land(tmp_path_factory.mktemp("land"))
        crowd(land, seed)
        if seed % 2 == 0:
            land.arrivals = dict(reversed(land.arrivals.items()))
        monkeypatch.setattr(link, "connect", _connect_with(threads))
        counts = land.link()
        outcomes.append((land.workspace.person_links.read_bytes(), land.whole_store(), counts))
    assert counts.ties
    assert counts.conflicts
    assert all(counts.linked[rule] for rule in (NHS_RUNG, UPN_RUNG, NAME_RUNG))
    assert all(outcome == outcomes[0] for outcome in outcomes)


def _connect_with(threads: int) -> Any:
    @contextmanager
    def connecting(*args: Any, **options: Any) -> Iterator[Any]:
        with connect(*args, **options) as connection:
            connection.execute(f"set threads = {threads}")
            yield connection

    return connecting


def test_no_person_ever_holds_what_it_may_not(land: Land):
    """Whatever the crowd looks like: one record per agency, one NHS number, one birth date."""
    crowd(land, 5)
    land.link()
    agencies: dict[str, list[str]] = {}
    for (agency_id, _), (person_id, _) in land.links().items():
        agencies.setdefault(person_id, []).append(agency_id)
    assert max(len(names) for names in agencies.values()) > 2
    assert all(len(names) == len(set(names)) for names in agencies.values())


# --- what leaves --------------------------------------------------------------------------


def test_neither_the_store_nor_the_file_holds_an_identifier(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)), b1=upn(1))
    land.send("ics", "ics_person", persons=[child("i1", nhs_number=nhs(1))])
    land.link()
    written = repr(land.whole_store()) + repr(land.links())
    written += land.workspace.identity_store.read_bytes().decode("latin-1")
    for secret in ("Amara", "amara", "Okafor", "okafor", nhs(1), upn(1), "S1 2HE", "2012-05-17"):
        assert secret not in written


def test_an_error_of_the_engine_shows_no_value(land: Land, monkeypatch: pytest.MonkeyPatch):
    council(land, "barnsley", child("b1"))
    spoilt = replace(rungs.RUNGS[0], keys="select cast(family_name as int) from record")
    monkeypatch.setattr(clusters, "RUNGS", (spoilt,))
    with pytest.raises(NightError) as stopped:
        land.link()
    assert "okafor" not in "".join(traceback.format_exception(stopped.value))


def test_a_missing_table_stops_linkage_with_its_name(land: Land):
    arrival = land.send("police", "police_person", persons=[child("p1")])
    (land.workspace.pseudonymised / arrival.arrival_id / "persons.parquet").unlink()
    with pytest.raises(NightError, match="police_person: the rows of persons are missing"):
        land.link()
