"""What the tests of review share: a partnership with pairs to decide on."""

from __future__ import annotations

from datetime import date

from sy_dataset.identity.latest import Latest
from sy_dataset.identity.review.desk import Desk, Question
from sy_dataset.identity.review.draw import Filled, fill

from .land import NIGHT, Land, Row, nhs

BORN = date(2012, 5, 17)
TODAY = date(2026, 11, 3)


def latest(land: Land) -> Latest:
    return Latest(
        land.workspace, list(land.arrivals.values()), land.contracts, land.config, land.key, NIGHT
    )


def person(person_id: str, **more: object) -> Row:
    return {"person_id": person_id, "given_name": "Amara", "family_name": "Okafor",
            "birth_date": BORN, **more}  # fmt: skip


def send(land: Land, agency_id: str, *rows: Row) -> None:
    extract = {"ics": "ics_person", "police": "police_person"}.get(agency_id, "ssd_person")
    land.send(agency_id, extract, persons=rows)


def refused(land: Land) -> Land:
    """One pair that the night refused: a number with two names and birth dates."""
    send(land, "barnsley", person("b1", nhs_number=nhs(1)))
    send(land, "ics", person("i1", nhs_number=nhs(1), birth_date=date(2009, 11, 3)))
    land.link()
    return land


def draw(land: Land, today: date = TODAY, **how: int) -> Filled:
    return fill(latest(land), today, **how)


def desk(land: Land, by: str) -> Desk:
    return Desk(latest(land), by)


def only_question(desk: Desk) -> Question:
    question = desk.next()
    assert question is not None
    assert desk.next({question.question_no}) is None
    return question
