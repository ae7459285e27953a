"""What the partnership waits for is told by agency and extract, with a plain reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract
from sy_dataset.findings import RULES
from sy_dataset.ingest import Waiting, receive_agency, waiting
from sy_dataset.ledger import Arrival, GateCheck, Ledger
from sy_dataset.ledger_doors import LeftStanding
from sy_dataset.paths import Workspace

DAY = date(2026, 3, 31)
EXTRACT = "ssd_person"
Told = Callable[..., list[Waiting]]


def arrival(state: str, rule_id: str | None = None, day: date = DAY) -> Arrival:
    return Arrival(
        *(f"{state}-{day}", "barnsley", EXTRACT, day, 0, str(day), 1, state),
        rule_id=rule_id,
        tables=frozenset({"persons"}),
    )


@pytest.fixture
def told(workspace: Workspace, config: Config, contracts: dict[str, Contract]) -> Told:
    """What is told of Barnsley's persons on some day, and of nothing else."""

    def tell(today: date = DAY, extract_id: str = EXTRACT) -> list[Waiting]:
        rows = waiting(workspace, config, contracts, today=today)
        return [row for row in rows if (row.agency_id, row.extract_id) == ("barnsley", extract_id)]

    return tell


def test_what_was_never_sent_is_told_of_every_agency_that_may_send_it(
    workspace: Workspace, config: Config, contracts: dict[str, Contract]
):
    rows = waiting(workspace, config, contracts, today=DAY)
    assert {row.state for row in rows} == {"never sent"}
    expected = {
        (agency.id, contract.id)
        for agency in config.agency
        for contract in contracts.values()
        if contract.domain == agency.kind
    }
    assert {(row.agency_id, row.extract_id) for row in rows} == expected


def test_an_extract_is_due_after_its_days_and_late_from_the_day_after(
    told: Told, ledger: Ledger, contracts: dict[str, Contract]
):
    ledger.add_arrival(arrival("accepted"))
    every = timedelta(days=contracts[EXTRACT].every_days)
    assert told(DAY + every - timedelta(days=1)) == []
    [due] = told(DAY + every)
    assert (due.state, due.period_date) == ("due", DAY + every)
    [late] = told(DAY + every + timedelta(days=1))
    assert (late.state, late.reason) == (
        "late",
        "It was due 1 day ago; the newest is of 2026-03-31",
    )


def test_an_arrival_that_was_refused_came_in_time_and_is_told_with_its_reason(
    told: Told, ledger: Ledger
):
    ledger.add_arrival(arrival("accepted", day=DAY - timedelta(days=1)))
    ledger.add_arrival(arrival("refused", "file/cut_short"))
    [refused] = told()
    assert (refused.state, refused.reason) == ("refused", RULES["file/cut_short"].title)
    assert refused.arrival_id == f"refused-{DAY}"


def test_a_refusal_that_a_later_good_arrival_made_good_is_told_no_more(told: Told, ledger: Ledger):
    ledger.add_arrival(arrival("refused", "file/cut_short", day=DAY - timedelta(days=1)))
    ledger.add_arrival(arrival("accepted"))
    assert told() == []


def test_what_the_gate_holds_or_refuses_is_told_with_the_checks_that_did_not_pass(
    told: Told, ledger: Ledger
):
    held = arrival("conformed")
    ledger.add_arrival(held)
    checks = [
        GateCheck(held.arrival_id, "rows", "Rows against last time", "failed", 1.0, 2.0, 3.0),
        GateCheck(held.arrival_id, "refused", "Share refused", "passed", 0.0, None, 0.1),
    ]
    for state in ("held", "refused"):
        ledger.record_verdicts({held.arrival_id: state}, checks)
        [row] = told()
        assert (row.state, row.reason) == (state, "Rows against last time")


def test_what_a_named_person_refused_is_told_as_that(told: Told, ledger: Ledger):
    ledger.add_arrival(arrival("refused"))
    assert [row.reason for row in told()] == ["A named person decided so"]


def test_what_a_door_left_is_told_and_a_file_name_never_is(
    barnsley: Agency,
    channel: Path,
    data: bytes,
    told: Told,
    workspace: Workspace,
    config: Config,
    contracts: dict[str, Contract],
    ledger: Ledger,
):
    (channel / "Zqmarker_CP_plan.csv").write_bytes(data)
    (channel / f"{EXTRACT}_2099-01-01.csv").write_bytes(data)
    (channel / f"{EXTRACT}_2026-03-31.csv.part").write_bytes(data)
    (channel / f"{EXTRACT}_2026-03-30.csv.age").write_bytes(data)
    (channel / "manifest_2026-03-31.csv").write_text(
        f"file,sha256,rows\nssd_contacts_2026-03-31.csv,{'0' * 64},\n"
    )
    receive_agency(barnsley, contracts, workspace=workspace, ledger=ledger)
    ledger.record_left("barnsley", "fetch", [LeftStanding("away", "a location of the past")])
    states = {(row.state, row.period_date) for row in told()}
    assert states >= {("growing", DAY), ("waiting for our key", date(2026, 3, 30))}
    assert {row.state for row in told(extract_id="ssd_contacts")} >= {"named and not come"}
    apart = told(extract_id="")
    assert {(row.state, row.reason) for row in apart} == {
        ("unrecognised", RULES["file/no_agreed_extract"].title),
        ("unrecognised", RULES["file/period_in_future"].title),
    }
    named = [row for row in apart if row.reason == RULES["file/no_agreed_extract"].title]
    name = workspace.restricted / "names" / f"{named[0].arrival_id}.txt"
    assert name.read_text() == "Zqmarker_CP_plan.csv"
    rows = waiting(workspace, config, contracts)
    assert not [row for row in rows if "Zqmarker" in repr(row)]


def test_what_was_unrecognised_is_told_only_as_long_as_it_stands_there(
    barnsley: Agency,
    channel: Path,
    told: Told,
    workspace: Workspace,
    contracts: dict[str, Contract],
    ledger: Ledger,
):
    (channel / "notes.txt").write_text("x")
    for _ in range(2):
        receive_agency(barnsley, contracts, workspace=workspace, ledger=ledger)
        assert [row.state for row in told(extract_id="")] == ["unrecognised"]
    (channel / "notes.txt").unlink()
    receive_agency(barnsley, contracts, workspace=workspace, ledger=ledger)
    assert told(extract_id="") == []


def test_a_location_that_is_away_is_told_as_long_as_it_is_configured(
    workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
):
    ledger.record_left("barnsley", "fetch", [LeftStanding("away", "nothing listens there")])
    barnsley = config.agency[0].model_copy(update={"location": "sftp://example.org/out"})
    with_location = config.model_copy(update={"agency": (barnsley, *config.agency[1:])})
    for known, expected in ((with_location, ["nothing listens there"]), (config, [])):
        rows = waiting(workspace, known, contracts)
        assert [row.reason for row in rows if row.state == "away"] == expected
