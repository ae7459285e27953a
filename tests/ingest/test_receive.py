"""The channel says whose a file is; the same bytes count once; nothing but plain files comes in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sy_dataset.config import Agency
from sy_dataset.contracts import load_contracts
from sy_dataset.ingest import Received, receive_agency
from sy_dataset.ingest.names import Named, recognise
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

NAME = "ssd_person_2026-03-31.csv"
COUNCIL = [c for c in load_contracts().values() if c.domain == "council"]


def receive(agency: Agency, workspace: Workspace, ledger: Ledger) -> Received:
    return receive_agency(agency, load_contracts(), workspace=workspace, ledger=ledger)


def test_a_file_is_taken_in_once(
    barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    (channel / NAME).write_bytes(data)
    assert receive(barnsley, workspace, ledger) == Received(new=1, seen_before=0)
    assert receive(barnsley, workspace, ledger) == Received(new=0, seen_before=1)
    [arrival] = ledger.arrivals()
    assert (workspace.vault / arrival.sha256).read_bytes() == data
    assert (channel / NAME).read_bytes() == data


def test_new_bytes_under_an_old_name_are_a_new_arrival_and_both_are_kept(
    barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    for content in (data, data + data.splitlines(keepends=True)[1]):
        (channel / NAME).write_bytes(content)
        receive(barnsley, workspace, ledger)
    assert len(ledger.arrivals()) == 2
    assert len(list(workspace.vault.iterdir())) == 2


@pytest.mark.parametrize(
    "name",
    [
        "Novxar_Tazqel_CP.csv",
        "ssd_person.csv",
        "ssd_person_2026-02-30.csv",
        "ssd_person_2026-03-31.csv.gz",
        "la=XX_2026-03-31.csv",
        "'); drop table arrival; --.csv",
        "a[1].csv",
        "x" * 200 + ".csv",
        "line\nbreak.csv",
        "\u202egnp.csv",
        "ics_person_2026-03-31.parquet",
    ],
)
def test_a_name_that_is_not_agreed_is_refused_and_kept_out_of_the_ledger(
    name: str, barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    (channel / name).write_bytes(data)
    assert receive(barnsley, workspace, ledger) == Received(1, 0, refused_unread=1)
    [arrival] = ledger.arrivals()
    assert (arrival.state, arrival.rule_id) == ("refused", "file/no_agreed_extract")
    assert name.encode() not in workspace.ledger.read_bytes()


def test_links_pipes_and_folders_are_refused_unread(
    barnsley: Agency, channel: Path, workspace: Workspace, ledger: Ledger
):
    (channel / "ssd_person_2026-03-31.csv").symlink_to("/etc/hostname")
    os.mkfifo(channel / "ssd_contacts_2026-03-31.csv")
    (channel / "ssd_missing_2026-03-31.csv").mkdir()
    receive(barnsley, workspace, ledger)
    assert {a.rule_id for a in ledger.arrivals()} == {"file/not_a_plain_file"}
    assert not workspace.vault.exists()


def test_a_day_that_has_not_come_is_refused(
    barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    (channel / "ssd_person_2099-01-01.csv").write_bytes(data)
    receive(barnsley, workspace, ledger)
    assert [(a.rule_id, a.extract_id) for a in ledger.arrivals()] == [
        ("file/period_in_future", None)
    ]


def test_files_still_being_written_are_left_alone(
    barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    (channel / f".{NAME}.part").write_bytes(data)
    assert receive(barnsley, workspace, ledger) == Received(0, 0, left_standing=1)
    assert ledger.arrivals() == []


def test_a_name_is_agreed_only_for_the_kind_of_agency_that_sends_it():
    assert recognise(NAME, COUNCIL).extract_id == "ssd_person"
    assert recognise("police_person_2026-03-31.csv", COUNCIL) == Named()
