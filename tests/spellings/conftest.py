from __future__ import annotations

import pytest

from sy_dataset.spellings import SpellingMap


@pytest.fixture(scope="session")
def spellings() -> SpellingMap:
    """The project's dictionary without any steward's decision."""
    return SpellingMap.load()
