"""An empty partnership for dbt: every accepted table, and no row."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from sy_dataset.contracts.load import load_contracts
from sy_dataset.paths import PROJECT

DBT_PROJECT = PROJECT / "dbt_project"
SOURCES = DBT_PROJECT / "models" / "staging" / "_accepted__sources.yml"


def accepted_tables() -> dict[str, dict[str, str]]:
    """Table -> column -> SQL type, of everything that dbt may read as a source.

    The extracts' tables come from the contracts; the partnership's own from the sources file.
    """
    tables = {
        f"{contract.product}__{table.name}": {
            "agency_id": "varchar",
            "arrival_id": "varchar",
            "source_row": "bigint",
        }
        | {str(column.pseudonym): column.pseudonym_sql_type for column in table.travelling}
        for contract in load_contracts().values()
        for table in contract.tables
    }
    return tables | partnership_tables()


def partnership_tables() -> dict[str, dict[str, str]]:
    """The tables that say what the night knows of itself, as the sources file declares them."""
    [source] = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))["sources"]
    return {
        table["name"]: {column["name"]: column["data_type"] for column in table["columns"]}
        for table in source["tables"]
        if table["name"].startswith("partnership__")
    }


def create_work_database(path: Path) -> None:
    """A new work database that holds every accepted table, empty."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema accepted")
        for table, columns in accepted_tables().items():
            listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
            connection.execute(f"create table accepted.{table} ({listed})")


@dataclass(frozen=True)
class Dbt:
    """The dbt project over databases of its own, in a folder that a test may throw away."""

    folder: Path

    @property
    def release(self) -> Path:
        return self.folder / "partnership.duckdb"

    @property
    def work(self) -> Path:
        return self.folder / "work.duckdb"

    @property
    def target(self) -> Path:
        return self.folder / "target"

    def invoke(self, *arguments: str) -> Any:
        """Run one dbt command in this process. Returns dbt's own result object."""
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.cli.main import dbtRunner

        places = {
            "--project-dir": DBT_PROJECT,
            "--profiles-dir": DBT_PROJECT,
            "--target-path": self.target,
            "--log-path": self.folder / "logs",
        }
        options = [str(part) for place in places.items() for part in place]
        with environment(SY_RELEASE_DATABASE=self.release, SY_WORK_DATABASE=self.work):
            try:
                return dbtRunner().invoke([*arguments, *options, "--quiet"])
            finally:
                DuckDBConnectionManager.close_all_connections()


@contextmanager
def environment(**variables: Path) -> Iterator[None]:
    """Environment variables that hold for a while."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update({name: str(value) for name, value in variables.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@pytest.fixture(scope="session")
def empty_dbt(tmp_path_factory: pytest.TempPathFactory) -> Dbt:
    """The project over an empty partnership, shared: tests may build it but not fill it."""
    dbt = Dbt(tmp_path_factory.mktemp("dbt"))
    create_work_database(dbt.work)
    return dbt
