"""Write the report of a release: one static page, without script and without any request.

The same release gives the same bytes: nothing is asked of the clock.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from sy_dataset.disclosure.figures import NOT_APPLICABLE, Figure, rounded_figure
from sy_dataset.engine import connect, written_whole
from sy_dataset.findings import Dimension
from sy_dataset.publish import wording
from sy_dataset.publish.mash_figures import REGION, read_periods, read_stopped
from sy_dataset.publish.quality_figures import (
    default_share,
    dimension_scores,
    read_gates,
    score_matrices,
    why_unfit,
)
from sy_dataset.publish.release import DATABASE, SCHEMA
from sy_dataset.publish.verdict import (
    Cell,
    headline,
    in_full,
    in_use,
    next_step,
    read_cells,
    rows,
    stopped,
    what_happened,
)

TEMPLATES = Path(__file__).parent / "templates"
MOST_NAMED = 3
"""Sentences below the headline; the rest stand in the table of what stopped."""

FINDINGS = """
    with counted as (
        select findings.rule_id, arrivals.agency_id, count(*) as findings
        from fct_finding as findings
        join fct_arrival as arrivals using (arrival_id)
        where arrivals.is_latest
        group by findings.rule_id, arrivals.agency_id
    )
    select rules.dimension, rules.rule_id, rules.title, rules.reach, agencies.agency_id,
        coalesce(counted.findings, 0) as findings
    from (from dim_rule where book = 'reading') as rules
    cross join dim_agency as agencies
    left join counted using (rule_id, agency_id)
    order by rules.dimension, rules.rule_id, agencies.agency_id
"""


def write_report(folder: Path) -> Path:
    """Write report/index.html from partnership.duckdb in a release's folder. Returns its path.

    Counts up to the release's own threshold are suppressed on it, its counts of findings
    included: "one adopted child without a date" says as much as any other count.
    """
    with (
        tempfile.TemporaryDirectory() as scratch,
        connect(folder / DATABASE, scratch=Path(scratch), read_only=True) as connection,
    ):
        connection.execute(f"set search_path = '{SCHEMA}'")
        page = _template().render(_page(connection))
    path = folder / "report" / "index.html"
    with written_whole(path) as part:
        part.write_text(page, encoding="utf-8")
    return path


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "full_date": wording.full_date,
        "month_name": wording.month_name,
        "happened": what_happened,
        "in_full": in_full,
        "in_use": in_use,
        "next_step": next_step,
        "plural": wording.plural,
        "unfit": why_unfit,
    }
    return environment.get_template("report.html")


def _page(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Everything that the page prints."""
    [night] = rows(connection, "select * from dim_night")
    threshold = int(night["suppress_at_or_below"])
    agencies = rows(connection, "select * from dim_agency order by agency_kind, agency_name")
    cells = read_cells(connection, threshold)
    not_good = stopped(cells)
    gates = read_gates(connection, threshold)
    return {
        "style": (TEMPLATES / "style.css").read_text(encoding="utf-8"),
        "night": night,
        "headline": headline(cells),
        "stopped": not_good,
        "named": [cell for cell in not_good if cell.state != "never"][:MOST_NAMED],
        "states": wording.STATES,
        "tally": {state: sum(c.state == state for c in cells) for state in wording.STATES},
        "matrices": _matrices(cells, agencies),
        "agencies": agencies,
        "councils": [a for a in agencies if a["agency_kind"] == "council"],
        "region_id": REGION,
        "gates": gates,
        "unfit": [gate for gate in gates if gate.is_unfit],
        "gate_states": wording.GATE_STATES,
        "scores": score_matrices(connection, agencies, threshold),
        "default_share": default_share(connection),
        "dimension_scores": dimension_scores(connection, agencies, threshold),
        "findings": _findings(connection, agencies, threshold),
        "stopped_indicators": read_stopped(connection),
        "most_named": MOST_NAMED,
        "periods": read_periods(connection, threshold),
        "threshold": threshold,
    }


def _matrices(cells: Sequence[Cell], agencies: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Councils in one table, everyone else in another: few cells are then not applicable."""
    matrices = []
    for title, is_council in (("Councils", True), ("Health and police", False)):
        senders = [a for a in agencies if (a["agency_kind"] == "council") is is_council]
        of_these = [cell for cell in cells if (cell.agency_kind == "council") is is_council]
        if of_these:
            matrices.append(
                {"title": title, "agencies": senders, "products": _by_product(of_these)}
            )
    return matrices


def _by_product(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """Products in the order of their names, their extracts, and each extract's cells by agency."""
    products: dict[str, dict[str, dict[str, Any]]] = {}
    for cell in cells:
        extracts = products.setdefault(cell.product_name, {})
        extract = extracts.setdefault(cell.extract_id, {"name": cell.extract_name, "cells": {}})
        extract["cells"][cell.agency_id] = cell
    return [
        {"name": name, "extracts": list(extracts.values())}
        for name, extracts in sorted(products.items())
    ]


def _findings(
    connection: duckdb.DuckDBPyConnection, agencies: Sequence[dict[str, Any]], threshold: int
) -> list[dict[str, Any]]:
    """Per dimension its rules, and per rule the findings by agency. Rules without any stay:

    a row that appears only when there is something would itself say so.
    """
    found = rows(connection, FINDINGS)
    return [
        _dimension(name, [row for row in found if row["dimension"] == name], agencies, threshold)
        for name in sorted(Dimension)
    ]


def _dimension(
    name: str,
    found: Sequence[dict[str, Any]],
    agencies: Sequence[dict[str, Any]],
    threshold: int,
) -> dict[str, Any]:
    """One dimension: its figures by agency, and its rules. Not applicable if it has none."""
    rules: dict[str, dict[str, Any]] = {}
    totals: dict[str, int] = {}
    for row in found:
        rule = rules.setdefault(
            row["rule_id"], {"title": row["title"], "reach": row["reach"], "counts": {}}
        )
        rule["counts"][row["agency_id"]] = row["findings"]
        totals[row["agency_id"]] = totals.get(row["agency_id"], 0) + row["findings"]
    for rule in rules.values():
        rule["figures"] = _figures(rule["counts"], agencies, threshold)
    figures = _figures(totals, agencies, threshold) if rules else [NOT_APPLICABLE] * len(agencies)
    return {"name": str(name), "figures": figures, "rules": list(rules.values())}


def _figures(
    counts: dict[str, int], agencies: Sequence[dict[str, Any]], threshold: int
) -> list[Figure]:
    return [rounded_figure(counts.get(a["agency_id"], 0), threshold) for a in agencies]
