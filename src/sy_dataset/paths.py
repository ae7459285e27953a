"""Where everything stands. One object, so that a test or a second installation can move it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
"""The checkout: code, contracts, rulebook, dbt project, configuration."""


@dataclass(frozen=True)
class Workspace:
    """The folders of one installation.

    home  holds `data/`, and `config/` where it has one of its own; the checkout by default,
          or what SY_DATASET_HOME names
    """

    home: Path

    @classmethod
    def here(cls) -> Workspace:
        """The workspace that SY_DATASET_HOME names, else the checkout."""
        return cls(Path(os.environ.get("SY_DATASET_HOME", PROJECT)).resolve())

    @property
    def config(self) -> Path:
        own = self.home / "config" / "partnership.toml"
        return own if own.is_file() else PROJECT / "config" / "partnership.toml"

    @property
    def spelling_decisions(self) -> Path:
        own = self.home / "config" / "spellings.csv"
        return own if own.is_file() else PROJECT / "config" / "spellings.csv"

    @property
    def known_hosts(self) -> Path:
        own = self.home / "config" / "known_hosts"
        return own if own.is_file() else PROJECT / "config" / "known_hosts"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def inbox(self) -> Path:
        return self.data / "raw" / "inbox"

    @property
    def vault(self) -> Path:
        return self.data / "raw" / "vault"

    @property
    def restricted(self) -> Path:
        return self.data / "restricted"

    @property
    def conformed(self) -> Path:
        return self.restricted / "conformed"

    def column_letters(self, arrival_id: str) -> Path:
        """Where the columns of a workbook stand, as JSON: table -> our name -> letter."""
        return self.conformed / arrival_id / "letters.json"

    @property
    def quarantine(self) -> Path:
        return self.restricted / "quarantine"

    @property
    def undecided_spellings(self) -> Path:
        return self.restricted / "spellings"

    @property
    def names_as_sent(self) -> Path:
        return self.restricted / "names"

    @property
    def packs(self) -> Path:
        return self.restricted / "packs"

    @property
    def answers(self) -> Path:
        return self.restricted / "answers.csv"

    @property
    def key_file(self) -> Path:
        return self.restricted / "token.key"

    @property
    def exchange_key_file(self) -> Path:
        return self.restricted / "exchange.key"

    @property
    def identity_store(self) -> Path:
        return self.restricted / "identity.duckdb"

    @property
    def error_details(self) -> Path:
        return self.restricted / "errors"

    @property
    def pseudonymised(self) -> Path:
        return self.data / "pseudonymised" / "rows"

    @property
    def findings(self) -> Path:
        return self.data / "pseudonymised" / "findings"

    @property
    def rule_results(self) -> Path:
        return self.data / "pseudonymised" / "rule_results"

    @property
    def references(self) -> Path:
        own = self.home / "config" / "reference"
        return own if own.is_dir() else PROJECT / "config" / "reference"

    @property
    def person_links(self) -> Path:
        return self.data / "pseudonymised" / "person_links.parquet"

    @property
    def linkage_review(self) -> Path:
        return self.data / "pseudonymised" / "linkage_review.parquet"

    @property
    def releases(self) -> Path:
        return self.data / "marts" / "releases"

    @property
    def current(self) -> Path:
        return self.data / "marts" / "current"

    @property
    def current_database(self) -> Path:
        return self.current / "partnership.duckdb"

    @property
    def state(self) -> Path:
        return self.data / "state"

    @property
    def ledger(self) -> Path:
        return self.state / "ledger.sqlite"

    @property
    def lock(self) -> Path:
        return self.state / "night.lock"

    @property
    def rulebook(self) -> Path:
        return PROJECT / "expectations"

    @property
    def dbt_project(self) -> Path:
        return PROJECT / "dbt_project"

    def release(self, release_id: str) -> Path:
        """The folder of one published release."""
        return self.releases / release_id

    def building(self, release_id: str) -> Path:
        """Where a release is built, beside the published ones so that one rename publishes it."""
        return self.releases / f".building-{release_id}"
