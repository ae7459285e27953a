"""Decrypt what was sent encrypted with age or OpenPGP. The plain text stays in memory."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sy_dataset.errors import KeyProblem
from sy_dataset.ingest.reading import FileRefused
from sy_dataset.ingest.vault import CHUNK_BYTES, LARGEST_BYTES
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace
from sy_dataset.private_files import NotPrivate, read_private

VARIABLES = {"age": "SY_DATASET_AGE_KEY", "pgp": "SY_DATASET_PGP_KEY"}
PASSPHRASE = "SY_DATASET_PGP_PASSPHRASE"  # noqa: S105 - the variable's name
PGP_KEY = re.compile(
    "-----BEGIN PGP PRIVATE KEY BLOCK-----.*?-----END PGP PRIVATE KEY BLOCK-----", re.DOTALL
)
ARMOUR = re.compile(rb"-----BEGIN PGP MESSAGE-----[^\S\n]*\n(?:[^\n]+: [^\n]*\n)*\s*([^\s=]+)")
ENCRYPTED_PACKETS = {1, 3, 9, 18, 20}  # session keys and encrypted data, RFC 9580 section 5
PROGRAM = Path(__file__).with_name("open_pgp.py")


@dataclass(frozen=True)
class Unlocking:
    """The private keys of this installation, by encryption: age or pgp.

    keys        their texts; several, so that what was sent for an old key can be read again
    problems    for an encryption without a good key, why there is none
    public_ids  what may be known of the keys: recipients and fingerprints
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    problems: Mapping[str, str] = field(default_factory=dict)
    public_ids: tuple[str, ...] = ()
    passphrase: str = field(default="", repr=False)

    def problem(self, encryption: str) -> str | None:
        """Why a file so encrypted cannot be read here; None if it can."""
        if encryption in self.keys:
            return None
        return self.problems.get(encryption, "There is no key for files encrypted so")

    @property
    def digest(self) -> str:
        """Changes with the keys, and says nothing of them."""
        return hashlib.sha256("\n".join(self.public_ids).encode()).hexdigest()[:16]


NO_KEYS = Unlocking()


def load_unlocking(workspace: Workspace) -> Unlocking:
    """The private keys from SY_DATASET_AGE_KEY and SY_DATASET_PGP_KEY, else from files.

    The files are `age.key` (one AGE-SECRET-KEY a line) and `pgp.key` (armoured private keys)
    in the restricted zone, readable by their owner alone; a passphrase of the OpenPGP keys
    stands in SY_DATASET_PGP_PASSPHRASE. A key that is missing or wrong closes its own kind of
    file and nothing else.
    """
    passphrase = os.environ.get(PASSPHRASE, "")
    keys: dict[str, tuple[str, ...]] = {}
    problems: dict[str, str] = {}
    public: list[str] = []
    for encryption, variable in VARIABLES.items():
        try:
            text = _key_text(variable, workspace.restricted / f"{encryption}.key")
            found = _age_keys(text) if encryption == "age" else _pgp_keys(text, passphrase)
        except KeyProblem as problem:
            problems[encryption] = str(problem)
        else:
            keys[encryption] = tuple(found)
            public += found.values()
    return Unlocking(keys, problems, tuple(sorted(public)), passphrase)


def _key_text(variable: str, path: Path) -> str:
    text = os.environ.get(variable)
    if text is not None:
        return text
    try:
        return read_private(path)
    except NotPrivate:
        raise KeyProblem(
            f"The key file {path.name} must be readable by its owner alone (0600)"
        ) from None
    except OSError:
        raise KeyProblem(
            f"The key is missing: set {variable} or write data/restricted/{path.name}"
        ) from None


def _age_keys(text: str) -> dict[str, str]:
    """Key -> recipient."""
    from pyrage import IdentityError, x25519  # noqa: PLC0415

    lines = [line.strip() for line in text.splitlines()]
    secrets = [line for line in lines if line and not line.startswith("#")]
    try:
        found = {line: str(x25519.Identity.from_str(line).to_public()) for line in secrets}
    except IdentityError:
        raise KeyProblem("The age key is not written as age writes keys") from None
    if not found:
        raise KeyProblem("The age key is empty")
    return found


def _pgp_keys(text: str, passphrase: str) -> dict[str, str]:
    """Key -> fingerprint."""
    from pysequoia import Tsk  # noqa: PLC0415

    found = {}
    for key in PGP_KEY.findall(text):
        try:
            parsed = Tsk.from_bytes(key.encode())
            parsed.decryptor(passphrase or None)
            found[key] = parsed.extract_certificate().fingerprint
        except Exception:  # its text may hold a part of the key
            raise KeyProblem("An OpenPGP key is damaged, or its passphrase is wrong") from None
    if not found:
        raise KeyProblem("The OpenPGP key is no armoured private key")
    return found


def opened(arrival: Arrival, workspace: Workspace) -> bytes:
    """The content of an arrival's file in the vault, decrypted if it was sent encrypted.

    Raises FileRefused if it is damaged, not encrypted, encrypted for another key or too
    large, and KeyProblem if there is no key: that is no fault of the sender's.
    """
    path = workspace.vault / arrival.sha256
    if arrival.encryption is None:
        return path.read_bytes()
    unlocking = load_unlocking(workspace)
    if problem := unlocking.problem(arrival.encryption):
        raise KeyProblem(f"{problem}; a file that was taken in cannot be read without it")
    if arrival.encryption == "age":
        return _opened_age(path.read_bytes(), unlocking.keys["age"])
    return _opened_pgp(path, unlocking)


def _opened_age(data: bytes, keys: tuple[str, ...]) -> bytes:
    from pyrage import decrypt, x25519  # noqa: PLC0415

    try:
        return bytes(decrypt(data, [x25519.Identity.from_str(key) for key in keys]))
    except Exception:  # its text may hold anything
        raise FileRefused("file/not_decryptable") from None


def _opened_pgp(path: Path, unlocking: Unlocking) -> bytes:
    with path.open("rb") as file:
        if not _is_encrypted(file.read(4096)):
            raise FileRefused("file/not_decryptable")
    for key in unlocking.keys["pgp"]:
        plain = _run(path, f"{key}\0{unlocking.passphrase}".encode())
        if plain is not None:
            return plain
    raise FileRefused("file/not_decryptable")


def _is_encrypted(head: bytes) -> bool:
    """Whether an OpenPGP message begins as an encrypted one: a signed one opens as well."""
    if armoured := ARMOUR.match(head):
        try:
            head = base64.b64decode(armoured[1] + b"=" * (-len(armoured[1]) % 4))
        except binascii.Error:
            return False
    if not head or not head[0] & 0x80:
        return False
    tag = head[0] & 0x3F if head[0] & 0x40 else (head[0] & 0x3C) >> 2
    return tag in ENCRYPTED_PACKETS


def _run(path: Path, secret: bytes) -> bytes | None:
    """What comes out of the program; None if it fails."""
    program = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", str(PROGRAM), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
    )
    assert program.stdin and program.stdout  # noqa: S101
    plain = bytearray()
    with program:
        with suppress(BrokenPipeError):  # it ended early; its exit code tells
            program.stdin.write(secret)
            program.stdin.close()
        while chunk := program.stdout.read(CHUNK_BYTES):
            plain += chunk
            if len(plain) > LARGEST_BYTES:
                program.kill()
                raise FileRefused("file/too_large")
    return bytes(plain) if program.returncode == 0 else None
