"""Tokens: HMAC-SHA-256 over whole columns, inside the engine.

The engine has SHA-256 but no HMAC, so the two padded keys of RFC 2104 are laid into a
temporary table and the hash is taken twice. They are bound as parameters and read by a
subquery: a key in the SQL text, or in a variable, would stand in the engine's query plans.
"""

from __future__ import annotations

import hashlib

import duckdb

from sy_dataset.config import Agency
from sy_dataset.contracts.model import NATIONAL_IDENTIFIERS
from sy_dataset.engine import literal
from sy_dataset.identity.keys import CONSONANTS, HEX_DIGITS, TokenKey

BLOCK_BYTES = 64  # of SHA-256
TOKEN_DIGITS = 32  # hexadecimal: the first 128 bits

HMAC = """
create or replace temp table {name}_pad (inner_pad blob, outer_pad blob);
create or replace temp macro {name}(message) as
    sha256((select outer_pad from {name}_pad)
        || unhex(sha256((select inner_pad from {name}_pad) || message)));
"""
TOKEN = f"""
create or replace temp macro token(message) as '{{key_id}}_' || translate(
    left(hmac_sha256(encode(message)), {TOKEN_DIGITS}), '{HEX_DIGITS}', '{CONSONANTS}');
"""


def install(connection: duckdb.DuckDBPyConnection, key: TokenKey) -> None:
    """Give a connection the macro `token(message)`: text in, token out, null of null.

    A token is `<key_id>_` and 32 consonants: the first 16 bytes of the HMAC.
    """
    install_hmac(connection, key.secret)
    connection.execute(TOKEN.format(key_id=key.key_id))


EXCHANGE = """
create or replace temp macro exchange_token(nhs_number) as
    exchange_hmac(encode('sy|exchange|v1|nhs_number|' || nhs_number));
"""


def install_exchange(connection: duckdb.DuckDBPyConnection, key: TokenKey) -> None:
    """Give a connection the macro `exchange_token(nhs_number)`, as the other side makes it.

    64 lower-case hexadecimal digits of ten digits; null of null.
    """
    install_hmac(connection, key.secret, name="exchange_hmac")
    connection.execute(EXCHANGE)


def install_hmac(
    connection: duckdb.DuckDBPyConnection, secret: bytes, *, name: str = "hmac_sha256"
) -> None:
    """Give a connection the macro `<name>(message)`: bytes in, hexadecimal out.

    Source: RFC 2104 (HMAC), with SHA-256 as in RFC 4231.
    """
    whole = hashlib.sha256(secret).digest() if len(secret) > BLOCK_BYTES else secret
    padded = whole.ljust(BLOCK_BYTES, b"\0")
    connection.execute(HMAC.format(name=name))
    connection.execute(
        f"insert into {name}_pad values (?, ?)",
        [bytes(byte ^ 0x36 for byte in padded), bytes(byte ^ 0x5C for byte in padded)],
    )


def token_of(value: str, *, domain: str, agency: Agency) -> str:
    """SQL for the token of one column of text.

    value   SQL of the column, varchar
    domain  what the value identifies: person, contact, nhs_number …
    agency  whose identifier it is; unused for national ones, which mean the same child
            whichever agency writes them

    Null stays null. Equal texts of two domains, agencies or record epochs differ in token.
    """
    return f"token({literal(f'sy|v1|{domain}|{scope(domain, agency)}|')} || {value})"


def scope(domain: str, agency: Agency) -> str:
    """Within what an identifier is unique: an agency's case system, or the nation ("")."""
    return "" if domain in NATIONAL_IDENTIFIERS else f"{agency.id}/{agency.record_epoch}"
