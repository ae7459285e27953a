"""The rules' gates and the scores of data quality, safe to print.

Cases and shares are suppressed and rounded as every count on the page. Scores are whole
percentages, rounded down, so that 100% is only what is faultless; one of few records is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

import duckdb

from sy_dataset.disclosure.figures import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    SUPPRESSED,
    Figure,
    Shown,
    percentage_figure,
    rounded_figure,
)
from sy_dataset.findings import Dimension
from sy_dataset.publish.verdict import rows
from sy_dataset.publish.wording import GATE_STATES, PRODUCTS

ACROSS = "partnership"
ACROSS_NAME = "Rules across agencies, by the agency that puts the fault right"
MOST_RULES = 10
WORST_ITEMS = 3
"""Of a product; of each extract no more can be among them."""

COUNTED = ("passed", "failed", "not_applicable", "not_run", "crashed")

GATES = """
    select gates.*, agencies.agency_name, extracts.extract_name
    from fct_rule_gate as gates
    join dim_agency as agencies using (agency_id)
    left join dim_extract as extracts using (extract_id)
    order by extracts.extract_name nulls last, agencies.agency_kind, agencies.agency_name
"""

RULES = """
    select results.agency_id, results.extract_id, results.rule_id, results.state, results.cases,
        rules.title, rules.severity, rules.affects
    from fct_rule_result as results
    join dim_rule as rules using (rule_id)
    order by results.rule_id
"""

SCORES = """
    select scores.agency_id, scores.extract_id, scores.dimension, scores.score, scores.records,
        scores.is_applicable, extracts.product
    from fct_quality_score as scores
    join dim_extract as extracts using (extract_id)
    order by scores.agency_id, scores.extract_id
"""

ITEMS = """
    select items.agency_id, items.extract_id, items.column_name, items.records, items.item_score,
        extracts.extract_name, extracts.product
    from fct_item_quality as items
    join dim_extract as extracts using (extract_id)
    where items.worst_rank <= 3
    order by items.item_score, items.extract_id, items.table_name, items.column_name
"""


@dataclass(frozen=True)
class RuleCases:
    """One rule that flagged something. Its number of cases is safe to print."""

    rule_id: str
    title: str
    severity: str
    cases: Figure


@dataclass(frozen=True)
class RuleGate:
    """The gate of one return of one agency, or of the rules across agencies that it owns.

    rules       number of rules that passed, failed, do not apply, were not run, crashed
    crashed     ids of the rules that crashed
    indicators  ids of the indicators that rest on what the rules check
    """

    agency_name: str
    extract_name: str
    order: int
    state: str
    reason: str | None
    rules: tuple[int, ...]
    errors: Figure
    queries: Figure
    most: tuple[RuleCases, ...]
    crashed: tuple[str, ...]
    indicators: tuple[str, ...]

    @property
    def symbol(self) -> str:
        return GATE_STATES[self.state][0]

    @property
    def word(self) -> str:
        return GATE_STATES[self.state][1]

    @property
    def colour(self) -> str:
        return GATE_STATES[self.state][2]

    @property
    def is_unfit(self) -> bool:
        return self.state in ("failed", "crashed")


def read_gates(connection: duckdb.DuckDBPyConnection, suppress_at_or_below: int) -> list[RuleGate]:
    """Every gate of rules, by return and then agency; the rules across agencies come last."""
    by_gate: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for rule in rows(connection, RULES):
        by_gate.setdefault((rule["agency_id"], rule["extract_id"]), []).append(rule)
    found = rows(connection, GATES)
    extracts = list(dict.fromkeys(row["extract_id"] for row in found))
    return [
        _gate(
            row,
            by_gate.get((row["agency_id"], row["extract_id"]), []),
            extracts.index(row["extract_id"]),
            suppress_at_or_below,
        )
        for row in found
    ]


def _gate(
    row: dict[str, Any], rules: Sequence[dict[str, Any]], order: int, threshold: int
) -> RuleGate:
    affected = {one.strip() for rule in rules for one in (rule["affects"] or "").split(",")}
    return RuleGate(
        agency_name=row["agency_name"],
        extract_name=row["extract_name"] or ACROSS_NAME,
        order=order,
        state=row["state"],
        reason=row["reason"],
        rules=tuple(row[f"rules_{state}"] for state in COUNTED),
        errors=percentage_figure(row["rows_in_error"], row["rows_standing"], threshold),
        queries=percentage_figure(row["rows_in_query"], row["rows_standing"], threshold),
        most=_most(rules, threshold),
        crashed=tuple(rule["rule_id"] for rule in rules if rule["state"] == "crashed"),
        indicators=tuple(sorted(affected - {""})),
    )


def _most(rules: Sequence[dict[str, Any]], threshold: int) -> tuple[RuleCases, ...]:
    """The rules with most cases, in the order of what is printed: their own would tell more."""
    flagging = [
        RuleCases(
            rule["rule_id"],
            rule["title"],
            rule["severity"],
            rounded_figure(rule["cases"], threshold),
        )
        for rule in rules
        if rule["cases"]
    ]
    return tuple(sorted(flagging, key=lambda rule: -(rule.cases.value or 0))[:MOST_RULES])


def why_unfit(gate: RuleGate) -> str:
    """One sentence on a gate that did not pass, and one on what rests on it."""
    why = gate.reason or ""
    if gate.crashed:
        why += f" ({', '.join(gate.crashed)})"
    rests = ", ".join(gate.indicators) or "its rules name none"
    return f"{gate.agency_name}, {gate.extract_name}: {why}. Indicators that rest on it: {rests}."


def score_matrices(
    connection: duckdb.DuckDBPyConnection,
    agencies: Sequence[dict[str, Any]],
    suppress_at_or_below: int,
) -> list[dict[str, Any]]:
    """Products by agency, councils first: the mean score, with the three worst items."""
    scores = [row for row in rows(connection, SCORES) if row["dimension"] == "overall"]
    items = rows(connection, ITEMS)
    extracts = rows(connection, "select distinct product, agency_kind from dim_extract")
    matrices = []
    for title, is_council in (("Councils", True), ("Health and police", False)):
        senders = [a for a in agencies if (a["agency_kind"] == "council") is is_council]
        kinds = {agency["agency_kind"] for agency in senders}
        products = [
            {
                "name": product_name(product),
                "kinds": {e["agency_kind"] for e in extracts if e["product"] == product},
                "cells": _cells(product, scores, items, suppress_at_or_below),
            }
            for product in sorted(
                {str(e["product"]) for e in extracts if e["agency_kind"] in kinds}, key=product_name
            )
        ]
        if products:
            matrices.append(
                {
                    "title": title,
                    "agencies": senders,
                    "products": products,
                }
            )
    return matrices


def product_name(product: str) -> str:
    """What the page calls a product."""
    return PRODUCTS.get(product, product)


def _cells(
    product: str,
    scores: Sequence[dict[str, Any]],
    items: Sequence[dict[str, Any]],
    threshold: int,
) -> dict[str, dict[str, Any]]:
    """The cells of one product by agency."""
    of_product = [row for row in scores if row["product"] == product]
    return {
        agency_id: {
            "score": mean_figure([r for r in of_product if r["agency_id"] == agency_id], threshold),
            "worst": [
                {**item, "figure": item_figure(item, threshold)}
                for item in items
                if (item["agency_id"], item["product"]) == (agency_id, product)
            ][:WORST_ITEMS],
        }
        for agency_id in dict.fromkeys(row["agency_id"] for row in of_product)
    }


def mean_figure(scores: Sequence[dict[str, Any]], suppress_at_or_below: int) -> Figure:
    """The mean of scores, rounded down. Those of few records are left out of it.

    Suppressed if all are of few records, not applicable if none applies.
    """
    asked = [row for row in scores if row["is_applicable"]]
    if not asked:
        return NOT_APPLICABLE if scores else NOT_AVAILABLE
    shown = [row["score"] for row in asked if row["records"] > suppress_at_or_below]
    known = [score for score in shown if score is not None]
    return _whole(sum(known) / len(known)) if known else SUPPRESSED


def item_figure(item: dict[str, Any], suppress_at_or_below: int) -> Figure:
    """The score of one item, hidden where few records, or few without a value, are behind it."""
    score, records = item["item_score"], item["records"]
    short = round(records * (100 - score) / 100)
    hides = percentage_figure(records - short, records, suppress_at_or_below)
    return SUPPRESSED if hides.shown is Shown.SUPPRESSED else _whole(score)


def default_share(connection: duckdb.DuckDBPyConnection) -> str:
    """The share of defaults that does not count against an item, in words."""
    [(share,)] = connection.execute(
        "select max(defaults_max_share) from fct_item_quality"
    ).fetchall()
    return f"{(share or 0) * 100:.4g}%"


def _whole(score: float) -> Figure:
    whole = floor(round(score, 6))
    return Figure(whole, Shown.ROUNDED if whole else Shown.ZERO, "%")


def dimension_scores(
    connection: duckdb.DuckDBPyConnection,
    agencies: Sequence[dict[str, Any]],
    suppress_at_or_below: int,
) -> list[dict[str, Any]]:
    """Per dimension the mean score of each agency's extracts."""
    found = rows(connection, SCORES)
    return [
        {
            "name": str(name),
            "figures": [
                mean_figure(
                    [
                        r
                        for r in found
                        if (r["dimension"], r["agency_id"]) == (name, a["agency_id"])
                    ],
                    suppress_at_or_below,
                )
                for a in agencies
            ],
        }
        for name in sorted(Dimension)
    ]
