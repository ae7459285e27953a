"""The secret key of the tokens: made once, kept by one custodian, never shown.

Whoever holds the key can turn a list of identifiers into tokens, so a key that is missing
or weak stops the night; there is no unkeyed fallback.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sy_dataset.engine import flush
from sy_dataset.errors import KeyProblem
from sy_dataset.paths import Workspace
from sy_dataset.private_files import NotPrivate, read_private

VARIABLE = "SY_DATASET_TOKEN_KEY"
EXCHANGE_VARIABLE = "SY_DATASET_EXCHANGE_KEY"
SECRET_BYTES = 32
HEX_DIGITS, CONSONANTS = "0123456789abcdef", "bcdfghjklmnpqrst"
"""A token is written in sixteen consonants: it can spell no name and hold no number."""


@dataclass(frozen=True)
class TokenKey:
    """A key and its public name.

    key_id  eight consonants derived from the secret; stands before every token
    secret  at least 32 bytes; left out of the object's printed form
    """

    key_id: str
    secret: bytes = field(repr=False)


def init_key(workspace: Workspace) -> Path:
    """Make a new random key in `workspace.key_file`, readable by its owner alone.

    Raises KeyProblem if the file exists: without the old key no token can be made again.
    """
    return _init(workspace.key_file)


def init_exchange_key(workspace: Workspace) -> Path:
    """Make a new random key in `workspace.exchange_key_file`, to be shared with one agency.

    With it an agency that may not send NHS numbers sends tokens of them; see
    docs/token-exchange.md. Raises KeyProblem if the file exists.
    """
    return _init(workspace.exchange_key_file)


def _init(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write_private(part, secrets.token_bytes(SECRET_BYTES).hex())
        os.link(part, path)  # unlike a rename, a link never overwrites
    except FileExistsError:
        raise KeyProblem("There is a key already; it is never overwritten") from None
    finally:
        part.unlink(missing_ok=True)
    flush(path.parent)
    return path


def load_key(workspace: Workspace) -> TokenKey:
    """The key from the environment variable SY_DATASET_TOKEN_KEY, else from the key file.

    Both hold hexadecimal text. Raises KeyProblem if neither is there, or if the key is
    empty, not hexadecimal, shorter than 32 bytes or one repeated byte, or if others than
    its owner may read the file. A variable that is set but empty is not passed over.
    """
    text = os.environ.get(VARIABLE)
    return _key(_read_private(workspace.key_file) if text is None else text)


def load_exchange_key(workspace: Workspace) -> TokenKey | None:
    """The key agreed with an agency that sends tokens, or None where none was agreed.

    From the environment variable SY_DATASET_EXCHANGE_KEY, else from the key file; one that
    is there and is not usable raises KeyProblem, as for the token key.
    """
    text = os.environ.get(EXCHANGE_VARIABLE)
    if text is None and not workspace.exchange_key_file.exists():
        return None
    return _key(_read_private(workspace.exchange_key_file) if text is None else text)


def _key(text: str) -> TokenKey:
    secret = _secret(text)
    return TokenKey(key_id(secret), secret)


def key_id(secret: bytes) -> str:
    """The public name of a key: eight consonants that say nothing of the key."""
    return as_consonants(hashlib.sha256(b"sy|v1|key_id|" + secret).hexdigest()[:8])


def store_key(key: TokenKey) -> str:
    """The key of the identity store, derived from the token key: 64 hexadecimal digits.

    No token is made from its message, for a token's message names a scope and a value too.
    """
    return hmac.new(key.secret, b"sy|v1|identity_store", hashlib.sha256).hexdigest()


def as_consonants(hexadecimal: str) -> str:
    """Hexadecimal digits in lower case, written in the sixteen consonants."""
    return hexadecimal.translate(str.maketrans(HEX_DIGITS, CONSONANTS))


def _write_private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_private(path: Path) -> str:
    try:
        return read_private(path)
    except NotPrivate:
        raise KeyProblem(
            "The token key's file must be readable by its owner alone (0600)"
        ) from None
    except OSError:
        raise KeyProblem(
            f"The token key is missing: set {VARIABLE} or run `sy-dataset keys init`"
        ) from None


def _secret(text: str) -> bytes:
    digits = text.strip()
    if not digits:
        raise KeyProblem("The token key is empty")
    if not re.fullmatch("([0-9a-fA-F]{2})+", digits):
        raise KeyProblem("The token key is not hexadecimal")
    secret = bytes.fromhex(digits)
    if len(secret) < SECRET_BYTES:
        raise KeyProblem(f"The token key is shorter than {SECRET_BYTES} bytes")
    if len(set(secret)) == 1:
        raise KeyProblem("The token key is one byte repeated")
    return secret
