"""A steward's decision is acted on by the next night, and only where it can matter."""

from __future__ import annotations

import pyarrow.parquet as pq

from flows.stages import Night
from sy_dataset.contracts import load_contracts
from sy_dataset.identity.keys import init_key
from sy_dataset.paths import Workspace
from sy_dataset.spellings.stewards import decide
from tests.ingest.samples import csv_file, person
from tests.ingest.workbooks import contact, contacts


def codes_read(workspace: Workspace, run_id: str) -> tuple[set[str], list[str | None]]:
    """The extracts that a night reads, and the gender codes that then stand in Annex A."""
    night = Night.begin(run_id, workspace)
    night.receive("barnsley")
    read = {str(arrival.extract_id) for arrival in night._pending()}
    night.conform("barnsley")
    [arrival] = [a for a in night.ledger.arrivals() if a.extract_id == "annex_a"]
    night.ledger.close()
    rows = pq.read_table(workspace.conformed / arrival.arrival_id / "contacts.parquet")
    return read, rows["gender_code"].to_pylist()


def test_the_night_after_a_decision_reads_what_holds_spellings_anew(workspace: Workspace):
    init_key(workspace)
    agreed = load_contracts()
    channel = workspace.inbox / "barnsley"
    channel.mkdir(parents=True)
    data = contacts(agreed["annex_a"], contact(gender_code="Zqmarker"))
    (channel / "annex_a_2026-03-31.xlsx").write_bytes(data)
    people = csv_file(agreed["ssd_person"], [person(1)])
    (channel / "ssd_person_2026-03-31.csv").write_bytes(people)

    assert codes_read(workspace, "first") == ({"annex_a", "ssd_person"}, [None])
    assert codes_read(workspace, "second") == (set(), [None])
    decide(
        *("list_1", "Gender", "Zqmarker", "b) Female"),
        by="A. Steward",
        reason="the sender says so",
        workspace=workspace,
    )
    assert codes_read(workspace, "third") == ({"annex_a"}, ["b) Female"])
    assert codes_read(workspace, "fourth") == (set(), ["b) Female"])
