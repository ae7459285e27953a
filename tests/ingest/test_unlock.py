"""What is sent encrypted: age and OpenPGP, the wrong key, a cut file, no key; nothing of it is told."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pyrage
import pysequoia
import pytest

from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract
from sy_dataset.errors import KeyProblem
from sy_dataset.ingest import (
    Received,
    conform_arrival,
    load_unlocking,
    receive_agency,
    unlock,
)
from sy_dataset.ingest.reading import FileRefused
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person

NAME = "ssd_person_2026-03-31.csv"
CANARY = "Zqmarker"
AGE = pyrage.x25519.Identity.generate()
OTHER_AGE = pyrage.x25519.Identity.generate()
PGP = pysequoia.Tsk.generate("Us <us@example.org>")
LOCKED = (Path(__file__).parent / "locked.pgp.asc").read_text()
"""Made with GnuPG; its passphrase is: correct horse."""
OTHER_PGP = pysequoia.Tsk.generate("Them <them@example.org>")


def age(data: bytes) -> bytes:
    return bytes(pyrage.encrypt(data, [AGE.to_public()]))


def pgp(data: bytes) -> bytes:
    return bytes(pysequoia.encrypt(recipients=[PGP.extract_certificate()], bytes=data))


def pgp_binary(data: bytes) -> bytes:
    """As most programs write it: without armour."""
    packets = pysequoia.packet.PacketPile.from_bytes(pgp(data))
    return b"".join(bytes(packet) for packet in packets)


WAYS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "age": (".age", age),
    "armoured age": (".age", lambda data: bytes(pyrage.encrypt(data, [AGE.to_public()], True))),
    "armoured pgp": (".pgp", pgp),
    "binary pgp": (".gpg", pgp_binary),
}


class Channel(SimpleNamespace):
    """One council's channel and what becomes of what is put into it."""

    agency: Agency
    folder: Path
    contracts: dict[str, Contract]
    config: Config
    workspace: Workspace
    ledger: Ledger

    def receive(self) -> Received:
        return receive_agency(
            self.agency,
            self.contracts,
            workspace=self.workspace,
            ledger=self.ledger,
            unlocking=load_unlocking(self.workspace),
        )

    def conform(self) -> Arrival:
        for arrival in self.ledger.arrivals("received"):
            conform_arrival(
                arrival,
                self.contracts[str(arrival.extract_id)],
                agency=self.agency,
                config=self.config,
                workspace=self.workspace,
                ledger=self.ledger,
                derived_with="test",
            )
        return self.ledger.arrivals()[-1]

    def send(self, name: str, data: bytes) -> Arrival:
        (self.folder / name).write_bytes(data)
        self.receive()
        return self.conform()


@pytest.fixture
def sent(
    barnsley: Agency,
    channel: Path,
    contracts: dict[str, Contract],
    config: Config,
    workspace: Workspace,
    ledger: Ledger,
) -> Channel:
    return Channel(
        agency=barnsley,
        folder=channel,
        contracts=contracts,
        config=config,
        workspace=workspace,
        ledger=ledger,
    )


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SY_DATASET_AGE_KEY", f"# ours\n{AGE}\n")
    monkeypatch.setenv("SY_DATASET_PGP_KEY", str(PGP))


@pytest.fixture
def plain(contracts: dict[str, Contract]) -> bytes:
    return csv_file(contracts["ssd_person"], [person(1, family_name=CANARY), person(2)])


def canary_seen(sent: Channel) -> list[str]:
    """Files outside the restricted zone's rows that hold the plain text, compressed ones opened."""
    rows = (sent.workspace.conformed, sent.workspace.quarantine)
    return [
        path.name
        for path in sent.workspace.home.rglob("*")
        if path.is_file()
        and not any(path.is_relative_to(zone) for zone in rows)
        and CANARY.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("way", WAYS)
def test_an_encrypted_file_is_read_like_any_other_and_the_vault_keeps_it_as_it_came(
    way: str, sent: Channel, plain: bytes, keys: None
):
    ending, encrypt = WAYS[way]
    data = encrypt(plain)
    arrival = sent.send(NAME + ending, data)
    assert (arrival.state, arrival.sha256) == ("conformed", hashlib.sha256(data).hexdigest())
    assert (sent.workspace.vault / arrival.sha256).read_bytes() == data
    rows = pq.read_table(sent.workspace.conformed / arrival.arrival_id / "persons.parquet")
    assert rows["family_name"].to_pylist()[0] == CANARY
    assert canary_seen(sent) == []


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def flipped(data: bytes) -> bytes:
    middle = len(data) * 2 // 3
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "age, cut": (".age", lambda data: cut(age(data))),
    "age, one bit turned": (".age", lambda data: flipped(age(data))),
    "age, not encrypted": (".age", lambda data: data),
    "age, empty": (".age", lambda _: b""),
    "age, for another": (
        ".age",
        lambda data: bytes(pyrage.encrypt(data, [OTHER_AGE.to_public()])),
    ),
    "age, with a passphrase": (".age", lambda data: bytes(pyrage.passphrase.encrypt(data, "x"))),
    "pgp, cut": (".pgp", lambda data: cut(pgp_binary(data))),
    "pgp, armour cut": (".pgp", lambda data: cut(pgp(data))),
    "pgp, one bit turned": (".pgp", lambda data: flipped(pgp_binary(data))),
    "pgp, not encrypted": (".pgp", lambda data: data),
    "pgp, empty": (".pgp", lambda _: b""),
    "pgp, armour without content": (".pgp", lambda _: b"-----BEGIN PGP MESSAGE-----\n\n!!!!\n"),
    "pgp, only signed": (".pgp", lambda data: bytes(pysequoia.sign(PGP.signer(), data))),
    "pgp, for another": (
        ".gpg",
        lambda data: bytes(
            pysequoia.encrypt(recipients=[OTHER_PGP.extract_certificate()], bytes=data)
        ),
    ),
    "pgp, with a password": (
        ".pgp",
        lambda data: bytes(pysequoia.encrypt(passwords=["x"], bytes=data)),
    ),
}


@pytest.mark.parametrize("way", DAMAGED)
def test_what_cannot_be_decrypted_is_refused_and_nothing_of_it_is_told(
    way: str, sent: Channel, plain: bytes, keys: None, capfd: pytest.CaptureFixture[str]
):
    ending, spoil = DAMAGED[way]
    arrival = sent.send(NAME + ending, spoil(plain))
    assert (arrival.state, arrival.rule_id) == ("refused", "file/not_decryptable")
    assert not sent.workspace.conformed.exists()
    found = pq.read_table(sent.workspace.findings / f"{arrival.arrival_id}.parquet").to_pylist()
    assert [f["rule_id"] for f in found] == ["file/not_decryptable"]
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")
    in_vault = [arrival.sha256, NAME + ending] if plain in spoil(plain) else []
    assert sorted(canary_seen(sent)) == sorted(in_vault)


@pytest.mark.parametrize("ending", [".age", ".pgp"])
def test_without_a_key_an_encrypted_file_waits_and_a_plain_one_does_not(
    ending: str, sent: Channel, plain: bytes
):
    encrypt = {".age": age, ".pgp": pgp}[ending]
    (sent.folder / f"ssd_contacts_2026-03-31.csv{ending}").write_bytes(encrypt(plain))
    (sent.folder / NAME).write_bytes(plain)
    assert sent.receive() == Received(1, 0, left_standing=1)
    [left] = sent.ledger.left_standing()
    assert (left.state, left.extract_id) == ("waiting for our key", "ssd_contacts")
    assert "SY_DATASET_" in left.reason
    assert [a.extract_id for a in sent.ledger.arrivals()] == ["ssd_person"]


def test_a_key_that_is_gone_stops_reading_and_refuses_nothing(
    sent: Channel, plain: bytes, keys: None, monkeypatch: pytest.MonkeyPatch
):
    (sent.folder / f"{NAME}.age").write_bytes(age(plain))
    sent.receive()
    monkeypatch.delenv("SY_DATASET_AGE_KEY")
    with pytest.raises(KeyProblem, match="SY_DATASET_AGE_KEY"):
        sent.conform()
    assert [a.state for a in sent.ledger.arrivals()] == ["received"]


def test_keys_may_stand_in_files_that_only_their_owner_can_read(
    sent: Channel, plain: bytes, workspace: Workspace
):
    workspace.restricted.mkdir(parents=True, exist_ok=True)
    for name, text in (("age.key", f"{OTHER_AGE}\n{AGE}\n"), ("pgp.key", f"{OTHER_PGP}{PGP}")):
        (workspace.restricted / name).write_text(text)
        (workspace.restricted / name).chmod(0o644)
    problems = load_unlocking(workspace).problems
    assert all("0600" in problem for problem in problems.values())
    assert len(problems) == 2
    for name in ("age.key", "pgp.key"):
        (workspace.restricted / name).chmod(0o600)
    assert sent.send(f"{NAME}.age", age(plain)).state == "conformed"
    assert sent.send("ssd_person_2026-03-31_v2.csv.pgp", pgp(plain)).state == "conformed"


BAD_KEYS = {
    "SY_DATASET_AGE_KEY": ["", "# only a comment", "AGE-SECRET-KEY-1XYZ", "hunter2"],
    "SY_DATASET_PGP_KEY": [
        "",
        "hunter2",
        str(PGP.extract_certificate()),
        str(PGP)[:200] + "\n-----END PGP PRIVATE KEY BLOCK-----",
    ],
}


@pytest.mark.parametrize(
    ("variable", "text"), [(name, text) for name, texts in BAD_KEYS.items() for text in texts]
)
def test_a_bad_key_opens_nothing_and_is_not_repeated(
    variable: str, text: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable, text)
    unlocking = load_unlocking(workspace)
    encryption = variable.split("_")[2].lower()
    problem = unlocking.problem(encryption)
    assert problem
    assert "hunter2" not in problem
    assert "XYZ" not in problem
    assert encryption not in unlocking.keys


def test_no_printed_form_holds_a_key(workspace: Workspace, keys: None):
    unlocking = load_unlocking(workspace)
    assert str(AGE) not in repr(unlocking)
    assert "PRIVATE KEY" not in repr(unlocking)
    assert unlocking.problem("age") is None
    assert unlocking.problem("pgp") is None


def test_the_digest_changes_with_the_keys(
    workspace: Workspace, keys: None, monkeypatch: pytest.MonkeyPatch
):
    ours = load_unlocking(workspace).digest
    monkeypatch.setenv("SY_DATASET_AGE_KEY", str(OTHER_AGE))
    assert load_unlocking(workspace).digest != ours


def test_a_key_with_a_passphrase_opens_with_it_and_not_without(
    sent: Channel, plain: bytes, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SY_DATASET_PGP_KEY", LOCKED)
    assert load_unlocking(sent.workspace).problem("pgp")
    monkeypatch.setenv("SY_DATASET_PGP_PASSPHRASE", "wrong")
    assert load_unlocking(sent.workspace).problem("pgp")
    monkeypatch.setenv("SY_DATASET_PGP_PASSPHRASE", "correct horse")
    assert load_unlocking(sent.workspace).problem("pgp") is None
    recipient = pysequoia.Tsk.from_bytes(LOCKED.encode()).extract_certificate()
    data = bytes(pysequoia.encrypt(recipients=[recipient], bytes=plain))
    assert sent.send(f"{NAME}.pgp", data).state == "conformed"


def test_what_gnupg_packed_and_encrypted_is_opened(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SY_DATASET_PGP_KEY", LOCKED)
    monkeypatch.setenv("SY_DATASET_PGP_PASSPHRASE", "correct horse")
    arrival = in_vault(workspace, (Path(__file__).parent / "gnupg_message.asc").read_bytes())
    assert unlock.opened(arrival, workspace) == b"id,name\n" + b"1,x\n" * 300


def in_vault(workspace: Workspace, data: bytes, encryption: str = "pgp") -> Arrival:
    sha256 = hashlib.sha256(data).hexdigest()
    workspace.vault.mkdir(parents=True, exist_ok=True)
    (workspace.vault / sha256).write_bytes(data)
    return Arrival(
        "a1", "barnsley", "x", None, 1, sha256, len(data), "received", encryption=encryption
    )


def test_a_small_message_that_unfolds_beyond_the_limit_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    """OpenPGP packs what it encrypts; the program is stopped when it has written too much."""
    monkeypatch.setenv("SY_DATASET_PGP_KEY", LOCKED)
    monkeypatch.setenv("SY_DATASET_PGP_PASSPHRASE", "correct horse")
    monkeypatch.setattr(unlock, "LARGEST_BYTES", 1000)
    data = (Path(__file__).parent / "gnupg_message.asc").read_bytes()
    assert len(data) < 1000
    with pytest.raises(FileRefused, match="file/too_large"):
        unlock.opened(in_vault(workspace, data), workspace)


def test_where_encryption_is_required_a_plain_file_is_refused_unread(
    sent: Channel, plain: bytes, keys: None
):
    sent.agency = sent.agency.model_copy(update={"encrypted": "required"})
    (sent.folder / NAME).write_bytes(plain)
    assert sent.receive() == Received(1, 0, refused_unread=1)
    [refused] = sent.ledger.arrivals()
    assert (refused.state, refused.rule_id) == ("refused", "file/not_encrypted")
    assert sent.ledger.arrivals("received") == []
    assert sent.send(f"{NAME}.age", age(plain)).state == "conformed"


def test_a_plain_file_is_let_in_when_encryption_is_required_no_more(
    sent: Channel, plain: bytes, keys: None
):
    free = sent.agency
    sent.agency = free.model_copy(update={"encrypted": "required"})
    sent.send(NAME, plain)
    sent.agency = free
    assert sent.send(NAME, plain).state == "conformed"


def test_what_was_read_in_the_clear_stays_when_encryption_becomes_required(
    sent: Channel, plain: bytes
):
    assert sent.send(NAME, plain).state == "conformed"
    sent.agency = sent.agency.model_copy(update={"encrypted": "required"})
    assert sent.receive() == Received(0, 1)
    assert [a.state for a in sent.ledger.arrivals()] == ["conformed"]


def test_a_manifest_speaks_of_the_encrypted_bytes_and_the_rows_within(
    sent: Channel, plain: bytes, keys: None
):
    data = age(plain)
    digest = hashlib.sha256(data).hexdigest()
    manifest = f"file,sha256,rows\n{NAME}.age,{digest},3\n"
    (sent.folder / "manifest_2026-03-31.csv").write_text(manifest)
    assert sent.send(f"{NAME}.age", data).rule_id == "file/manifest_rows"


def test_the_program_that_decrypts_says_nothing_of_what_it_fails_on(tmp_path: Path, plain: bytes):
    (tmp_path / "message").write_bytes(plain)
    done = subprocess.run(
        [sys.executable, "-I", str(unlock.PROGRAM), str(tmp_path / "message")],
        input=str(PGP).encode() + b"\0",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
