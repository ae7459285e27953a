"""What every test may ask for: a workspace of its own, the contracts, the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sy_dataset.config import Config, load_config
from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from sy_dataset.quiet import silence

if TYPE_CHECKING:
    from tests.object_store import S3


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An installation of its own, with nothing in it."""
    monkeypatch.setenv("SY_DATASET_HOME", str(tmp_path))
    monkeypatch.delenv("SY_DATASET_TOKEN_KEY", raising=False)
    made = Workspace(tmp_path)
    silence(made)
    return made


@pytest.fixture(scope="session")
def contracts() -> dict[str, Contract]:
    return load_contracts()


@pytest.fixture
def config(workspace: Workspace) -> Config:
    return load_config(workspace.config)


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    book = Ledger(workspace.ledger)
    yield book
    book.close()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    """A real S3-speaking server on loopback; our user may list and read there."""
    from tests.object_store import s3_server

    with s3_server(monkeypatch) as store:
        yield store


@pytest.fixture(scope="session")
def sent_county(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A small invented county, sent and not yet received. Copy it before you change it."""
    from tests.nights import make_county

    return make_county(tmp_path_factory.mktemp("sent"))


@pytest.fixture(scope="session")
def published_county(sent_county: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same county after its first night. Copy it before you change it."""
    from tests.nights import copy_of, night

    workspace = copy_of(sent_county, tmp_path_factory.mktemp("published"))
    assert night(workspace).state == "published"
    return workspace
