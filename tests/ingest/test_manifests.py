"""A manifest's word is kept: another hash is not read, other rows are refused, what is missing is told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract
from sy_dataset.ingest import conform_arrival, manifests, receive_agency
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person

NAME = "ssd_person_2026-03-31.csv"
MANIFEST = "manifest_2026-03-31.csv"


def line(name: str, data: bytes, rows: int | str = "") -> str:
    return f"{name},{hashlib.sha256(data).hexdigest()},{rows}\n"


class Council:
    """One council that sends files and manifests, and what becomes of them."""

    def __init__(
        self,
        agency: Agency,
        channel: Path,
        contracts: dict[str, Contract],
        config: Config,
        workspace: Workspace,
        ledger: Ledger,
    ) -> None:
        self.agency, self.channel, self.contracts = agency, channel, contracts
        self.config, self.workspace, self.ledger = config, workspace, ledger

    def write(self, name: str, data: bytes) -> None:
        (self.channel / name).write_bytes(data)

    def manifest(self, *lines: str, name: str = MANIFEST) -> None:
        self.write(name, ("file,sha256,rows\n" + "".join(lines)).encode())

    def night(self) -> list[tuple[str, str | None]]:
        """Receive and read; the state and rule of every arrival, in the order of receipt."""
        receive_agency(self.agency, self.contracts, workspace=self.workspace, ledger=self.ledger)
        for arrival in self.ledger.arrivals():
            if arrival.state == "received" or arrival.derived_with == "manifest":
                self.conform(arrival)
        return [(a.state, a.rule_id) for a in self.ledger.arrivals()]

    def conform(self, arrival: Arrival) -> None:
        conform_arrival(
            arrival,
            self.contracts[str(arrival.extract_id)],
            agency=self.agency,
            config=self.config,
            workspace=self.workspace,
            ledger=self.ledger,
            derived_with="test",
        )

    def left(self) -> list[tuple[str, str | None]]:
        return [(left.state, left.extract_id) for left in self.ledger.left_standing()]


@pytest.fixture
def council(
    barnsley: Agency,
    channel: Path,
    contracts: dict[str, Contract],
    config: Config,
    workspace: Workspace,
    ledger: Ledger,
) -> Council:
    return Council(barnsley, channel, contracts, config, workspace, ledger)


@pytest.fixture
def three(contracts: dict[str, Contract]) -> bytes:
    return csv_file(contracts["ssd_person"], [person(n) for n in (1, 2, 3)])


def test_a_file_that_is_as_its_manifest_says_is_read(council: Council, three: bytes):
    council.write(NAME, three)
    council.manifest(line(NAME, three, 3))
    assert council.night() == [("conformed", None)]
    assert council.left() == []


def test_a_file_with_another_hash_is_refused_and_not_read(council: Council, three: bytes):
    council.write(NAME, three)
    council.manifest(line(NAME, three + b"\n"))
    assert council.night() == [("refused", "file/manifest_hash")]
    assert not council.workspace.conformed.exists()
    assert council.night() == [("refused", "file/manifest_hash")]


def test_a_corrected_manifest_lets_the_refused_file_in(council: Council, three: bytes):
    council.write(NAME, three)
    council.manifest(line(NAME, three + b"\n"))
    council.night()
    council.manifest(line(NAME, three, 3))
    assert council.night() == [("conformed", None)]


def test_a_manifest_that_comes_later_and_speaks_of_other_bytes_takes_the_file_back(
    council: Council, three: bytes
):
    council.write(NAME, three)
    assert council.night() == [("conformed", None)]
    council.manifest(line(NAME, three + b"\n"))
    assert council.night() == [("refused", "file/manifest_hash")]
    [arrival] = council.ledger.arrivals()
    assert council.ledger.row_counts(arrival.arrival_id) == []


@pytest.mark.parametrize("rows", [2, 4])
def test_more_or_fewer_rows_than_the_manifest_says_refuse_the_file(
    rows: int, council: Council, three: bytes
):
    """A file that is cut exactly at a row's end looks whole; its hash may be of the cut file."""
    council.write(NAME, three)
    council.manifest(line(NAME, three, rows))
    assert council.night() == [("refused", "file/manifest_rows")]
    [arrival] = council.ledger.arrivals()
    found = pq.read_table(council.workspace.findings / f"{arrival.arrival_id}.parquet")
    assert found["rule_id"].to_pylist() == ["file/manifest_rows"]
    council.manifest(line(NAME, three, 3))
    assert council.night() == [("conformed", None)]


def test_rows_that_cannot_be_read_and_duplicates_are_rows_of_the_file(
    council: Council, three: bytes
):
    spoilt = three + three.splitlines(True)[1] + b"too,few\n"
    council.write(NAME, spoilt)
    council.manifest(line(NAME, spoilt, 5))
    assert council.night() == [("conformed", None)]


def test_a_header_without_rows_is_a_file_only_if_the_manifest_says_so(
    council: Council, three: bytes
):
    header = three.splitlines(True)[0]
    council.write(NAME, header)
    assert council.night() == [("refused", "file/no_rows")]
    council.manifest(line(NAME, header, 0))
    assert council.night() == [("conformed", None)]
    [arrival] = council.ledger.arrivals()
    assert [c.rows_in for c in council.ledger.row_counts(arrival.arrival_id)] == [0]
    council.manifest(line(NAME, header, 1))
    assert council.night() == [("refused", "file/no_rows")]


def test_a_file_that_is_named_and_has_not_come_is_told(council: Council, three: bytes):
    council.manifest(line(NAME, three), line("Novxar_CP.csv", b"x"))
    assert council.night() == []
    assert council.left() == [("named and not come", None), ("named and not come", "ssd_person")]
    council.write(NAME, three)
    council.night()
    assert council.left() == [("named and not come", None)]


def test_a_file_that_came_once_and_was_tidied_away_by_its_sender_is_not_missed(
    council: Council, three: bytes
):
    council.write(NAME, three)
    council.manifest(line(NAME, three))
    council.night()
    (council.channel / NAME).unlink()
    council.night()
    assert council.left() == []


def test_where_a_manifest_is_required_a_file_waits_until_it_is_named(
    council: Council, three: bytes
):
    council.agency = council.agency.model_copy(update={"manifest": "required"})
    council.write(NAME, three)
    assert council.night() == []
    assert council.left() == [("waiting for a manifest", "ssd_person")]
    assert not council.workspace.vault.exists()
    council.manifest(line(NAME, three))
    assert council.night() == [("conformed", None)]
    assert council.left() == []


def test_of_two_manifests_the_later_submission_counts(council: Council, three: bytes):
    council.write(NAME, three)
    council.manifest(line(NAME, three, 3), name="manifest_2026-03-31_v2.csv")
    council.manifest(line(NAME, b"an earlier file", 9))
    assert council.night() == [("conformed", None)]


BAD = {
    "another header": "file;sha256;rows\n",
    "no header": line(NAME, b"x"),
    "a short hash": f"file,sha256,rows\n{NAME},abc,1\n",
    "rows that are no number": f"file,sha256,rows\n{NAME},{'0' * 64},three\n",
    "a name twice": "file,sha256,rows\n" + line(NAME, b"x") + line(NAME, b"y"),
    "a cell too many": f"file,sha256,rows\n{NAME},{'0' * 64},1,2\n",
    "a line cut short": f"file,sha256,rows\n{NAME},{'0' * 64}\n",
    "no name": f"file,sha256,rows\n,{'0' * 64},1\n",
    "an open quote": f'file,sha256,rows\n"{NAME},{"0" * 64},1\n',
}


@pytest.mark.parametrize("way", BAD)
def test_a_manifest_that_is_not_as_agreed_says_nothing_and_that_is_told(
    way: str, council: Council, three: bytes
):
    council.write(NAME, three)
    council.write(MANIFEST, BAD[way].encode())
    assert council.night() == [("conformed", None)]
    assert council.left() == [("manifest unreadable", None)]


def test_a_manifest_that_is_a_link_or_too_large_is_not_read(
    council: Council, three: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    council.manifest(line(NAME, three), name="elsewhere.txt")
    (council.channel / MANIFEST).symlink_to(council.channel / "elsewhere.txt")
    read = manifests.read_manifests([council.channel / MANIFEST])
    assert (len(read.promises), len(read.unreadable)) == (0, 1)
    (council.channel / MANIFEST).unlink()
    council.manifest(line(NAME, three))
    monkeypatch.setattr(manifests, "LARGEST_BYTES", 10)
    read = manifests.read_manifests([council.channel / MANIFEST])
    assert (len(read.promises), len(read.unreadable)) == (0, 1)


def test_a_manifest_may_be_written_by_a_spreadsheet(council: Council, three: bytes):
    """A byte order mark, other line ends, capitals in the hash."""
    council.write(NAME, three)
    digest = hashlib.sha256(three).hexdigest().upper()
    text = f"\ufefffile,sha256,rows\r\n{NAME}, {digest} ,3\r\n"
    council.write(MANIFEST, text.encode())
    assert council.night() == [("conformed", None)]
    assert council.left() == []
    assert council.ledger.arrivals()[0].manifest_rows == 3


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_manifests(data: bytes):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MANIFEST
        path.write_bytes(b"file,sha256,rows\n" + data)
        read = manifests.read_manifests([path])
    assert not (read.unreadable and read.promises), "half of a list is worse than none"
    assert all(len(promise.sha256) == 64 for promise in read.promises.values())
