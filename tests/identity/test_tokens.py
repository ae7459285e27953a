"""Tokens: the engine's HMAC is the standard one, and no two things share a token."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sy_dataset.config import Agency
from sy_dataset.identity.keys import TokenKey, key_id
from sy_dataset.identity.tokens import install, install_hmac, token_of

from .land import KEY, python_token

# RFC 4231, sections 4.2 to 4.8: key, data, HMAC-SHA-256 (of the fifth, the first 128 bits).
VECTORS = [
    (
        b"\x0b" * 20,
        b"Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        b"\xaa" * 20,
        b"\xdd" * 50,
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ),
    (
        bytes(range(1, 26)),
        b"\xcd" * 50,
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ),
    (b"\x0c" * 20, b"Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
    (
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
    (
        b"\xaa" * 131,
        b"This is a test using a larger than block-size key and a larger than block-size data."
        b" The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ),
]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        install(connection, KEY)
        yield connection


def agency(agency_id: str, epoch: int = 1) -> Agency:
    return Agency(id=agency_id, name=agency_id, kind="council", record_epoch=epoch)


def sql_token(
    engine: duckdb.DuckDBPyConnection, value: str | None, domain: str, of: Agency
) -> str | None:
    sql = token_of("cast($value as varchar)", domain=domain, agency=of)
    [(token,)] = engine.execute(f"select {sql}", {"value": value}).fetchall()
    return token


@pytest.mark.parametrize(("secret", "message", "expected"), VECTORS)
def test_the_engine_gives_the_published_vectors(secret: bytes, message: bytes, expected: str):
    with duckdb.connect() as connection:
        install_hmac(connection, secret)
        [(found,)] = connection.execute("select hmac_sha256($1)", [message]).fetchall()
    assert found[: len(expected)] == expected
    assert len(found) == 64


@given(secret=st.binary(min_size=1, max_size=200), message=st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_the_engine_agrees_with_the_standard_library_for_any_key_and_bytes(
    secret: bytes, message: bytes
):
    with duckdb.connect() as connection:
        install_hmac(connection, secret)
        [(found,)] = connection.execute("select hmac_sha256($1)", [message]).fetchall()
    assert found == hmac.new(secret, message, hashlib.sha256).hexdigest()


@given(values=st.lists(TEXT, min_size=1, max_size=50))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_whole_column_of_any_text_gets_the_tokens_of_the_standard_library(
    engine: duckdb.DuckDBPyConnection, values: list[str]
):
    sql = token_of("value", domain="person", agency=agency("barnsley", 3))
    found = engine.execute(
        f"select {sql} from (select unnest($1::varchar[]) as value)", [values]
    ).fetchall()
    expected = [(python_token(KEY, f"sy|v1|person|barnsley/3|{value}"),) for value in values]
    assert found == expected


def test_a_very_long_text_gets_the_token_of_the_standard_library(
    engine: duckdb.DuckDBPyConnection,
):
    text = "Zoë O’Brien " * 100_000
    assert sql_token(engine, text, "person", agency("sheffield")) == python_token(
        KEY, f"sy|v1|person|sheffield/1|{text}"
    )


def test_missing_stays_missing_and_empty_does_not(engine: duckdb.DuckDBPyConnection):
    assert sql_token(engine, None, "person", agency("barnsley")) is None
    assert sql_token(engine, "", "person", agency("barnsley")) is not None


def test_a_token_is_the_keys_name_and_32_consonants(engine: duckdb.DuckDBPyConnection):
    token = sql_token(engine, "1", "person", agency("barnsley"))
    assert re.fullmatch(f"{KEY.key_id}_[bcdfghjklmnpqrst]{{32}}", str(token))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["person", "contact", "referral", "nhs_number", "upn"]),
            st.sampled_from(["barnsley", "barnsley2", "ics"]),
            st.integers(1, 12),
            st.sampled_from(["", "1", "1|1", "2|1", "/1|1", "barnsley/1|1", "01"]),
        ),
        min_size=2,
        max_size=30,
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_domains_agencies_and_epochs_never_share_a_token(
    engine: duckdb.DuckDBPyConnection, cases: list[tuple[str, str, int, str]]
):
    def meant(domain: str, agency_id: str, epoch: int, value: str) -> tuple[str | int, ...]:
        national = domain in {"nhs_number", "upn"}
        return (domain, value) if national else (domain, agency_id, epoch, value)

    tokens = [sql_token(engine, v, d, agency(a, e)) for d, a, e, v in cases]
    assert len(set(tokens)) == len({meant(*case) for case in cases})


def test_a_national_identifier_has_one_token_in_every_agency(engine: duckdb.DuckDBPyConnection):
    for domain in ("nhs_number", "upn"):
        found = {sql_token(engine, "9434765919", domain, agency(a)) for a in ("ics", "barnsley")}
        assert found == {python_token(KEY, f"sy|v1|{domain}||9434765919")}


@given(TEXT)
@settings(max_examples=30, deadline=None)
def test_two_keys_never_agree(value: str):
    tokens = set()
    for secret in (KEY.secret, KEY.secret[:-1] + b"\xff", hashlib.sha256(KEY.secret).digest()):
        with duckdb.connect() as connection:
            install(connection, TokenKey(key_id(secret), secret))
            token = str(sql_token(connection, value, "person", agency("barnsley")))
            tokens |= {token, token.split("_")[1]}
    assert len(tokens) == 6


def test_the_key_stands_in_no_query_plan_and_no_setting():
    secret = b"an invented secret of 32 letters"
    with duckdb.connect() as connection:
        install(connection, TokenKey("bcdfghjk", secret))
        connection.execute("create table t as select 'a' as value")
        printed = repr(connection.execute("explain analyze select token(value) from t").fetchall())
        printed += repr(connection.execute("from duckdb_variables()").fetchall())
        printed += repr(
            connection.execute("select macro_definition from duckdb_functions()").fetchall()
        )
    padded = bytes(byte ^ 0x36 for byte in secret)
    for form in (secret, padded):
        assert form.decode("latin-1") not in printed
        assert form.hex() not in printed.lower()
    assert "hmac_sha256_pad" in printed


def test_an_error_of_the_engine_does_not_show_the_key(tmp_path: Path):
    secret = b"an invented secret of 32 letters"
    with duckdb.connect() as connection:
        install(connection, TokenKey("bcdfghjk", secret))
        with pytest.raises(duckdb.Error) as raised:
            connection.execute("select cast(token('a') as integer)").fetchall()
    assert "invented" not in str(raised.value)
