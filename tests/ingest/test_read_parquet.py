"""Parquet is read by column name; typed values become text as the contract writes it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sy_dataset.contracts import load_contracts
from sy_dataset.ingest.read_parquet import read_parquet
from sy_dataset.ingest.reading import FileRefused

ATTENDANCE = load_contracts()["ics_emergency_attendance"]


def parquet(**columns: list[object]) -> bytes:
    called = {c.name: str(c.called) for c in ATTENDANCE.tables[0].arriving}
    out = io.BytesIO()
    pq.write_table(pa.table({called[name]: values for name, values in columns.items()}), out)
    return out.getvalue()


GOOD = parquet(
    provider_code=["RFF"],
    arrived_at=[datetime(2026, 3, 1, 10, 30, tzinfo=UTC)],
    person_id=["T1"],
    attendance_id=["A1"],
    birth_date=[date(2012, 2, 13)],
    nhs_number=[9434765919.0],
)


def test_values_become_text_and_nothing_is_repaired():
    [part] = read_parquet(GOOD, ATTENDANCE, ATTENDANCE.form, 2026).tables
    [row] = part.cells.to_pylist()
    assert row["arrived_at"] == "2026-03-01T10:30:00+00:00"
    assert row["birth_date"] == "2012-02-13"
    assert row["nhs_number"] != "9434765919"
    assert (row["postcode"], row["source_row"]) == ("", 1)


@pytest.mark.parametrize(
    ("rule_id", "data"),
    [
        ("file/empty", b""),
        ("file/wrong_format", b"a,b\n1,2\n"),
        ("file/cut_short", GOOD[: len(GOOD) // 2]),
        ("file/unreadable", GOOD[:4] + bytes(len(GOOD) - 8) + GOOD[-4:]),
        ("file/header_missing_column", parquet(attendance_id=["A1"])),
        ("file/no_rows", parquet(attendance_id=[], person_id=[], provider_code=[], arrived_at=[])),
    ],
)
def test_parquet_that_is_not_what_was_agreed_is_refused_with_its_rule(rule_id: str, data: bytes):
    with pytest.raises(FileRefused) as refused:
        read_parquet(data, ATTENDANCE, ATTENDANCE.form, 2026)
    assert refused.value.rule_id == rule_id
