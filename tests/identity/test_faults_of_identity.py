"""Faults 73 to 88: who must never be joined, and what a night does when it learns better."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sy_dataset.engine import encrypting
from sy_dataset.errors import NightError
from sy_dataset.identity import histories, never_link, store, tokens, verdicts
from sy_dataset.identity.verdicts import Verdict

from .land import NIGHT, Land, nhs, shuffled, upn
from .test_link import bare, child, council

LATER, LATEST = NIGHT + timedelta(days=1), NIGHT + timedelta(days=2)
LIST = "person_id_before,person_id_after,class,decided_date\n"


@contextmanager
def deciding(land: Land) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store, open for decisions."""
    with duckdb.connect() as connection:
        encrypting(connection)
        tokens.install(connection, land.key)
        store.attach(connection, land.workspace.identity_store, land.key)
        yield connection


def decide(land: Land, kind: Any, one: tuple[str, str], other: tuple[str, str]) -> int:
    records = [(agency_id, land.token(agency_id, person)) for agency_id, person in (one, other)]
    with deciding(land) as connection:
        [number] = verdicts.add(
            connection, [Verdict(kind, *records, "review", "looked at", "A. Reviewer", NIGHT)]
        )
    return number


def police(land: Land, *people: Any) -> None:
    land.send("police", "police_person", persons=people)


def ics(land: Land, *people: Any) -> None:
    land.send("ics", "ics_person", persons=people)


def test_73_twins_of_one_initial_are_two_persons(land: Land):
    council(land, "barnsley", child("b1", given_name="Jayden"), child("b2", given_name="Jordan"))
    police(land, child("p1", given_name="Jordan"))
    assert land.link().persons == 2
    assert land.person("police", "p1") == land.person("barnsley", "b2")


def test_73_a_twin_whom_one_agency_does_not_know_is_not_the_other(land: Land):
    council(land, "barnsley", child("b1", given_name="Jayden"))
    police(land, child("p1", given_name="Jordan"))
    assert land.link().persons == 2


def test_74_six_children_of_one_home_and_birth_month_are_six(land: Land):
    names = ("Ada", "Bola", "Cem", "Dara", "Emil", "Fay")
    people = [
        child(f"n{n}", given_name=name, family_name=f"{name}son", birth_date=date(2012, 5, 1 + n))
        for n, name in enumerate(names)
    ]
    council(land, "barnsley", *people[:3])
    police(land, *people[3:])
    assert land.link().persons == 6


def test_75_a_child_under_its_mothers_number_is_for_review_and_joined_to_neither(land: Land):
    ics(land, child("i1", given_name="Ngozi", birth_date=date(1990, 1, 2), nhs_number=nhs(1)))
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    assert land.link().persons == 2
    assert "one_nhs_number_two_birth_dates" in land.reasons("barnsley", "b1")


def test_76_a_number_with_another_birth_date_and_name_is_for_review(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    ics(land, child("i1", given_name="Chidi", family_name="Brown", nhs_number=nhs(1),
                    birth_date=date(2009, 2, 3)))  # fmt: skip
    assert land.link().persons == 2
    assert "one_nhs_number_two_birth_dates" in land.reasons("ics", "i1")


def adopted(land: Land) -> None:
    """A child before and after adoption, in two agencies each, and the sibling left behind."""
    council(
        land,
        "barnsley",
        child("old", nhs_number=nhs(1)),
        child("new", nhs_number=nhs(2), family_name="Wood", postcode="S9 1AA"),
        child("sibling", given_name="Chidi", nhs_number=nhs(3)),
        old=upn(1),
        new=upn(2),
    )
    ics(
        land,
        child("i_old", nhs_number=nhs(1)),
        child("i_new", nhs_number=nhs(2), family_name="Wood", postcode="S9 1AA"),
    )
    police(land, child("p_new", family_name="Wood", postcode="S9 1AA"))


def test_77_an_adopted_childs_identities_are_never_linked(land: Land):
    adopted(land)
    land.link()
    old = {land.person("barnsley", "old"), land.person("ics", "i_old")}
    new = {
        land.person(*one) for one in (("barnsley", "new"), ("ics", "i_new"), ("police", "p_new"))
    }
    assert len(old) == len(new) == 1
    assert old.isdisjoint(new)
    assert land.person("barnsley", "sibling") not in old | new


def test_77_the_never_link_list_holds_through_a_third_agency(land: Land, tmp_path: Path):
    """The old identity kept its number nowhere but with the police, who know both names."""
    council(land, "barnsley", child("old"), child("new", family_name="Wood"))
    ics(land, child("i1", family_name="Okafor-Wood"))
    land.link()
    file = tmp_path / "list.csv"
    file.write_text(LIST + "old,new,adoption,2026-01-05\n")
    with deciding(land) as connection:
        taken = never_link.take(connection, file, agency=land.agency("barnsley"), by="A. Team")
    assert (len(taken.verdicts), taken.refused) == (1, [])
    for _ in range(2):
        land.link(LATER)
        assert land.person("barnsley", "old") != land.person("barnsley", "new")
    assert "2026-01-05" not in file.name


def test_77_a_never_link_list_refuses_rows_by_field_and_takes_the_rest(land: Land, tmp_path: Path):
    council(land, "barnsley", child("old"))
    land.link()
    file = tmp_path / "list.csv"
    file.write_text(
        LIST + "old,new,adoption,2026-01-05\n,new,adoption,2026-01-05\na,a,adoption,2026-01-05\n"
        "a,b,wedding,2026-01-05\na,b,adoption,soon\n"
    )
    with deciding(land) as connection:
        taken = never_link.take(connection, file, agency=land.agency("barnsley"), by="A. Team")
        again = never_link.take(connection, file, agency=land.agency("barnsley"), by="A. Team")
    assert [(row, field) for row, field, _ in taken.refused] == [
        (3, "person_id_before"),
        (4, "person_id_after"),
        (5, "class"),
        (6, "decided_date"),
    ]
    assert taken.verdicts == again.verdicts
    assert len(land.stored("verdict")) == 1
    assert "soon" not in str(taken.refused)
    file.write_text("one,two\n")
    with deciding(land) as connection, pytest.raises(NightError, match="lacks the columns"):
        never_link.take(connection, file, agency=land.agency("barnsley"), by="A. Team")


def test_78_an_identifier_that_was_superseded_leads_nowhere(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(2)))
    land.send(
        "barnsley",
        "ssd_linked_identifiers",
        linked_identifiers=[
            {"linked_identifier_id": "1", "person_id": "b1", "identifier_type": "Former UPN",
             "identifier_value": upn(1)},
        ],
    )  # fmt: skip
    council(land, "sheffield", bare("s1"), s1=upn(1))
    assert land.link().persons == 2


def test_79_an_adoption_recorded_late_unlinks_and_names_the_releases_to_recall(land: Land):
    """Nights had joined the police's record to the birth family's name; the team then tells."""
    council(land, "barnsley", child("old"))
    police(land, child("new"))
    land.link()
    before = land.person("barnsley", "old")
    assert land.person("police", "new") == before
    number = decide(land, "apart", ("barnsley", "old"), ("police", "new"))
    land.link(LATER)
    assert land.person("barnsley", "old") != land.person("police", "new")
    assert [event[1] for event in land.stored("person_event") if event[0] == LATER] == [
        "created",
        "split",
    ]
    past, coming = datetime(2026, 4, 1), datetime(2999, 1, 1)
    releases = [
        ("2026-03-30-before", past),
        ("2026-03-31-as-one", past),
        ("2026-04-01-as-two", coming),
    ]
    with deciding(land) as connection:
        [(_, verdict_no, recalled)] = histories.recalls(connection, releases)
    assert (verdict_no, recalled) == (number, ["2026-03-31-as-one"])
    land.link(LATEST)
    assert len(land.stored("recall")) == 1


def test_81_a_changed_identity_is_never_linked_by_what_stayed(land: Land):
    """A changed name with all the rest the same is likely one child, unless the list says no."""
    council(land, "barnsley", child("b1"), child("b2", given_name="Amaro"))
    police(land, child("p1", given_name="Amaro"))
    decide(land, "apart", ("barnsley", "b1"), ("police", "p1"))
    land.link()
    assert land.person("barnsley", "b1") != land.person("police", "p1")


def test_82_children_of_a_hostel_with_the_first_of_january_are_not_linked(land: Land):
    council(land, "barnsley", child("b1", birth_date=date(2010, 1, 1)))
    police(land, child("p1", birth_date=date(2010, 1, 1)))
    assert land.link().persons == 2


def test_83_three_unborn_babies_of_one_name_are_three(land: Land):
    babies = [child(f"u{n}", given_name="Baby", birth_date=None) for n in range(3)]
    council(land, "barnsley", babies[0])
    council(land, "sheffield", babies[1])
    police(land, babies[2])
    assert land.link().persons == 3


def test_83_an_unborn_child_that_is_born_is_the_same_person(land: Land):
    council(land, "barnsley", child("u1", given_name="Baby", birth_date=None))
    land.link()
    unborn = land.person("barnsley", "u1")
    council(land, "barnsley", child("u1", nhs_number=nhs(1)))
    ics(land, child("i1", nhs_number=nhs(1)))
    assert land.link(LATER).persons == 1
    assert land.person("ics", "i1") == unborn


def test_84_a_child_whom_two_councils_hold_after_a_move_is_one_person(land: Land):
    council(land, "barnsley", child("b1"), b1=upn(1))
    council(land, "sheffield", child("s1", postcode="S9 1AA"), s1=upn(1))
    assert land.link().persons == 1


def test_85_a_chain_whose_ends_cannot_be_one_is_not_joined(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    council(land, "sheffield", child("s1", nhs_number=nhs(2)))
    police(land, child("p1"))
    land.link()
    assert land.person("barnsley", "b1") != land.person("sheffield", "s1")
    assert "two_nhs_numbers" in land.reasons("police", "p1")


def test_86_a_birth_date_or_postcode_that_hundreds_share_says_nothing(land: Land):
    crowd = [
        child(str(n), given_name=f"Am{chr(97 + n % 26)}{chr(97 + n // 26)}o", postcode="S1 2HE",
              family_name=f"Ok{chr(97 + n % 26)}{chr(97 + n // 26)}r", birth_date=date(2011, 1, 1)
              + timedelta(days=n))
        for n in range(500)
    ]  # fmt: skip
    ics(land, *crowd)
    police(land, child("p1", given_name="Chidi", family_name="Okaar", birth_date=date(2011, 1, 1)))
    assert land.link().persons == 501


def test_87_the_order_of_records_changes_no_identifier(tmp_path_factory: Any):
    found = []
    for seed in (1, 2):
        land = Land(tmp_path_factory.mktemp("land"))
        people = [
            child(str(n), given_name=f"Ama{chr(97 + n)}", nhs_number=nhs(n)) for n in range(9)
        ]
        council(land, "barnsley", *shuffled(people, seed))
        ics(land, *shuffled(people, seed + 1))
        land.link()
        found.append(land.workspace.person_links.read_bytes())
    assert found[0] == found[1]


def test_88_a_merge_that_is_undone_leaves_the_history_right(land: Land):
    council(land, "barnsley", child("b1"))
    police(land, child("p1", given_name="Chidi", family_name="Brown", postcode="S9 1AA"))
    land.link()
    before = land.links()
    one, other = land.person("barnsley", "b1"), land.person("police", "p1")
    said = {"by": "A. Analyst", "reason": "seen on paper", "day": LATER}
    with deciding(land) as connection:
        [number] = histories.merge(connection, one, other, **said)
    land.link(LATER)
    merged = land.person("barnsley", "b1")
    assert merged == land.person("police", "p1")
    assert land.rule("police", "p1") == "decided"
    with deciding(land) as connection:
        verdicts.revoke(connection, number, "A. Analyst", LATEST)
        with pytest.raises(NightError, match="no verdict"):
            verdicts.revoke(connection, number, "A. Analyst", LATEST)
    land.link(LATEST)
    assert {record: rule for record, (_, rule) in land.links().items()} == {
        record: rule for record, (_, rule) in before.items()
    }
    assert land.person("barnsley", "b1") != land.person("police", "p1")
    with deciding(land) as connection:
        told = [what for _, what, _, _ in histories.history(connection, merged)]
    assert {"created", "merged", "split", f"verdict {number}: same", f"undone {number}"} <= set(
        told
    )


def test_88_a_person_that_is_split_stays_split_until_it_is_undone(land: Land):
    council(land, "barnsley", child("b1"))
    police(land, child("p1"))
    ics(land, child("i1", nhs_number=nhs(1)))
    land.link()
    whole = land.person("barnsley", "b1")
    said = {"by": "A. Analyst", "reason": "another child", "day": LATER}
    with deciding(land) as connection:
        numbers = histories.split(connection, whole, [land.token("police", "p1")], **said)
        for named in ([], ["p_nobody"], [t for _, t in histories.records_of(connection, whole)]):
            with pytest.raises(NightError):
                histories.split(connection, whole, named, **said)
    for night in (LATER, LATEST):
        land.link(night)
        assert land.person("police", "p1") != land.person("barnsley", "b1")
        assert land.person("ics", "i1") == land.person("barnsley", "b1") == whole
    with deciding(land) as connection:
        apart = land.person("police", "p1")
        with pytest.raises(NightError, match="keeps these two apart"):
            histories.merge(connection, whole, apart, **said)
        for number in numbers:
            verdicts.revoke(connection, number, "A. Analyst", LATEST)
    land.link(LATEST)
    assert land.person("police", "p1") == whole


def test_a_verdict_never_breaks_the_wall_between_two_numbers(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    council(land, "sheffield", child("s1", nhs_number=nhs(2)))
    land.link()
    decide(land, "same", ("barnsley", "b1"), ("sheffield", "s1"))
    assert land.link(LATER).persons == 2


def test_a_new_verdict_is_news_for_the_night_and_one_undone_is_too(land: Land):
    council(land, "barnsley", child("b1"))
    spill = land.workspace.restricted / "spill"
    digest = lambda: verdicts.digest(land.workspace.identity_store, land.key, spill)  # noqa: E731
    assert digest() == "no verdict"
    land.link()
    assert digest() == "no verdict"
    number = decide(land, "apart", ("barnsley", "b1"), ("police", "p1"))
    assert digest() not in ("no verdict", "unreadable")
    with deciding(land) as connection:
        verdicts.revoke(connection, number, "A. Analyst", LATER)
    assert digest() == "no verdict"
