"""A submission number in the name: corrected deliveries give the same result in any order."""

from __future__ import annotations

import itertools
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.config import Agency
from sy_dataset.contracts import Contract, deliveries, load_contracts
from sy_dataset.ingest import Received, receive_agency
from sy_dataset.ingest.names import Named, recognise
from sy_dataset.inputs import select
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person

KINDS = deliveries(load_contracts())
COUNCIL = [c for c in load_contracts().values() if c.domain == "council"]


def receive(agency: Agency, workspace: Workspace, ledger: Ledger) -> Received:
    return receive_agency(agency, load_contracts(), workspace=workspace, ledger=ledger)


@pytest.mark.parametrize(
    ("name", "submission", "encryption"),
    [
        ("ssd_person_2026-03-31.csv", 1, None),
        ("ssd_person_2026-03-31_v1.csv", 1, None),
        ("ssd_person_2026-03-31_v12.csv", 12, None),
        ("ssd_person_2026-03-31_v2.csv.age", 2, "age"),
        ("ssd_person_2026-03-31.csv.pgp", 1, "pgp"),
        ("ssd_person_2026-03-31.csv.gpg", 1, "pgp"),
    ],
)
def test_a_name_may_carry_a_number_and_an_encryption(
    name: str, submission: int, encryption: str | None
):
    said = recognise(name, COUNCIL)
    assert (said.extract_id, said.submission, said.encryption) == (
        "ssd_person",
        submission,
        encryption,
    )


@pytest.mark.parametrize(
    "name",
    [
        "ssd_person_2026-03-31_v0.csv",
        "ssd_person_2026-03-31_v02.csv",
        "ssd_person_2026-03-31_v-1.csv",
        "ssd_person_2026-03-31_v99999.csv",
        "ssd_person_2026-03-31_v٢.csv",
        "ssd_person_٢٠٢٦-03-31.csv",
        "ssd_person_2026-03-31.csv_v2",
        "ssd_person_2026-03-31.age.csv",
        "ssd_person_2026-03-31.csv.age.age",
        "ssd_person_2026-03-31.csv\n",
        "xssd_person_2026-03-31.csv",
    ],
)
def test_other_spellings_are_not_guessed(name: str):
    assert recognise(name, COUNCIL) == Named()


@given(st.text(max_size=60))
def test_no_name_breaks_the_reader_of_names(name: str):
    said = recognise(name, COUNCIL)
    assert (said.extract_id is None) == (said.period is None)


def test_corrections_give_the_same_result_in_any_order(
    barnsley: Agency,
    channel: Path,
    contracts: dict[str, Contract],
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
):
    contents = {
        f"ssd_person_2026-03-31{number}.csv": csv_file(
            contracts["ssd_person"], [person(n) for n in range(1, rows)]
        )
        for number, rows in (("", 3), ("_v2", 5), ("_v3", 4))
    }
    chosen = set()
    for order in itertools.permutations(contents):
        ledger = Ledger(tmp_path_factory.mktemp("ledger") / "ledger.sqlite")
        for name in order:
            (channel / name).write_bytes(contents[name])
            receive(barnsley, workspace, ledger)
            (channel / name).unlink()
        [latest] = select(ledger.arrivals(), KINDS).latest
        chosen.add(latest.arrival_id)
        assert latest.submission == 3
        ledger.close()
    assert len(chosen) == 1


def test_a_correction_that_takes_back_a_correction_counts_though_its_bytes_were_seen(
    barnsley: Agency, channel: Path, data: bytes, workspace: Workspace, ledger: Ledger
):
    (channel / "ssd_person_2026-03-31.csv").write_bytes(data)
    (channel / "ssd_person_2026-03-31_v2.csv").write_bytes(data + data.splitlines(True)[1])
    (channel / "ssd_person_2026-03-31_v3.csv").write_bytes(data)
    assert receive(barnsley, workspace, ledger) == Received(3, 0)
    assert receive(barnsley, workspace, ledger) == Received(0, 3)
    [latest] = select(ledger.arrivals(), KINDS).latest
    assert latest.submission == 3
    assert len(list(workspace.vault.iterdir())) == 2


arrivals = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from(["accepted", "refused"])),
    max_size=8,
    unique_by=lambda one: one[:2],
)


@settings(max_examples=60)
@given(arrivals, st.randoms(use_true_random=False))
def test_numbered_files_are_selected_alike_whatever_the_order_of_receipt(
    sent: list[tuple[int, int, str]], random
):
    def received(order: list[tuple[int, int, str]]) -> list[Arrival]:
        return [
            Arrival(
                *(f"{day}-{number}", "barnsley", "ssd_person", date(2026, 3, day), place),
                *("0", 1, state),
                tables=frozenset({"persons"}),
                submission=number,
            )
            for place, (day, number, state) in enumerate(order)
        ]

    shuffled = sent[:]
    random.shuffle(shuffled)
    first, second = select(received(sent), KINDS), select(received(shuffled), KINDS)
    assert [a.arrival_id for a in first.selected] == [a.arrival_id for a in second.selected]
    assert [a.arrival_id for a in first.latest] == [a.arrival_id for a in second.latest]


PARTED = "partnership_registers"
LATEST = {
    "a refused part stays told beside a later accepted one": (
        [("refused", 30, "a"), ("accepted", 31, "b")],
        ["a30", "b31"],
    ),
    "a part sent again takes the place of the refused one": (
        [("refused", 30, "a"), ("accepted", 31, "b"), ("accepted", 31, "a")],
        ["a31", "b31"],
    ),
    "a whole takes the place of every part": (
        [("refused", 30, "a"), ("accepted", 30, "b"), ("accepted", 31, "")],
        ["31"],
    ),
    "a part takes the place of an earlier whole": (
        [("refused", 30, ""), ("accepted", 31, "a")],
        ["a31"],
    ),
}


@pytest.mark.parametrize("way", LATEST)
def test_of_an_extract_in_parts_the_newest_of_each_part_is_told(way: str):
    sent, told = LATEST[way]
    for order in itertools.permutations(sent):
        arrivals = [
            Arrival(
                *(f"{part}{day}", "barnsley", PARTED, date(2026, 3, day), place, "0", 1, state),
                part=part,
            )
            for place, (state, day, part) in enumerate(order)
        ]
        assert sorted(a.arrival_id for a in select(arrivals, KINDS).latest) == sorted(told)


def test_the_word_of_a_part_is_kept_as_a_digest_only():
    said = {
        recognise(f"{PARTED}_{word}_2026-03-31.csv", COUNCIL).part for word in ("audits", "Audits")
    }
    assert len(said) == 1
    assert "audits" not in said.pop()
    assert recognise(f"{PARTED}_2026-03-31.xlsx", COUNCIL).part == ""


EARLIER = """
create table arrival (
    arrival_id text primary key,
    agency_id text not null,
    extract_id text,                 -- null while no agreed extract is recognised
    period_date text,
    sequence integer not null,
    sha256 text not null,
    size_bytes integer not null,
    received_at text not null,
    state text not null,
    rule_id text,
    derived_with text                -- what it was conformed with
)
"""


def test_a_ledger_of_earlier_code_gets_the_new_columns_and_keeps_its_rows(workspace: Workspace):
    workspace.ledger.parent.mkdir(parents=True, exist_ok=True)
    old = sqlite3.connect(workspace.ledger)
    old.execute(EARLIER)
    old.execute(
        "insert into arrival values ('a', 'barnsley', 'ssd_person', '2026-03-31', 1, 'x', 1,"
        " '', 'accepted', null, 'code')"
    )
    old.commit()
    old.close()
    ledger = Ledger(workspace.ledger)
    [arrival] = ledger.arrivals()
    assert (arrival.submission, arrival.encryption, arrival.manifest_rows) == (1, None, None)
    assert (arrival.state, arrival.derived_with) == ("accepted", "code")
    ledger.close()
