"""A council's door, and a release to fill."""

from __future__ import annotations

import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.test_conform import Door
from tests.packs.releases import Release


@pytest.fixture
def door(
    workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
) -> Door:
    return Door(workspace, config, contracts, ledger)


@pytest.fixture
def release(workspace: Workspace) -> Release:
    return Release(workspace)
