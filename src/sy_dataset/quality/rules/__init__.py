"""The rulebook: statutory rules of the returns and cross-agency rules, one SQL file each."""

from sy_dataset.quality.rules.files import Flag, RuleFile, RuleFileError, load_rules, parse_rule
from sy_dataset.quality.rules.runner import FLAGGED, RuleResult, run_rules

__all__ = [
    "FLAGGED",
    "Flag",
    "RuleFile",
    "RuleFileError",
    "RuleResult",
    "load_rules",
    "parse_rule",
    "run_rules",
]
