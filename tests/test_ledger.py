"""The ledger keeps its sums, and selection does not depend on the order of receipt."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from sy_dataset.contracts import deliveries, load_contracts
from sy_dataset.delivery import Delivery
from sy_dataset.inputs import inputs_digest, select
from sy_dataset.ledger import Arrival, Ledger, RowCounts

KINDS = deliveries(load_contracts())


def arrival(name: str, day: int, *, agency: str = "barnsley", state: str = "accepted") -> Arrival:
    return Arrival(
        arrival_id=name,
        agency_id=agency,
        extract_id="ssd_person",
        period_date=date(2026, 3, day),
        sequence=0,
        sha256=name,
        size_bytes=1,
        state=state,
        tables=frozenset({"persons"}),
    )


def test_an_arrival_is_entered_once(ledger: Ledger):
    assert ledger.add_arrival(arrival("a", 1))
    assert not ledger.add_arrival(arrival("a", 1))
    assert [a.sequence for a in ledger.arrivals()] == [1]


def test_rows_that_do_not_add_up_cannot_be_entered(ledger: Ledger):
    ledger.add_arrival(arrival("a", 1, state="received"))
    with pytest.raises(sqlite3.IntegrityError):
        ledger.record_conformed(
            "a", [RowCounts("t", 10, 8, 1, 0)], state="conformed", rule_id=None, derived_with="x"
        )
    assert ledger.arrivals("received")


def test_what_a_person_decided_about_a_held_arrival_stands_when_it_is_judged_again(ledger: Ledger):
    ledger.add_arrival(arrival("a", 1, state="held"))
    assert ledger.decide("a", "accepted", by="A. Nalyst", reason="year end")
    assert not ledger.decide("a", "refused", by="A. Nalyst", reason="again")
    ledger.record_verdicts({"a": "held"}, [])
    assert ledger.arrivals()[0].state == "accepted"
    ledger.record_verdicts({"a": "refused"}, [])
    assert ledger.arrivals()[0].state == "refused"


def test_the_newest_accepted_arrival_feeds_the_release_whatever_the_order_of_receipt():
    sent = [arrival("first", 1), arrival("second", 2), arrival("third", 3, state="refused")]
    for order in itertools.permutations(sent):
        received = [replace(a, sequence=n) for n, a in enumerate(order)]
        chosen = select(received, KINDS)
        assert [a.arrival_id for a in chosen.selected] == ["second"]
        assert [a.arrival_id for a in chosen.latest] == ["third"]
        assert chosen.as_of == date(2026, 3, 2)


def test_of_two_files_for_one_day_the_later_corrects_the_earlier():
    sent = [replace(arrival("a", 1), sequence=1), replace(arrival("b", 1), sequence=2)]
    assert [a.arrival_id for a in select(sent, KINDS).selected] == ["b"]


def test_the_digest_changes_with_arrivals_states_and_parts_and_with_nothing_else():
    base = select([replace(arrival("a", 1), sequence=1)], KINDS)
    later = select([replace(arrival("a", 1), sequence=9)], KINDS)
    refused = select(
        [replace(arrival("a", 1), sequence=1), arrival("b", 2, state="refused")], KINDS
    )
    assert inputs_digest(base, "code") == inputs_digest(later, "code")
    digests = {
        inputs_digest(base, "code"),
        inputs_digest(base, "other code"),
        inputs_digest(refused, "code"),
    }
    assert len(digests) == 3


def sent(name: str, day: int, sequence: int, *tables: str) -> Arrival:
    return replace(arrival(name, day), sequence=sequence, tables=frozenset(tables))


def speaking(kind: Delivery, *arrivals: Arrival) -> dict[str, set[str]]:
    chosen = select(arrivals, {"ssd_person": kind}).selected
    return {one.arrival_id: set(one.tables) for one in chosen}


def test_each_part_of_a_snapshot_speaks_until_a_newer_one_replaces_it():
    parts = [sent("a", 1, 1, "x"), sent("b", 2, 2, "y"), sent("c", 3, 3, "x")]
    assert speaking(Delivery.SNAPSHOT, *parts) == {"b": {"y"}, "c": {"x"}}


def test_a_return_is_not_pieced_together_from_two_years():
    parts = [sent("a", 1, 1, "x", "y"), sent("b", 2, 2, "x")]
    assert speaking(Delivery.RETURN, *parts) == {"b": {"x"}}


def of_year(name: str, year: int, sequence: int, *tables: str, state: str = "accepted") -> Arrival:
    made = sent(name, 1, sequence, *tables)
    return replace(made, period_date=date(year, 3, 31), state=state)


def test_the_return_of_the_year_before_stays_known_and_feeds_no_release():
    returns = [
        of_year("old", 2024, 1, "x"),
        of_year("last", 2025, 2, "x", "y"),
        of_year("last corrected", 2025, 3, "x"),
        of_year("last refused", 2025, 4, "x", state="refused"),
        of_year("this", 2026, 5, "x", "y"),
    ]
    for order in itertools.permutations(returns):
        chosen = select(order, {"ssd_person": Delivery.RETURN})
        assert [a.arrival_id for a in chosen.selected] == ["this"]
        assert {a.arrival_id: set(a.tables) for a in chosen.previous} == {
            "last": {"y"},
            "last corrected": {"x"},
        }
        assert {a.arrival_id for a in chosen.told} == {"this"}
        assert [a.arrival_id for a in chosen.kept] == ["last", "last corrected", "this"]


def test_a_year_without_a_return_has_nothing_before_it():
    returns = [of_year("old", 2024, 1, "x"), of_year("this", 2026, 2, "x")]
    assert select(returns, {"ssd_person": Delivery.RETURN}).previous == ()
    snapshots = [of_year("last", 2025, 1, "x"), of_year("this", 2026, 2, "x")]
    assert select(snapshots, {"ssd_person": Delivery.SNAPSHOT}).previous == ()


def test_a_period_that_is_sent_again_is_replaced_and_the_others_stand():
    parts = [sent("a", 1, 1, "x"), sent("b", 2, 2, "x"), sent("again", 1, 3, "x")]
    assert speaking(Delivery.PERIODS, *parts) == {"again": {"x"}, "b": {"x"}}


def test_every_delta_speaks_in_the_order_of_its_day():
    parts = [sent("late", 2, 9, "x"), sent("a", 3, 1, "x"), sent("b", 1, 2, "x")]
    chosen = select(parts, {"ssd_person": Delivery.DELTA})
    assert [a.arrival_id for a in chosen.of_table("ssd_person", "x")] == ["b", "late", "a"]


def test_a_delta_that_is_sent_again_replaces_that_of_its_day_in_any_order():
    first, corrected = sent("first", 1, 1, "x"), sent("corrected", 1, 2, "x")
    corrected = replace(corrected, submission=2)
    following = sent("following", 2, 3, "x")
    for order in itertools.permutations([first, corrected, following]):
        received = [replace(arrival, sequence=n) for n, arrival in enumerate(order)]
        chosen = select(received, {"ssd_person": Delivery.DELTA})
        spoken = [a.arrival_id for a in chosen.of_table("ssd_person", "x")]
        assert spoken == ["corrected", "following"]


def test_the_parts_of_one_day_s_delta_all_speak():
    parts = [replace(sent(part, 1, n, "x"), part=part) for n, part in enumerate(("a", "b"))]
    again = replace(sent("a again", 1, 9, "x"), part="a", submission=2)
    assert speaking(Delivery.DELTA, *parts, again) == {"b": {"x"}, "a again": {"x"}}


def test_an_extract_whose_contract_is_gone_speaks_no_more():
    assert select([sent("a", 1, 1, "x")], {}).told == ()
