"""Thresholds of the rules' gate and of the scores, read here: `expectations/thresholds.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

FILE = "thresholds.yaml"

Share = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BySeverity(_Part):
    """The largest share of a return's rows that rules of a severity may flag."""

    error: Share
    query: Share


class OwnBySeverity(_Part):
    """What one extract has instead; a severity that is not named keeps the default."""

    error: Share | None = None
    query: Share | None = None


class ForIndicators(_Part):
    """The largest share of the rows it looks at that one rule of a severity may flag."""

    error: Share


class ForItems(_Part):
    defaults: Share


class Thresholds(_Part):
    """Every threshold; `rules` has one for "default" and may have others by extract."""

    rules: dict[str, OwnBySeverity]
    indicators: ForIndicators
    items: ForItems

    def of(self, extract_id: str) -> BySeverity:
        """The thresholds of the rules of one extract."""
        own = self.rules.get(extract_id, OwnBySeverity()).model_dump(exclude_none=True)
        return BySeverity(**self.rules["default"].model_dump() | own)


def load_thresholds(rulebook: Path) -> Thresholds:
    """The thresholds of a rulebook. Raises ValueError or KeyError if a default is not there."""
    text = (rulebook / FILE).read_text(encoding="utf-8")
    thresholds = Thresholds.model_validate(yaml.safe_load(text))
    thresholds.of("default")
    return thresholds
