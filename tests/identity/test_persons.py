"""Persons that last: the same identifier through the nights, and every change written down."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from datetime import date, timedelta
from pathlib import Path

import pytest

from sy_dataset.errors import NightError
from sy_dataset.identity import link, store

from .land import NIGHT, Land, Row, nhs
from .test_link import bare, child, council

LATER = NIGHT + timedelta(days=1)


def ics(land: Land, *people: Row) -> None:
    land.send("ics", "ics_person", persons=people)


def police(land: Land, *people: Row) -> None:
    land.send("police", "police_person", persons=people)


def events(land: Land, *kinds: str) -> list[tuple[object, ...]]:
    return [event for event in land.stored("person_event") if event[1] in kinds]


def test_a_new_person_is_named_in_consonants_and_written_down_as_created(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.link()
    person = land.person("barnsley", "b1")
    assert person.startswith(f"p_{land.key.key_id}_")
    assert set(person) <= set("p_bcdfghjklmnpqrst")
    assert land.stored("person_event") == [(NIGHT, "created", person, None, "first seen")]


def test_a_person_keeps_its_identifier_through_the_nights(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    ics(land, child("i1", nhs_number=nhs(1)))
    land.link()
    before = land.links()
    council(land, "barnsley", child("b0"), child("b1", nhs_number=nhs(1), family_name="Bello"))
    police(land, child("p1", given_name="Chidi"))
    land.link(LATER)
    after = land.links()
    assert {key: after[key] for key in before} == before
    assert len(after) == 4
    assert events(land, "merged", "split") == []


def test_a_person_keeps_its_identifier_when_a_smaller_token_joins_it(land: Land):
    tokens = {f"i{n}": land.token("ics", f"i{n}") for n in range(30)}
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    smaller = min(tokens, key=lambda name: tokens[name])
    assert tokens[smaller] < land.token("barnsley", "b1")
    land.link()
    before = land.person("barnsley", "b1")
    ics(land, bare(smaller, nhs_number=nhs(1)))
    land.link(LATER)
    assert land.person("ics", smaller) == land.person("barnsley", "b1") == before


def test_the_same_night_again_changes_nothing(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)), child("b2", nhs_number=nhs(1)))
    council(land, "sheffield", child("s1", nhs_number=nhs(2)))
    ics(land, child("i1", nhs_number=nhs(1)))
    police(land, child("p1"))
    first = land.link()
    written, stored = land.workspace.person_links.read_bytes(), land.whole_store()
    for _ in range(2):
        assert land.link() == first
        assert land.workspace.person_links.read_bytes() == written
        assert land.whole_store() == stored


def test_two_persons_that_turn_out_to_be_one_keep_the_older_identifier(land: Land):
    ics(land, bare("i1", nhs_number=nhs(1)))
    land.link()
    older = land.person("ics", "i1")
    council(land, "barnsley", bare("b1"))
    land.link(LATER)
    younger = land.person("barnsley", "b1")
    assert younger != older
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    third = LATER + timedelta(days=1)
    land.link(third)
    assert land.person("barnsley", "b1") == land.person("ics", "i1") == older
    assert events(land, "merged") == [(third, "merged", younger, older, "nhs_number_birth_date")]


def test_of_two_persons_of_one_night_the_smaller_identifier_stays(land: Land):
    council(land, "barnsley", bare("b1"))
    ics(land, bare("i1", nhs_number=nhs(1)))
    land.link()
    both = sorted([land.person("barnsley", "b1"), land.person("ics", "i1")])
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.link(LATER)
    assert land.person("ics", "i1") == both[0]
    assert [event[2:4] for event in events(land, "merged")] == [(both[1], both[0])]


def joined_three(land: Land) -> str:
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    council(land, "sheffield", bare("s1", nhs_number=nhs(1)))
    ics(land, bare("i1", nhs_number=nhs(1)))
    assert land.link().persons == 1
    return land.person("ics", "i1")


def test_one_person_that_turns_out_to_be_two_leaves_its_identifier_to_the_larger_part(land: Land):
    whole = joined_three(land)
    council(land, "barnsley", bare("b1", nhs_number=nhs(2)))
    land.link(LATER)
    apart = land.person("barnsley", "b1")
    assert land.person("sheffield", "s1") == land.person("ics", "i1") == whole
    assert apart != whole
    assert events(land, "split") == [(LATER, "split", whole, apart, "no longer linked")]
    assert (LATER, "created", apart, None, "split off") in events(land, "created")


def test_of_two_equal_parts_the_one_with_the_smallest_token_keeps_the_identifier(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    ics(land, bare("i1", nhs_number=nhs(1)))
    land.link()
    whole = land.person("ics", "i1")
    council(land, "barnsley", bare("b1", nhs_number=nhs(2)))
    land.link(LATER)
    records = [("barnsley", "b1"), ("ics", "i1")]
    keeper, other = sorted(records, key=lambda record: land.token(*record))
    assert land.person(*keeper) == whole
    assert land.person(*other) != whole


def test_a_split_off_part_never_gets_an_identifier_that_was_used_before(land: Land):
    """The record whose token named the person leaves it, and would name the same again."""
    records = [("barnsley", "b1"), ("sheffield", "s1"), ("ics", "i1")]
    namesake = min(records, key=lambda record: land.token(*record))
    whole = joined_three(land)
    apart = bare(namesake[1], nhs_number=nhs(2))
    ics(land, apart) if namesake[0] == "ics" else council(land, namesake[0], apart)
    land.link(LATER)
    assert land.person(*namesake) != whole
    assert len({land.person(*record) for record in records}) == 2
    again = land.links()
    land.link(LATER)
    assert land.links() == again


def test_a_merge_that_is_undone_is_written_down_both_ways_and_the_parts_stay_apart(land: Land):
    council(land, "barnsley", bare("b1"))
    ics(land, bare("i1", nhs_number=nhs(1)))
    land.link()
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    land.link(LATER)
    assert land.person("barnsley", "b1") == land.person("ics", "i1")
    council(land, "barnsley", bare("b1"))
    land.link(LATER + timedelta(days=1))
    assert land.person("barnsley", "b1") != land.person("ics", "i1")
    assert len(events(land, "merged")) == len(events(land, "split")) == 1


def test_a_record_that_moves_to_another_person_leaves_a_split_event(land: Land):
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)))
    council(land, "sheffield", bare("s1", nhs_number=nhs(1)))
    ics(land, bare("i1", nhs_number=nhs(1)), bare("i2", nhs_number=nhs(2)))
    council(land, "doncaster", bare("d1", nhs_number=nhs(2)))
    land.link()
    left, entered = land.person("ics", "i1"), land.person("ics", "i2")
    council(land, "barnsley", bare("b1", nhs_number=nhs(2)))
    land.link(LATER)
    assert land.person("barnsley", "b1") == entered
    assert land.person("sheffield", "s1") == left
    assert [event[1:4] for event in events(land, "merged", "split")] == [("split", left, entered)]


def test_a_record_that_is_not_sent_tonight_keeps_its_person_for_another_night(land: Land):
    ics(land, bare("i1", nhs_number=nhs(1)), bare("i2"))
    land.link()
    before = land.person("ics", "i1")
    ics(land, bare("i2"))
    land.link(LATER)
    assert len(land.links()) == 1
    assert len(land.stored("person_record")) == 2
    ics(land, bare("i1", nhs_number=nhs(1)), bare("i2"))
    land.link(LATER + timedelta(days=1))
    assert land.person("ics", "i1") == before
    assert len(events(land, "created")) == 2


def test_the_day_a_record_was_first_seen_is_kept(land: Land):
    ics(land, bare("i1"))
    land.link()
    ics(land, bare("i1"), bare("i2"))
    land.link(LATER)
    seen = {row[1]: row[3] for row in land.stored("person_record")}
    assert seen == {land.token("ics", "i1"): NIGHT, land.token("ics", "i2"): LATER}


def test_agencies_that_come_later_merge_no_two_persons_without_an_event(land: Land):
    council(land, "barnsley", child("b1", postcode="S1 2HE"), child("b2", given_name="Chidi"))
    council(land, "sheffield", bare("s1", nhs_number=nhs(1)))
    land.link()
    before = {person for person, _ in land.links().values()}
    council(land, "doncaster", child("d1", nhs_number=nhs(1), postcode="S1 2HE"))
    land.link(LATER)
    after = {person for person, _ in land.links().values()}
    assert len(before - after) == len(events(land, "merged")) == 1


# --- killed ---------------------------------------------------------------------------------


def two_nights(land: Land) -> None:
    """One night done, and another received that creates, merges and splits."""
    council(land, "barnsley", bare("b1", nhs_number=nhs(1)), child("b2"))
    ics(land, bare("i1", nhs_number=nhs(1)), child("i2", given_name=None))
    land.link()
    council(land, "barnsley", bare("b1"), child("b2"), child("b3", given_name="Chidi"))
    ics(land, bare("i1", nhs_number=nhs(1)), child("i2"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Land:
    land = Land(tmp_path_factory.mktemp("undisturbed"))
    two_nights(land)
    land.link(LATER)
    assert {event[1] for event in land.stored("person_event")} == {"created", "merged", "split"}
    return land


def assert_as_undisturbed(land: Land, undisturbed: Land) -> None:
    land.link(LATER)
    assert land.whole_store() == undisturbed.whole_store()
    assert (
        land.workspace.person_links.read_bytes() == undisturbed.workspace.person_links.read_bytes()
    )


@pytest.mark.parametrize("done", range(len(store.WRITES)))
def test_a_night_that_stops_at_any_write_leaves_the_store_as_it_was(
    land: Land, undisturbed: Land, monkeypatch: pytest.MonkeyPatch, done: int
):
    two_nights(land)
    stored, written = land.whole_store(), land.workspace.person_links.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(store, "WRITES", (*store.WRITES[:done], "select error('stopped')"))
        with pytest.raises(NightError):
            land.link(LATER)
    assert land.whole_store() == stored
    assert land.workspace.person_links.read_bytes() == written
    assert_as_undisturbed(land, undisturbed)


def test_a_night_that_stops_before_the_file_is_written_is_completed_by_the_next(
    land: Land, undisturbed: Land, monkeypatch: pytest.MonkeyPatch
):
    def full_disk(*_: object) -> int:
        raise OSError("no space left")

    two_nights(land)
    with monkeypatch.context() as patch:
        patch.setattr(link, "save_parquet", full_disk)
        with pytest.raises(NightError):
            land.link(LATER)
    assert_as_undisturbed(land, undisturbed)


KILLED = """
import os, signal
from datetime import date
from pathlib import Path
from sy_dataset.config import load_config
from sy_dataset.contracts import load_contracts
from sy_dataset.identity import link, store
from sy_dataset.identity.keys import TokenKey
from sy_dataset.ledger import Arrival
from sy_dataset.paths import PROJECT, Workspace

class Fatal:
    # dies before the statement with this number
    def __init__(self, connection, after): self.connection, self.left = connection, after
    def execute(self, statement):
        if self.left == 0: os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1
        return self.connection.execute(statement)

whole = store._in_one_transaction
def fatal(connection, statements):
    whole(Fatal(connection, {after}) if statements is store.WRITES else connection, statements)
store._in_one_transaction = fatal
link.link_persons(
    [Arrival(*arrival, tables=tables) for arrival, tables in {arrivals}],
    contracts=load_contracts(), config=load_config(PROJECT / "config" / "partnership.toml"),
    key=TokenKey({key_id!r}, bytes.fromhex({secret!r})), workspace=Workspace(Path({home!r})),
    as_of=date.fromisoformat({as_of!r}),
)
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 4, len(store.WRITES) + 1])
def test_a_night_that_is_killed_inside_its_transaction_gives_the_same_when_done_again(
    land: Land, undisturbed: Land, after: int
):
    two_nights(land)
    stored = land.whole_store()
    script = textwrap.dedent(KILLED).format(
        after=after,
        arrivals=[
            (
                (a.arrival_id, a.agency_id, a.extract_id, None, a.sequence, "0", 1, "accepted"),
                a.tables,
            )
            for a in land.arrivals.values()
        ],
        key_id=land.key.key_id,
        secret=land.key.secret.hex(),
        home=str(land.home),
        as_of=LATER.isoformat(),
    )
    killed = subprocess.run([sys.executable, "-c", script], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert land.whole_store() == stored
    assert_as_undisturbed(land, undisturbed)


def test_a_damaged_store_stops_the_night_without_showing_a_record(land: Land):
    ics(land, child("i1"))
    land.link()
    links = land.workspace.person_links.read_bytes()
    land.workspace.identity_store.write_bytes(b"Okafor" * 2000)
    with pytest.raises(NightError, match="linking persons failed"):
        land.link(LATER)
    assert land.workspace.person_links.read_bytes() == links


def test_a_lost_store_gives_the_same_persons_again_where_nothing_had_moved(land: Land):
    council(land, "barnsley", child("b1", nhs_number=nhs(1)))
    ics(land, child("i1", nhs_number=nhs(1)))
    land.link()
    before = land.links()
    land.workspace.identity_store.unlink()
    land.link()
    assert land.links() == before


def test_the_store_can_be_moved_with_its_workspace(
    land: Land, tmp_path_factory: pytest.TempPathFactory
):
    ics(land, child("i1"))
    land.link()
    home: Path = tmp_path_factory.mktemp("moved") / "home"
    shutil.copytree(land.home, home)
    moved = Land(home, arrivals=land.arrivals)
    moved.link()
    assert moved.links() == land.links()
    assert len(moved.stored("person_event")) == 1
    assert date.fromisoformat(str(moved.stored("person_record")[0][3])) == NIGHT
