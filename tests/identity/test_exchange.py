"""An agency that may not send NHS numbers sends tokens of them, and still meets the others."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

import pytest

from sy_dataset.errors import KeyProblem
from sy_dataset.identity.keys import (
    EXCHANGE_VARIABLE,
    TokenKey,
    init_exchange_key,
    key_id,
    load_exchange_key,
)

from .land import Land, nhs, upn

SECRET = bytes(range(100, 140))
AGREED = TokenKey(key_id(SECRET), SECRET)
BORN = date(2012, 5, 17)


def token(number: str, secret: bytes = SECRET) -> str:
    """The token as the other side makes it: this is what docs/token-exchange.md says."""
    message = f"sy|exchange|v1|nhs_number|{number}".encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def meet(land: Land, *, number: str, sent: str) -> None:
    """A council sends a number, the ICS a token; both the same date of birth."""
    known = [{"person_id": "1", "nhs_number": number, "birth_date": BORN}]
    land.send("barnsley", "ssd_person", persons=known)
    tokens = [{"person_id": "9", "nhs_number_exchange_token": sent, "birth_date": BORN}]
    land.send("ics", "ics_person", persons=tokens)


def test_a_number_and_its_token_are_one_child(land: Land):
    meet(land, number=nhs(1), sent=token(nhs(1)))
    assert land.link(exchange_key=AGREED).persons == 1


def test_the_token_of_another_number_or_under_another_key_is_another_child(land: Land):
    meet(land, number=nhs(1), sent=token(nhs(2)))
    assert land.link(exchange_key=AGREED).persons == 2
    meet(land, number=nhs(1), sent=token(nhs(1), secret=b"another key of enough letters......"))
    assert land.link(exchange_key=AGREED).persons == 2


def test_without_an_agreed_key_a_token_is_not_compared(land: Land):
    meet(land, number=nhs(1), sent=token(nhs(1)))
    assert land.link().persons == 2


def test_two_agencies_that_send_numbers_still_meet_where_a_key_is_agreed(land: Land):
    child = [{"person_id": "1", "nhs_number": nhs(1), "birth_date": BORN}]
    land.send("barnsley", "ssd_person", persons=child)
    land.send("doncaster", "ssd_person", persons=child)
    assert land.link(exchange_key=AGREED).persons == 1


def test_a_token_stays_in_the_restricted_zone(land: Land):
    meet(land, number=nhs(1), sent=token(nhs(1)))
    land.link(exchange_key=AGREED)
    for path in (land.home / "data" / "pseudonymised").rglob("*"):
        if path.is_file():
            assert token(nhs(1)).encode() not in path.read_bytes()


def test_no_agreed_key_is_no_fault_but_an_unusable_one_is(
    land: Land, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(EXCHANGE_VARIABLE, raising=False)
    assert load_exchange_key(land.workspace) is None
    init_exchange_key(land.workspace)
    made = load_exchange_key(land.workspace)
    assert made is not None
    assert len(made.secret) == 32
    monkeypatch.setenv(EXCHANGE_VARIABLE, "")
    with pytest.raises(KeyProblem):
        load_exchange_key(land.workspace)


def test_a_pupil_and_a_case_of_one_number_are_two_records_that_the_upn_joins(land: Land):
    land.send("barnsley", "ssd_person", persons=[{"person_id": "7", "birth_date": BORN}])
    land.send(
        "barnsley",
        "ssd_linked_identifiers",
        linked_identifiers=[
            {
                "linked_identifier_id": "1",
                "person_id": "7",
                "identifier_type": "Unique Pupil Number",
                "identifier_value": upn(1),
            }
        ],
    )
    other = {"pupil_id": "7", "upn": upn(2), "birth_date": date(2010, 1, 9)}
    same = {"pupil_id": "8", "upn": upn(1), "birth_date": BORN}
    land.send("barnsley", "education_pupils", pupils=[other, same])
    counts = land.link()
    assert (counts.records, counts.persons) == (3, 2)
