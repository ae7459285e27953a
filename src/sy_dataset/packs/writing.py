"""Write the correction packs of a night: a folder of the restricted zone for each agency."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv

from sy_dataset.contracts import Contract
from sy_dataset.engine import connect, flush, literal
from sy_dataset.errors import NightError
from sy_dataset.packs.corrections import bring_words, check_owners, prepare
from sy_dataset.packs.sheets import CORRECTIONS, EXCEPTED, tables_of_text
from sy_dataset.packs.summary import as_page, summarise
from sy_dataset.packs.workbook import write_workbook
from sy_dataset.paths import Workspace

KEEP_NIGHTS = 14
MEMORY = "300MB"
FILES = ("corrections.csv", "corrections.xlsx", "excepted.csv", "summary.html")

MARK = "\ufeff".encode()
"""Without it a spreadsheet takes UTF-8 for another encoding."""


def write_packs(
    release_database: Path,
    *,
    contracts: Mapping[str, Contract],
    workspace: Workspace,
    as_of: date,
    agency: str | None = None,
    invented_data: bool = False,
) -> dict[str, int]:
    """Write `restricted/packs/<agency>/<as_of>/` for every agency, or for one.

    as_of  the night; due dates are counted from it and exceptions judged on it

    A pack that stands for this night is replaced; the last KEEP_NIGHTS are kept. An agency
    without findings gets a pack that says so. Returns the number of corrections of each
    agency. Raises NightError if the release lacks what a pack needs or mixes up agencies.
    """
    scratch = workspace.restricted / "scratch"
    with connect(scratch=scratch) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"set memory_limit = '{MEMORY}'")
        connection.execute(f"attach {literal(release_database)} as release (read_only)")
        connection.execute("set search_path = 'release.marts'")
        check_owners(connection)
        bring_words(connection, contracts, workspace)
        written = {}
        for agency_id, agency_name in _agencies(connection, agency):
            prepare(connection, agency_id, contracts=contracts, workspace=workspace, night=as_of)
            summary = summarise(
                connection, agency_id, agency_name, night=as_of, invented_data=invented_data
            )
            with _folder(workspace.packs / agency_id, as_of) as folder:
                _write_csv(connection, CORRECTIONS, folder / FILES[0], is_excepted=False)
                write_workbook(folder / FILES[1], connection, summary, scratch=scratch)
                _write_csv(connection, EXCEPTED, folder / FILES[2], is_excepted=True)
                (folder / FILES[3]).write_text(as_page(summary, files=FILES), encoding="utf-8")
            forget_old_packs(workspace.packs / agency_id)
            written[agency_id] = summary.corrections
    return written


def _agencies(connection: duckdb.DuckDBPyConnection, wanted: str | None) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = connection.execute(
        "select agency_id, agency_name from marts.dim_agency order by agency_id"
    ).fetchall()
    chosen = [row for row in rows if wanted in (None, row[0])]
    if wanted and not chosen:
        raise NightError("the release knows no such agency")
    return chosen


def _write_csv(
    connection: duckdb.DuckDBPyConnection,
    columns: tuple[str, ...],
    path: Path,
    *,
    is_excepted: bool,
) -> None:
    schema = pa.schema([(name, pa.string()) for name in columns])
    with path.open("wb") as out:
        out.write(MARK)
        with pa_csv.CSVWriter(out, schema) as writer:
            for piece in tables_of_text(connection, columns, is_excepted=is_excepted):
                writer.write_table(piece.cast(schema))


@contextmanager
def _folder(home: Path, as_of: date) -> Iterator[Path]:
    """A folder to write to; it takes the place of the night's pack when everything is in it."""
    home.mkdir(parents=True, exist_ok=True)
    building, old, target = (
        home / f".building-{as_of}",
        home / f".deleting-{as_of}",
        home / as_of.isoformat(),
    )
    for leftover in (building, old):
        shutil.rmtree(leftover, ignore_errors=True)
    building.mkdir()
    try:
        yield building
        for path in building.iterdir():
            flush(path)
        flush(building)
        if target.exists():
            target.rename(old)
        building.rename(target)
        flush(home)
    finally:
        for leftover in (building, old):
            shutil.rmtree(leftover, ignore_errors=True)


def forget_old_packs(home: Path) -> None:
    """Delete the packs of an agency beyond the last KEEP_NIGHTS nights."""
    nights = sorted(path for path in home.glob("[!.]*") if path.is_dir())
    for path in nights[:-KEEP_NIGHTS]:
        shutil.rmtree(path)
