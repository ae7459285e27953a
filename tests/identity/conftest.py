"""What the tests of this room share."""

from __future__ import annotations

from pathlib import Path

import pytest

from .land import Land


@pytest.fixture
def land(tmp_path: Path) -> Land:
    return Land(tmp_path)
