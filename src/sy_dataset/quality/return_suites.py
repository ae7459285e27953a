"""Render the suite of a return: how much its rules may find before it is held.

The limits are those of `expectations/thresholds.yaml`. A suite judges one row per return,
built by `return_gate`.
"""

from __future__ import annotations

from typing import Any

from sy_dataset.ledger_returns import BY_RULES
from sy_dataset.quality.suites import Suite, parse_suite
from sy_dataset.quality.thresholds import BySeverity

BETWEEN = "expect_column_values_to_be_between"


def suite_name(extract_id: str) -> str:
    """The name of a return's suite, and of its file without the ending."""
    return f"{extract_id}__rules"


def as_return_suite(extract_id: str, limits: BySeverity) -> dict[str, Any]:
    """The suite that every return of an extract must pass, in its JSON form."""
    checks = (
        ("error_share", "Its rules find errors in too many of its rows", limits.error),
        ("query_share", "Its rules question too many of its rows", limits.query),
        ("crashed", "Rules of it crashed", 0),
        ("without_result", "Rules of it have no result", 0),
    )
    return {
        "suite": suite_name(extract_id),
        "table": suite_name(extract_id),
        "expectations": [
            {
                "type": BETWEEN,
                "kwargs": {"column": measure, "min_value": 0, "max_value": highest},
                "meta": {
                    "check_id": f"{BY_RULES}{measure}",
                    "title": title,
                    "on_failure": "hold",
                },
            }
            for measure, title, highest in checks
        ],
    }


def return_suite(extract_id: str, limits: BySeverity) -> Suite:
    """The same as checks."""
    return parse_suite(as_return_suite(extract_id, limits))
