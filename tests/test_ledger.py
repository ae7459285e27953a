"""The ledger keeps its sums, and selection does not depend on the order of receipt."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from sy_dataset.contracts import deliveries, load_contracts
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
