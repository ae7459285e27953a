"""Files that are not what they should be: in odd places, under odd names, of odd kinds, in disguise."""

from __future__ import annotations

import gzip
import io
import os
import socket
import stat
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract
from sy_dataset.ingest import Received, conform_arrival, receive_agency, vault
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace

NAME = "ssd_person_2026-03-31.csv"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class County:
    """Every agency's channel, and what becomes of what stands in them in one night."""

    def __init__(
        self, config: Config, contracts: dict[str, Contract], workspace: Workspace, ledger: Ledger
    ) -> None:
        self.config, self.contracts = config, contracts
        self.workspace, self.ledger = workspace, ledger

    def put(self, agency_id: str, name: str, data: bytes) -> Path:
        path = self.workspace.inbox / agency_id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def receive(self) -> list[Received]:
        return [
            receive_agency(agency, self.contracts, workspace=self.workspace, ledger=self.ledger)
            for agency in self.config.agency
        ]

    def night(self) -> dict[tuple[str, str], str | None]:
        """What became of each agency's extracts: the rule that refused it, or None."""
        self.receive()
        agencies = {agency.id: agency for agency in self.config.agency}
        for arrival in self.ledger.arrivals("received"):
            conform_arrival(
                arrival,
                self.contracts[str(arrival.extract_id)],
                agency=agencies[arrival.agency_id],
                config=self.config,
                workspace=self.workspace,
                ledger=self.ledger,
                derived_with="test",
            )
        return {(a.agency_id, str(a.extract_id)): a.rule_id for a in self.ledger.arrivals()}


@pytest.fixture
def county(
    config: Config, contracts: dict[str, Contract], workspace: Workspace, ledger: Ledger
) -> County:
    return County(config, contracts, workspace, ledger)


def test_one_agencys_file_in_anothers_folder_is_not_read_twice(county: County, data: bytes):
    county.put("barnsley", NAME, data)
    county.put("doncaster", NAME, data)
    assert county.night() == {
        ("barnsley", "ssd_person"): None,
        ("doncaster", "ssd_person"): "file/sent_by_another_agency",
    }


def test_a_return_of_another_authority_in_ones_folder_is_refused(county: County):
    text = (
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
        "<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source>"
        "<SourceLevel>L</SourceLevel><LEA>373</LEA><SoftwareCode>Local</SoftwareCode>"
        "</Source></Header><Children/></Message>"
    )
    county.put("barnsley", "cin_census_2026-03-31.xml", text.encode())
    assert county.night() == {("barnsley", "cin_census"): "file/names_another_authority"}


def test_a_folder_named_like_a_partition_says_nothing_and_is_not_entered(
    county: County, data: bytes
):
    """The channel alone says whose a file is."""
    for name in (f"agency_id=sheffield/{NAME}", f"la=373/{NAME}", f"../sheffield2/{NAME}"):
        county.put("barnsley", name, data)
    county.put("barnsley", NAME, data)
    assert county.night() == {
        ("barnsley", "ssd_person"): None,
        ("barnsley", "None"): "file/not_a_plain_file",
    }
    assert {a.agency_id for a in county.ledger.arrivals()} == {"barnsley"}


def test_brackets_in_a_name_are_no_pattern(county: County, data: bytes):
    """Each of two files is stored with its own bytes, whichever the other's name would match."""
    county.put("barnsley", "ssd_person_2026-03-3[01].csv", b"other")
    county.put("barnsley", NAME, data)
    county.receive()
    by_extract = {a.extract_id: a.sha256 for a in county.ledger.arrivals()}
    stored = {e: (county.workspace.vault / s).read_bytes() for e, s in by_extract.items()}
    assert stored == {None: b"other", "ssd_person": data}


@pytest.mark.parametrize(
    "name",
    [
        "x" * 251 + ".csv",
        "-rf.csv",
        "~.csv",
        "%2e%2e%2fpasswd.csv",
        "a\\..\\..\\windows.csv",
        "C:\\ssd_person_2026-03-31.csv",
        "$(reboot).csv",
        "ssd_person_2026-03-31.csv ",
        "ssd_person_2026-03-31.csv\r",
        "\u200bssd_person_2026-03-31.csv",
        "ssd_pers\u043en_2026-03-31.csv",
        os.fsdecode(b"ssd_person_\xff.csv"),
        '<script>alert("x")</script>.csv'.replace("/", ""),
        "=cmd|' !A1.csv",
    ],
)
def test_an_odd_name_is_refused_kept_apart_and_repeated_nowhere(
    name: str, county: County, data: bytes
):
    county.put("barnsley", name, data)
    assert county.night() == {("barnsley", "None"): "file/no_agreed_extract"}
    [arrival] = county.ledger.arrivals()
    kept = county.workspace.restricted / "names" / f"{arrival.arrival_id}.txt"
    assert kept.read_bytes() == os.fsencode(name)
    assert os.fsencode(name) not in county.workspace.ledger.read_bytes()
    told = [left for left in county.ledger.left_standing() if name in repr(left)]
    assert told == []


def test_a_hard_link_a_socket_and_a_device_are_refused_unread(county: County, data: bytes):
    folder = county.put("barnsley", ".own", b"").parent
    elsewhere = county.workspace.home / "elsewhere.csv"
    elsewhere.write_bytes(data)
    os.link(elsewhere, folder / NAME)
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may not be long
        try:
            server.bind("ssd_contacts_2026-03-31.csv")
        finally:
            os.chdir(here)
    expected = 2
    try:
        os.mknod(folder / "ssd_missing_2026-03-31.csv", stat.S_IFCHR, os.makedev(1, 5))
        expected = 3
    except PermissionError:  # only root makes a device
        pass
    county.receive()
    assert [a.rule_id for a in county.ledger.arrivals()] == ["file/not_a_plain_file"] * expected
    assert not county.workspace.vault.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_copied(
    county: County, data: bytes, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(vault, "LARGEST_BYTES", len(data) - 1)
    county.put("barnsley", NAME, data)
    assert county.night() == {("barnsley", "ssd_person"): "file/too_large"}
    assert not county.workspace.vault.exists()


def test_a_file_that_cannot_be_opened_does_not_stop_the_others(
    county: County, data: bytes, monkeypatch: pytest.MonkeyPatch
):
    county.put("barnsley", NAME, data)
    county.put("barnsley", "ssd_contacts_2026-03-31.csv", b"x")
    opened = os.open

    def guarded(path: os.PathLike[str] | str, *rest: int) -> int:
        if str(path).endswith(NAME):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", guarded)
    assert county.receive()[0] == Received(1, 0, left_standing=1)
    assert [left.state for left in county.ledger.left_standing()] == ["not to be opened"]


def zipped(*members: str, data: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name twice is what one of them is about
        for member in members:
            archive.writestr(member, data)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


DISGUISED: dict[str, Callable[[bytes], bytes]] = {
    "a zip that climbs": lambda data: zipped("../../evil.csv", "/etc/cron.d/x", data=data),
    "a zip with a name twice": lambda data: zipped("a.csv", "a.csv", data=data),
    "a zip in a zip": lambda data: zipped("inner.zip", data=zipped(NAME, data=data)),
    "an empty zip": lambda _: zipped(),
    "a gzip": gzip.compress,
    "a small gzip of much": lambda _: gzip.compress(b"T1,F\n" * 200_000),
    "a workbook": lambda _: workbook(),
    "an old workbook": lambda data: OLE + data,
    "a page": lambda data: b"\n<!DOCTYPE html><html><body>" + data,
    "a page without a doctype": lambda data: b"<HTML>" + data,
    "a PDF": lambda data: b"%PDF-1.7\n" + data,
    "a picture": lambda data: b"\x89PNG\r\n\x1a\n" + data,
    "a 7z archive": lambda data: b"7z\xbc\xaf\x27\x1c" + data,
    "a rar archive": lambda data: b"Rar!\x1a\x07\x01\x00" + data,
    "an xz archive": lambda data: b"\xfd7zXZ\x00" + data,
    "a bzip2 archive": lambda data: b"BZh91AY&SY" + data,
    "a program": lambda data: b"\x7fELF\x02\x01\x01" + data,
    "a database": lambda data: b"SQLite format 3\x00" + data,
}
NAMES = {
    "csv": ("barnsley", NAME),
    "xml": ("barnsley", "cin_census_2026-03-31.xml"),
    "parquet": ("ics", "ics_person_2026-03-31.parquet"),
}
OF_CONTENT = {
    "file/wrong_format",
    "file/wrong_encoding",
    "file/doctype",
    "file/wrong_root",
    "file/not_well_formed",
    "file/cut_short",
    "file/header_missing_column",
}


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("way", DISGUISED)
def test_a_file_in_disguise_is_refused_by_its_content(
    way: str, form: str, county: County, data: bytes
):
    agency_id, name = NAMES[form]
    county.put(agency_id, name, DISGUISED[way](data))
    [rule_id] = county.night().values()
    assert rule_id in OF_CONTENT
    assert not county.workspace.conformed.exists()


@pytest.mark.parametrize("ending", [".gz", ".zip", ".xls", ".csv.csv", ".7z"])
def test_an_archive_under_its_own_name_is_no_agreed_extract(
    ending: str, county: County, data: bytes
):
    county.put("barnsley", f"{NAME}{ending}", gzip.compress(data))
    assert county.night() == {("barnsley", "None"): "file/no_agreed_extract"}


def test_the_same_bytes_under_three_names_count_once_for_their_extract(county: County, data: bytes):
    county.put("barnsley", NAME, data)
    county.put("barnsley", "ssd_person_2026-03-31_v1.csv", data)
    county.put("barnsley", "copy of it.csv", data)
    assert county.receive()[0] == Received(2, 1, refused_unread=1)
    states: list[Arrival] = county.ledger.arrivals("received")
    assert [a.extract_id for a in states] == ["ssd_person"]
