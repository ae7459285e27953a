"""Correction packs: what an agency has to put right, and what it answers. Restricted zone only."""

from sy_dataset.packs.answers import standing_answers
from sy_dataset.packs.taking import Refusal, Taken, take_answers
from sy_dataset.packs.writing import write_packs

__all__ = ["Refusal", "Taken", "standing_answers", "take_answers", "write_packs"]
