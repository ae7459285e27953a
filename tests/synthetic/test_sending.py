"""How rows become files: in parts, period by period, or only what changed; by one process or two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.contracts import Contract
from sy_dataset.paths import Workspace
from sy_dataset.synthetic import sending, write, write_nights
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.growing import Growing, Quota
from sy_dataset.synthetic.nights import deliveries
from sy_dataset.synthetic.people import Period
from sy_dataset.synthetic.rows import Rows
from tests.nights import tree_digest

LAST_DAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def county() -> County:
    return build_county(400, Period.of(LAST_DAY, 1), 1)


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def words(*texts: str | None) -> np.ndarray:
    return np.array(texts, dtype=object)


def files(
    county: County, contract: Contract, rows: Rows | Mapping[str, Rows], night: int, agency_id: str
) -> list[sending.File]:
    """What an agency sends of an extract in one night."""
    with patch.dict(sending.EXTRACTS, {contract.id: lambda _: rows}):
        extract = sending.Extract(county, contract, LAST_DAY, with_faults=False)
    due = [
        delivery
        for delivery in deliveries({contract.id: contract}, night)
        if delivery.agency_id == agency_id
        and delivery.night == night
        and delivery.extract_id == contract.id
    ]
    return [file for delivery in due for file in extract.files(delivery)]


def test_files_that_add_up_hold_the_rows_of_their_own_day(
    county: County, contracts: dict[str, Contract]
) -> None:
    contract = contracts["education_attendance"]
    required = [column for column in contract.tables[0].arriving if column.required]
    periods = days("2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-01")
    columns = {column.name: words(*"abcde") for column in required}
    for column in required:
        if column.kind == "date":
            columns[column.name] = periods
        if column.kind == "integer":
            columns[column.name] = np.arange(5)
    rows = Rows(columns, periods, np.zeros(5, dtype=int), period=periods)
    first = files(county, contract, rows, 1, "barnsley")
    assert [str(file.period) for file in first] == ["2026-01-31", "2026-02-28", "2026-03-31"]
    assert all(file.content.count(b"\n") == 2 for file in first)
    assert [str(f.period) for f in files(county, contract, rows, 2, "barnsley")] == ["2026-04-01"]
    assert files(county, contract, rows, 3, "barnsley") == []


def test_a_delta_tells_first_everything_and_then_what_changed(
    county: County, contracts: dict[str, Contract], tmp_path: Path
) -> None:
    columns = {
        "appointment_id": words("A1", "A2", "A3"),
        "row_status_code": words("A", "A", "A"),
        "person_id": words("P1", "P2", "P3"),
        "provider_code": words("ZZB01", "ZZB01", "ZZB01"),
        "appointment_at": days("2026-03-01", "2026-03-02", "2026-04-09").astype("datetime64[s]"),
        "attendance_status_code": words("5", "5", "5"),
        "_known": days("2026-03-01", "2026-04-01", "2026-04-09"),
    }
    appears = days("2026-02-01", "2026-02-01", "2026-04-01")
    rows = Rows(columns, appears, None, {"_known": {"attendance_status_code": None}})

    def told(night: int) -> list[str]:
        [file] = files(county, contracts["ics_appointment"], rows, night, "ics")
        path = tmp_path / f"{night}.parquet"
        path.write_bytes(file.content)
        return [row["appointment_id"] for row in pq.read_table(path).to_pylist()]

    assert told(1) == ["A1", "A2"]
    assert told(2) == ["A2", "A3"]


def test_a_contract_of_several_tables_comes_in_a_file_for_each_that_has_rows(
    county: County, contracts: dict[str, Contract]
) -> None:
    contract = contracts["partnership_registers"]
    table = contract.table("audit_programmes")
    columns = {
        "audit_programme_id": words("AP1"),
        "agency_code": words(min(table.column("agency_code").codes or {"POLICE"})),
        "programme_start_date": days("2025-04-01"),
        "programme_end_date": days("2026-03-31"),
        "planned_audit_count": np.array([12]),
    }
    rows = {table.name: Rows(columns, days("2025-04-01"), np.zeros(1, dtype=int))}
    [file] = files(county, contract, rows, 1, "barnsley")
    assert file.name == "partnership_registers_audit_programmes_2026-03-31.csv"
    assert file.content.decode().splitlines()[1].endswith("01/04/2025,31/03/2026,12")
    assert files(county, contract, rows, 1, "sheffield") == []


def test_rows_that_lack_a_required_column_are_refused(
    county: County, contracts: dict[str, Contract]
) -> None:
    rows = Rows({"missing_episode_id": words("M1")}, days("2025-04-01"), None)
    with pytest.raises(KeyError, match="person_id"):
        files(county, contracts["police_missing_episode"], rows, 1, "police")


def test_two_processes_write_the_bytes_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_nights(Workspace(tmp_path / "one"), children=1000, years=1, seed=2, nights=2)
    monkeypatch.setattr(write, "ALONE_UP_TO", 0)
    write_nights(Workspace(tmp_path / "two"), children=1000, years=1, seed=2, nights=2)
    assert tree_digest(tmp_path / "one") == tree_digest(tmp_path / "two")


@given(st.lists(st.floats(0, 50), min_size=1, max_size=60), st.integers(0, 1000))
def test_quotas_add_up_to_what_was_expected(expected: list[float], seed: int) -> None:
    quota = Quota(np.random.default_rng(seed))
    taken = [quota.take(share, "topic") for share in expected]
    assert abs(sum(taken) - sum(expected)) <= 1.01
    assert min(taken) >= 0


@given(st.lists(st.lists(st.integers(-5, 5), max_size=300), max_size=6))
def test_a_growing_table_keeps_every_row(batches: list[list[int]]) -> None:
    table = Growing(value="i8", batch="i8")
    for number, batch in enumerate(batches):
        added = table.add(value=np.array(batch, dtype=int), batch=number)
        assert table["value"][added].tolist() == batch
    assert table["value"].tolist() == [value for batch in batches for value in batch]
