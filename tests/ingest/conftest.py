"""One council's channel, and a file that breaks no rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person


@pytest.fixture
def barnsley(config: Config) -> Agency:
    return config.agency[0]


@pytest.fixture
def channel(workspace: Workspace) -> Path:
    folder = workspace.inbox / "barnsley"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def data(contracts: dict[str, Contract]) -> bytes:
    return csv_file(contracts["ssd_person"], [person(1)])
