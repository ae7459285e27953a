"""Whole nights: what was planted is found, what is unchanged publishes nothing, late is as good as in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.order import Outcome
from sy_dataset.errors import GateRefused, KeyProblem, LockHeld, NothingToDo
from sy_dataset.identity.keys import init_key
from sy_dataset.ledger import Ledger
from sy_dataset.lock import only_one
from sy_dataset.paths import Workspace
from sy_dataset.publish.release import verify_release
from sy_dataset.synthetic.extracts import EXTRACTS
from tests.nights import ask, copy_of, make_county, manifest, night, tree_digest

pytestmark = pytest.mark.slow

FINDING = "agency_id, extract_id, period_date::date, table_name, source_row, column_name, rule_id"


def planted(workspace: Workspace) -> set[tuple[object, ...]]:
    """The faults in the files that the release tells of."""
    truth = workspace.restricted / "truth" / "faults.parquet"
    told = set(ask(workspace, "select agency_id, extract_id, period_date::date from fct_arrival"))
    faults = duckdb.execute(f"select {FINDING} from read_parquet($1)", [str(truth)]).fetchall()
    return {fault for fault in faults if fault[:3] in told}


def reported(workspace: Workspace) -> list[tuple[object, ...]]:
    """What reading found, each with the day of its file."""
    return ask(
        workspace,
        f"select {FINDING} from fct_finding"
        " join (select arrival_id, period_date from fct_arrival) using (arrival_id)"
        " join (select rule_id from dim_rule where book = 'reading') using (rule_id)",
    )


def test_every_planted_fault_is_found_at_its_row_and_field_and_nothing_else_is(
    published_county: Workspace,
):
    found = reported(published_county)
    assert len(found) == len(set(found))
    assert len(planted(published_county)) > 50
    assert set(found) == planted(published_county)


def test_a_county_without_faults_has_no_finding(tmp_path: Path):
    workspace = make_county(tmp_path, with_faults=False)
    night(workspace)
    assert reported(workspace) == []


def test_every_extract_of_every_agency_is_accepted_on_the_first_night(published_county: Workspace):
    states = ask(
        published_county, "select state, is_selected, count(*) from fct_arrival group by all"
    )
    assert [(state, chosen) for state, chosen, _ in states] == [("accepted", True)]
    [(agencies, extracts)] = ask(
        published_county,
        "select count(distinct agency_id), count(distinct extract_id) from fct_arrival",
    )
    assert (agencies, extracts) == (6, len(EXTRACTS))


def test_no_row_is_lost_between_the_file_and_the_marts(published_county: Workspace):
    assert ask(
        published_county,
        "select count(*) from fct_arrival"
        " where rows_in is distinct from rows_accepted + rows_refused + rows_duplicate",
    ) == [(0,)]
    [(referrals,)] = ask(published_county, "select count(*) from fct_referral")
    [(accepted,)] = ask(
        published_county,
        "select sum(rows_accepted) from fct_arrival where extract_id = 'ssd_cin_episodes'",
    )
    assert referrals == accepted


def test_an_unchanged_night_publishes_nothing_and_changes_no_byte(
    published_county: Workspace, tmp_path: Path
):
    workspace = copy_of(published_county, tmp_path)
    before = tree_digest(workspace.data / "marts")
    release = workspace.current.resolve().name
    assert night(workspace) == Outcome("unchanged", release)
    assert tree_digest(workspace.data / "marts") == before


def test_the_same_arrivals_make_the_same_release_in_another_place(
    sent_county: Workspace, published_county: Workspace, tmp_path: Path
):
    workspace = copy_of(sent_county, tmp_path)
    night(workspace)
    assert manifest(workspace)["fingerprint"] == manifest(published_county)["fingerprint"]
    here, there = workspace.current / "report", published_county.current / "report"
    assert tree_digest(here) == tree_digest(there)


def test_a_release_holds_what_it_promises_and_its_manifest_is_true(published_county: Workspace):
    release = published_county.current.resolve()
    assert verify_release(release) == []
    assert {"partnership.duckdb", "report/index.html"} <= manifest(published_county)["files"].keys()
    assert any(name.startswith("parquet/") for name in manifest(published_county)["files"])
    with duckdb.connect(str(release / "partnership.duckdb"), read_only=True) as published:
        schemas = published.execute("select distinct table_schema from information_schema.tables")
        assert schemas.fetchall() == [("marts",)]


def test_a_damaged_release_is_noticed_and_made_again(published_county: Workspace, tmp_path: Path):
    workspace = copy_of(published_county, tmp_path)
    page = workspace.current.resolve() / "report" / "index.html"
    page.write_text(page.read_text() + "altered")
    assert night(workspace).state == "published"
    assert verify_release(workspace.current.resolve()) == []


def test_persons_keep_their_ids_over_nights_and_new_events_come_in(
    published_county: Workspace, tmp_path: Path
):
    workspace = copy_of(published_county, tmp_path)
    before = set(ask(workspace, "select person_id from dim_child"))
    [(contacts,)] = ask(workspace, "select count(*) from fct_contact")
    make_county(workspace.home, nights=3)
    assert night(workspace).state == "published"
    after = set(ask(workspace, "select person_id from dim_child"))
    assert len(before - after) <= 0.01 * len(before)
    assert ask(workspace, "select count(*) from fct_contact")[0][0] > contacts
    assert ask(workspace, "select as_of_date from dim_night") == [(date(2026, 4, 2),)]


def test_rows_that_nothing_tells_of_any_more_are_deleted(
    published_county: Workspace, tmp_path: Path
):
    workspace = copy_of(published_county, tmp_path)
    before = {path.name for path in workspace.conformed.iterdir()}
    make_county(workspace.home, nights=2)
    night(workspace)
    after = {path.name for path in workspace.conformed.iterdir()}
    assert before - after
    assert after == {path.name for path in workspace.pseudonymised.iterdir()}
    told = ask(workspace, "select arrival_id from fct_arrival where rows_in is not null")
    kept = {arrival_id for (arrival_id,) in told}
    before_that = {
        a.arrival_id for a in Ledger(workspace.ledger).arrivals() if a.extract_id == "ssda903"
    }
    assert kept <= after
    assert after - kept <= before_that  # the return of the year before stays known
    assert len(list(workspace.vault.iterdir())) > len(after)


def test_settings_that_refuse_the_newest_arrival_bring_the_last_good_one_back(
    published_county: Workspace, tmp_path: Path
):
    """Its rows were deleted when it was superseded; they are read anew from the vault."""
    workspace = copy_of(published_county, tmp_path)
    [(refused_before,)] = ask(
        workspace,
        "select rows_refused from fct_arrival"
        " where agency_id = 'sheffield' and extract_id = 'ssd_person'",
    )
    channel = workspace.inbox / "sheffield"
    rows = (channel / "ssd_person_2026-03-31.csv").read_bytes().splitlines(keepends=True)
    spoilt = [b"," + row if n in (10, 20, 30) else row for n, row in enumerate(rows)]
    (channel / "ssd_person_2026-04-01.csv").write_bytes(b"".join(spoilt))
    night(workspace)
    state = (
        "select state, is_selected, age_days from fct_arrival"
        " where agency_id = 'sheffield' and extract_id = 'ssd_person' order by age_days"
    )
    assert ask(workspace, state) == [("accepted", True, 0)]
    own = workspace.home / "config" / "partnership.toml"
    own.parent.mkdir(exist_ok=True)
    text = workspace.config.read_text()
    limit = f"rows_refused_max_share = {(refused_before + 1.5) / len(rows):.5f}"
    assert "rows_refused_max_share = 0.05" in text
    own.write_text(text.replace("rows_refused_max_share = 0.05", limit))
    night(workspace)
    assert ask(workspace, state) == [("accepted", True, 0), ("refused", False, None)]
    assert ask(workspace, "select as_of_date from dim_night") == [(date(2026, 3, 31),)]


def test_a_night_without_a_key_does_not_start(sent_county: Workspace, tmp_path: Path):
    workspace = copy_of(sent_county, tmp_path)
    workspace.key_file.unlink()
    with pytest.raises(KeyProblem):
        night(workspace)
    assert not workspace.vault.exists()


def test_two_nights_at_once_are_one_night(sent_county: Workspace, tmp_path: Path):
    workspace = copy_of(sent_county, tmp_path)
    with only_one(workspace.lock), pytest.raises(LockHeld):
        night(workspace)
    assert not workspace.vault.exists()


def test_with_nothing_sent_there_is_nothing_to_do(tmp_path: Path):
    workspace = Workspace(tmp_path)
    init_key(workspace)
    with pytest.raises(NothingToDo):
        night(workspace)


def test_a_release_that_fails_its_gate_is_not_published(
    published_county: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A mart that lost a row: the gate stops it, the last release stays."""
    import flows.stages

    workspace = copy_of(published_county, tmp_path)
    make_county(workspace.home, nights=2)
    release = workspace.current.resolve()
    real_build = flows.stages.build_marts

    def build_and_lose_a_row(building: Path, where: Workspace) -> int:
        nodes = real_build(building, where)
        with duckdb.connect(str(building / "partnership.duckdb")) as marts:
            marts.execute(
                "delete from marts.fct_referral"
                " where referral_id = (select min(referral_id) from marts.fct_referral)"
            )
        return nodes

    monkeypatch.setattr(flows.stages, "build_marts", build_and_lose_a_row)
    with pytest.raises(GateRefused):
        night(workspace)
    assert workspace.current.resolve() == release
