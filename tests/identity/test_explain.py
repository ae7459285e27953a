"""Why a link was made: what is shown, and that only the look is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sy_dataset.errors import NightError
from sy_dataset.identity.explain import Explained, explain
from sy_dataset.identity.latest import Latest

from .land import NIGHT, Land, nhs

BORN = date(2012, 5, 17)


def latest(land: Land) -> Latest:
    return Latest(
        land.workspace, list(land.arrivals.values()), land.contracts, land.config, land.key, NIGHT
    )


def person(person_id: str, **more: object) -> dict[str, object]:
    return {"person_id": person_id, "given_name": "Amara", "family_name": "Okafor",
            "birth_date": BORN, **more}  # fmt: skip


def send(land: Land, agency_id: str, *rows: dict[str, object]) -> None:
    extract = {"ics": "ics_person", "police": "police_person"}.get(agency_id, "ssd_person")
    land.send(agency_id, extract, persons=rows)


def ask(land: Land, *asked: str) -> Explained:
    return explain(latest(land), *asked, by="Dana Reed", purpose="complaint 7")


@pytest.fixture
def joined(land: Land) -> Land:
    """One child of two agencies, by number; their forenames are written in two ways."""
    send(land, "barnsley", person("b1", nhs_number=nhs(1)), person("b2", given_name="Tom"))
    send(land, "ics", person("i1", given_name="Amarah", nhs_number=nhs(1), postcode="S1 2HE"))
    land.link()
    return land


def test_a_person_is_explained_by_records_links_and_pairs(joined: Land):
    told = ask(joined, joined.person("ics", "i1"))
    assert sorted(record.agency_id for record in told.records) == ["barnsley", "ics"]
    assert {r for record in told.records for r in record.registers} == {
        "barnsley/ssd", "ics/ics"}  # fmt: skip
    [link] = told.links
    assert (link.rule_id, link.grade, link.score) == ("nhs_number_birth_date", "best", 0.99)
    [pair] = told.pairs
    assert {one.field: one.agreement for one in pair.fields} == {
        "given_name": "near", "family_name": "equal", "birth_date": "equal",
        "postcodes": "missing", "sex": "missing", "nhs_number": "equal", "upn": "missing",
    }  # fmt: skip
    assert {pair.left.values["given_name"], pair.right.values["given_name"]} == {"Amara", "Amarah"}


def test_the_weights_of_the_fields_and_of_the_start_are_the_whole_weight(joined: Land):
    """Of a link by number too: the model was never asked in the night."""
    [pair] = ask(joined, joined.person("ics", "i1")).pairs
    assert pair.bits is not None
    assert pair.start_bits + sum(one.bits for one in pair.fields) == pytest.approx(pair.bits)
    by_field = {one.field: one for one in pair.fields}
    assert by_field["birth_date"].bits > 5
    assert by_field["sex"].bits == by_field["nhs_number"].bits == 0
    assert by_field["birth_date"].m > by_field["birth_date"].u  # type: ignore[operator]


def test_two_records_of_two_persons_are_compared(joined: Land):
    told = ask(joined, joined.token("barnsley", "b2"), joined.token("ics", "i1"))
    assert told.links == ()
    assert len(set(told.person_ids)) == 2
    [pair] = told.pairs
    assert {one.field: one.agreement for one in pair.fields}["given_name"] == "different"


def test_a_record_that_stands_alone_is_shown(joined: Land):
    told = ask(joined, joined.person("barnsley", "b2"))
    assert (len(told.records), told.pairs, told.links) == (1, (), ())
    assert told.records[0].values["given_name"] == "Tom"


def test_a_likely_link_has_the_probability_of_its_pair(land: Land):
    send(land, "barnsley", person("b1", given_name="Mohammed", family_name="Oyelaran"),
         *(person(f"x{n}", given_name=f"Na{chr(97 + n)}me", family_name=f"Ta{chr(97 + n)}le",
                  birth_date=date(2010, 1 + n % 12, 1 + n)) for n in range(20)))  # fmt: skip
    send(land, "police", person("p1", given_name="Muhammad", family_name="Oyelaran"))
    land.link()
    assert land.rule("police", "p1") == "likely"
    told = ask(land, land.person("police", "p1"))
    [link], [pair] = told.links, told.pairs
    assert (link.grade, link.score) == ("likely", pair.probability)
    assert 0.5 < pair.probability < 1  # type: ignore[operator]


def test_only_who_looked_when_why_and_at_whom_is_kept(joined: Land):
    ask(joined, joined.person("ics", "i1"))
    looks = joined.stored("look")
    tokens = {joined.token("barnsley", "b1"), joined.token("ics", "i1")}
    assert {(by, why, token) for _, by, why, token in looks} == {
        ("Dana Reed", "complaint 7", token) for token in tokens
    }


@pytest.mark.parametrize(("by", "purpose"), [("", "complaint"), ("Dana", " ")])
def test_nobody_looks_without_a_name_and_a_purpose(joined: Land, by: str, purpose: str):
    with pytest.raises(NightError, match="what for"):
        explain(latest(joined), joined.person("ics", "i1"), by=by, purpose=purpose)


def test_an_unknown_person_is_refused_without_being_named(joined: Land):
    with pytest.raises(NightError) as raised:
        ask(joined, "p_unknown")
    assert "p_unknown" not in str(raised.value)
    assert "look" not in {row[0] for row in joined.stored("(show tables)")}


def test_what_is_explained_leaves_no_value_in_any_printed_form_or_file(
    joined: Land, tmp_path: Path
):
    told = ask(joined, joined.person("ics", "i1"))
    assert "Amara" not in repr(told) and nhs(1) not in repr(told)
    kept = [p for p in joined.workspace.restricted.rglob("*") if p.is_file()
            and p.suffix != ".parquet"]  # fmt: skip
    assert kept
    assert not [p for p in kept if b"Amara" in p.read_bytes() or nhs(1).encode() in p.read_bytes()]
