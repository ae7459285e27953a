"""From a raw spelling to a governed code; what is not sure goes to a steward, never to "Other"."""

from sy_dataset.spellings.dictionary import Mapped, SpellingMap, State
from sy_dataset.spellings.lists import Listed

__all__ = ["Listed", "Mapped", "SpellingMap", "State"]
