"""Pseudonymise: from conformed rows with identifiers to rows that may leave the restricted zone."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from sy_dataset.config import Agency, Config
from sy_dataset.contracts.model import Column, Contract, Privacy, Table
from sy_dataset.engine import connect, literal, save_parquet
from sy_dataset.errors import NightError, scrubbed
from sy_dataset.identity import tokens
from sy_dataset.identity.keys import TokenKey
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace

POSTCODE, LSOA = "pcds", "lsoa21cd"  # as the ONS Postcode Directory heads them


def pseudonymise(
    arrivals: Sequence[Arrival],
    *,
    contracts: Mapping[str, Contract],
    agencies: Mapping[str, Agency],
    key: TokenKey,
    config: Config,
    workspace: Workspace,
) -> int:
    """Write the pseudonymised rows of arrivals; one row per conformed row, in their order.

    Each column travels as its class of privacy allows: linking values become keyed tokens,
    dates of birth and the like become the first of their month, postcodes become 2021 lower
    super output areas (null without a match), direct identifiers and free text stay behind.
    Missing stays missing. The same rows and key give the same bytes.

    Returns the number of rows. Raises NightError, without any value, if a table is missing,
    cannot be read, or does not come out with as many rows as went in.
    """
    rows = 0
    with connect(scratch=workspace.restricted / "spill") as connection:
        with scrubbed("preparing to pseudonymise", workspace.error_details):
            tokens.install(connection, key)
            _load_areas(connection, workspace.home / config.reference.postcode_lsoa)
        for arrival in arrivals:
            contract, agency = contracts[str(arrival.extract_id)], agencies[arrival.agency_id]
            with scrubbed(f"pseudonymising {contract.id}", workspace.error_details):
                for table in contract.tables:
                    if table.name in arrival.tables:
                        rows += _pseudonymise_table(connection, arrival, table, agency, workspace)
    return rows


def _pseudonymise_table(
    connection: duckdb.DuckDBPyConnection,
    arrival: Arrival,
    table: Table,
    agency: Agency,
    workspace: Workspace,
) -> int:
    source = workspace.conformed / arrival.arrival_id / f"{table.name}.parquet"
    if not source.is_file():
        raise NightError(f"The conformed rows of {table.name} are missing")
    target = workspace.pseudonymised / arrival.arrival_id / source.name
    rows = f"read_parquet({literal(source)}, hive_partitioning = false)"
    [(rows_in,)] = connection.execute(f"select count(*) from {rows}").fetchall()
    rows_out = save_parquet(connection, _query(rows, arrival, table, agency), target)
    if rows_out != rows_in:
        target.unlink()
        raise NightError(f"{table.name}: {rows_in} rows went in and {rows_out} came out")
    return rows_out


def _query(rows: str, arrival: Arrival, table: Table, agency: Agency) -> str:
    travelling = [
        f"cast({_expression(column, agency)} as {column.pseudonym_sql_type})"
        f' as "{column.pseudonym}"'
        for column in table.travelling
    ]
    areas = [
        f'left join postcode_area as "area_{column.name}"'
        f' on conformed."{column.name}" = "area_{column.name}".postcode'
        for column in table.travelling
        if column.coarsen == "lsoa"
    ]
    return " ".join(
        [
            f"select {literal(agency.id)} as agency_id,",
            f"{literal(arrival.arrival_id)} as arrival_id,",
            ", ".join(["conformed.source_row", *travelling]),
            f"from {rows} as conformed",
            *areas,
            "order by conformed.source_row",
        ]
    )


def _expression(column: Column, agency: Agency) -> str:
    """SQL for the form in which a column may travel."""
    plain = f'conformed."{column.name}"'
    if column.privacy is Privacy.LINKING:
        return tokens.token_of(plain, domain=str(column.identity), agency=agency)
    if column.privacy is Privacy.INDIRECT and column.coarsen == "month":
        return f"date_trunc('month', {plain})"
    if column.privacy is Privacy.INDIRECT and column.coarsen == "lsoa":
        return f'"area_{column.name}".lsoa_code'
    if column.privacy is Privacy.ORDINARY:
        return plain
    raise NightError(f"{column.name}: no form is known in which it may travel")


def _load_areas(connection: duckdb.DuckDBPyConnection, directory: Path) -> None:
    """Fill `postcode_area`, one row per postcode; it stays empty where there is no directory."""
    connection.execute("create temp table postcode_area (postcode varchar, lsoa_code varchar)")
    if not directory.is_file():
        return
    connection.execute(
        "insert into postcode_area"
        f" select {POSTCODE}, min({LSOA})"  # a doubled postcode must not double a child
        " from read_csv(?, columns = ?, header = true, auto_detect = false, delim = ',',"
        " quote = '\"', escape = '\"', hive_partitioning = false)"
        f" where {POSTCODE} is not null group by {POSTCODE}",
        [str(directory), dict.fromkeys(_header(directory), "varchar")],
    )


def _header(directory: Path) -> list[str]:
    """The directory's columns in their order, because the engine reads them by position."""
    with directory.open(encoding="utf-8-sig", newline="") as lines:
        names = [name.strip().lower() for name in next(csv.reader(lines), [])]
    if not {POSTCODE, LSOA} <= set(names) or len(set(names)) != len(names):
        raise NightError(
            f"The postcode directory needs the columns {POSTCODE} and {LSOA}, once each"
        )
    return names
