"""The front door's figures, by authority and for South Yorkshire, safe to print.

A percentage is hidden with its part, its rest or its whole, and another authority's with
it where the total would give it away. Shown percentages are whole numbers and what they
are out of is rounded to 10: otherwise two nights side by side would show one child.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from sy_dataset.disclosure.complement import HiddenParts, parts_to_hide
from sy_dataset.disclosure.figures import (
    NOT_AVAILABLE,
    SUPPRESSED,
    Figure,
    percentage_figure,
    rounded_figure,
)
from sy_dataset.publish.verdict import rows

REGION = "all"

LATEST = """
    with latest as (
        select period_kind, max_by(period_start_date, period_end_date) as period_start_date
        from mart_mash_performance
        where is_available
        group by period_kind
    )
    select performance.*
    from mart_mash_performance as performance
    semi join latest using (period_kind, period_start_date)
    order by performance.period_kind, performance.indicator_id, performance.agency_id
"""


STOPPED = """
    select agencies.agency_name, gates.reason, gates.rule_id, gates.indicator_id,
        named.indicator_name
    from fct_indicator_gate as gates
    join dim_agency as agencies using (agency_id)
    join (select distinct indicator_id, indicator_name from mart_mash_performance) as named
        using (indicator_id)
    where gates.is_stopped
    order by agencies.agency_name, gates.indicator_id
"""


@dataclass(frozen=True)
class StoppedIndicator:
    """An indicator of one council that its gate stops; `rule_id` if one rule is the reason."""

    agency_name: str
    reason: str
    rule_id: str | None
    indicator_id: str
    indicator_name: str

    def __str__(self) -> str:
        rule = f" ({self.rule_id})" if self.rule_id else ""
        return (
            f"{self.agency_name}’s indicator “{self.indicator_name}” ({self.indicator_id}) is"
            f" stopped because {self.reason}{rule}."
        )


def read_stopped(connection: duckdb.DuckDBPyConnection) -> list[StoppedIndicator]:
    """Every indicator of a council that is not given because of its gate."""
    return [StoppedIndicator(**row) for row in rows(connection, STOPPED)]


@dataclass(frozen=True)
class MashCell:
    """One figure, and what it is out of where it is a percentage."""

    figure: Figure
    out_of: Figure | None


@dataclass(frozen=True)
class MashRow:
    """One indicator of one period; cells by agency, South Yorkshire under "all"."""

    indicator_id: str
    name: str
    standard: str | None
    rule_ids: tuple[str, ...]
    definition: str
    cells: dict[str, MashCell]


@dataclass(frozen=True)
class MashPeriod:
    """The latest period of one kind for which any authority has a figure."""

    kind: str
    first_day: date
    last_day: date
    rows: tuple[MashRow, ...]


def read_periods(
    connection: duckdb.DuckDBPyConnection, suppress_at_or_below: int
) -> list[MashPeriod]:
    """The latest twelve months, then the latest month; none where nothing is available."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(connection, LATEST):
        found.setdefault(row["period_kind"], []).append(row)
    return [
        _period(kind, found[kind], suppress_at_or_below)
        for kind in ("rolling_12_months", "month")
        if kind in found
    ]


def _period(kind: str, found: Sequence[dict[str, Any]], threshold: int) -> MashPeriod:
    by_indicator: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        by_indicator.setdefault(row["indicator_id"], []).append(row)
    return MashPeriod(
        kind=kind,
        first_day=found[0]["period_start_date"],
        last_day=found[0]["period_end_date"],
        rows=tuple(_row(of, threshold) for of in by_indicator.values()),
    )


def _row(found: Sequence[dict[str, Any]], threshold: int) -> MashRow:
    first = found[0]
    return MashRow(
        indicator_id=first["indicator_id"],
        name=first["indicator_name"],
        standard=first["standard"] or None,
        rule_ids=tuple(str(first["rule_ids"] or "").split()),
        definition=first["definition_note"],
        cells=protected_cells({row["agency_id"]: row for row in found}, threshold),
    )


def protected_cells(
    by_agency: Mapping[str, Mapping[str, Any]], suppress_at_or_below: int
) -> dict[str, MashCell]:
    """The cells of one indicator. What is not available stays so; it is not suppressed.

    by_agency  rows with numerator, denominator, unit and is_available; "all" is the region
    """
    parts = [agency for agency in by_agency if agency != REGION]
    hide = _to_hide([by_agency[agency] for agency in parts], suppress_at_or_below)
    hidden = {parts[position] for position in hide.parts} | ({REGION} if hide.total else set())
    return {
        agency: _mash_cell(row, agency in hidden, suppress_at_or_below)
        for agency, row in by_agency.items()
    }


def _to_hide(parts: Sequence[Mapping[str, Any]], threshold: int) -> HiddenParts:
    """Numerators, rests and denominators are each a sum over the authorities."""
    numerators = [(p["numerator"] or 0) if p["is_available"] else 0 for p in parts]
    if any(p["unit"] != "%" for p in parts):
        return parts_to_hide([numerators], threshold)
    wholes = [(p["denominator"] or 0) if p["is_available"] else 0 for p in parts]
    rests = [whole - part for part, whole in zip(numerators, wholes, strict=True)]
    return parts_to_hide([numerators, rests, wholes], threshold)


def _mash_cell(row: Mapping[str, Any], is_hidden: bool, threshold: int) -> MashCell:
    is_share = row["unit"] == "%"
    if not row["is_available"]:
        return MashCell(NOT_AVAILABLE, None)
    if is_hidden:
        return MashCell(SUPPRESSED, None)
    if not is_share:
        return MashCell(rounded_figure(row["numerator"], threshold), None)
    figure = percentage_figure(row["numerator"], row["denominator"], threshold)
    out_of = None if figure.value is None else rounded_figure(row["denominator"], threshold)
    return MashCell(figure, out_of)
