"""The verdict of the night: the state of every extract, and what to do about each that stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from sy_dataset.disclosure.figures import Figure, Shown, count_figure, rounded_figure
from sy_dataset.publish.wording import PRODUCTS, STATES, age, full_date, limits, lower_first, plural

EXTRACTS = """
    with latest as (
        select agency_id, extract_id, arrival_id, state, period_date, rule_id,
            sum(rows_in) over extract as rows_in,
            sum(rows_accepted) over extract as rows_accepted,
            sum(rows_refused) over extract as rows_refused,
            sum(rows_duplicate) over extract as rows_duplicate
        from fct_arrival
        where is_latest
        window extract as (partition by agency_id, extract_id, period_date)
        qualify row_number() over (
            partition by agency_id, extract_id
            order by state = 'accepted', period_date desc, arrival_id
        ) = 1
    )
    select
        extracts.product, extracts.extract_id, extracts.extract_name, extracts.every_days,
        agencies.agency_kind, agencies.agency_id, agencies.agency_name,
        latest.arrival_id, latest.state, latest.period_date, latest.rule_id,
        latest.rows_in, latest.rows_accepted, latest.rows_refused, latest.rows_duplicate,
        used.arrival_id is not null as is_used, used.period_date as used_date, used.age_days,
        rules.title as rule_title
    from dim_extract as extracts
    join dim_agency as agencies using (agency_kind)
    left join latest
        on latest.extract_id = extracts.extract_id and latest.agency_id = agencies.agency_id
    left join (
        select agency_id, extract_id, arg_max(arrival_id, (period_date, arrival_id)) as arrival_id,
            max(period_date) as period_date, min(age_days) as age_days
        from fct_arrival where is_selected group by agency_id, extract_id
    ) as used on used.extract_id = extracts.extract_id and used.agency_id = agencies.agency_id
    left join dim_rule as rules on rules.rule_id = latest.rule_id
    order by agencies.agency_kind, extracts.product, extracts.extract_id, agencies.agency_id
"""

STOPPED_CHECKS = """
    select arrival_id, check_id, title, state, lowest, highest
    from fct_gate_check
    where state in ('failed', 'not run', 'crashed')
    order by arrival_id, check_id = 'completeness', check_id
"""


@dataclass(frozen=True)
class Cell:
    """One extract of one agency, as the page shows it. No count from 1 to 5 is in it."""

    product: str
    extract_id: str
    extract_name: str
    agency_id: str
    agency_name: str
    agency_kind: str
    state: str
    arrival_id: str | None
    period_date: date | None
    used_date: date | None
    age_days: int | None
    rows_in: Figure
    rows_accepted: Figure
    rows_refused: Figure
    rows_duplicate: Figure
    reasons: tuple[str, ...]
    gate: str

    @property
    def symbol(self) -> str:
        return STATES[self.state][0]

    @property
    def word(self) -> str:
        return STATES[self.state][1]

    @property
    def age(self) -> str:
        return age(self.age_days)

    @property
    def is_read(self) -> bool:
        return self.rows_in.shown is not Shown.NOT_AVAILABLE

    @property
    def product_name(self) -> str:
        return PRODUCTS.get(self.product, self.product)


def read_cells(connection: duckdb.DuckDBPyConnection, suppress_at_or_below: int) -> list[Cell]:
    """One cell per extract and agency that should send it, in the order of the page."""
    reasons = _reasons(connection)
    return [_cell(row, reasons, suppress_at_or_below) for row in rows(connection, EXTRACTS)]


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """The rows of a small query as dictionaries."""
    answer: list[dict[str, Any]] = connection.execute(query).to_arrow_table().to_pylist()
    return answer


def _cell(row: dict[str, Any], reasons: dict[str, list[str]], threshold: int) -> Cell:
    arrival_id = row["arrival_id"]
    failed = reasons.get(arrival_id, [])
    by_rule = [lower_first(row["rule_title"])] if row["rule_title"] else []
    return Cell(
        **{name: row[name] for name in COPIED},
        state=_state(row),
        rows_in=rounded_figure(row["rows_in"], threshold),
        rows_accepted=rounded_figure(row["rows_accepted"], threshold),
        rows_refused=count_figure(row["rows_refused"], threshold),
        rows_duplicate=count_figure(row["rows_duplicate"], threshold),
        reasons=tuple(by_rule or failed),
        gate=_gate(row, failed),
    )


COPIED = (
    "product",
    "extract_id",
    "extract_name",
    "agency_id",
    "agency_name",
    "agency_kind",
    "arrival_id",
    "period_date",
    "used_date",
    "age_days",
)


def _state(row: dict[str, Any]) -> str:
    if row["arrival_id"] is None:
        return "never"
    if row["state"] != "accepted":
        return str(row["state"])
    is_late = row["age_days"] is not None and row["age_days"] >= row["every_days"]
    return "late" if is_late else "good"


def _gate(row: dict[str, Any], failed: list[str]) -> str:
    if row["arrival_id"] is None:
        return "–"
    if row["rule_id"]:
        return "not reached"
    return "failed" if failed and row["state"] != "accepted" else "passed"


def _reasons(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Why the gate stopped an arrival, by arrival: the checks that failed or gave no answer."""
    reasons: dict[str, list[str]] = {}
    for check in rows(connection, STOPPED_CHECKS):
        is_share = "_share" in check["check_id"]
        allowed = limits(check["lowest"], check["highest"]) if is_share else ""
        reason = lower_first(check["title"]) + (f" ({allowed})" if allowed else "")
        if check["state"] != "failed":
            reason = f"a check gave no answer: {reason}"
        reasons.setdefault(check["arrival_id"], []).append(reason)
    return reasons


def headline(cells: Sequence[Cell]) -> str:
    """The verdict in one active sentence."""
    good = sum(cell.state == "good" for cell in cells)
    if good == len(cells):
        return f"Published: all {plural(good, 'extract')} are good"
    return f"Published: {good:,} of {plural(len(cells), 'extract')} are good"


def stopped(cells: Sequence[Cell]) -> list[Cell]:
    """The extracts that are not good, those that most need someone first."""
    order = {"refused": 0, "held": 1, "late": 2, "never": 3}
    wrong = [cell for cell in cells if cell.state in order]
    return sorted(wrong, key=lambda c: (order[c.state], c.agency_name, c.product, c.extract_id))


def what_happened(cell: Cell, most_reasons: int = 3) -> str:
    """One sentence on an extract that is not good."""
    whose = f"{cell.agency_name}’s extract “{cell.extract_name}”"
    if cell.state == "never":
        return f"{whose} has never been received."
    if cell.state == "late":
        return f"{whose} is late: its newest data are of {full_date(cell.period_date)}."
    said = "waits for a decision" if cell.state == "held" else "was refused"
    why = "; ".join(cell.reasons[:most_reasons]) or "a person decided so"
    more = len(cell.reasons) - most_reasons
    rest = f"; and {plural(more, 'more reason')}" if more > 0 else ""
    return f"{whose} of {full_date(cell.period_date)} {said} because {why}{rest}."


def in_use(cell: Cell) -> str:
    """What stands in the release instead."""
    if cell.age_days is None:
        return "None: it is missing from every figure."
    return f"Data of {full_date(cell.used_date)} ({cell.age})."


def in_full(cell: Cell) -> str:
    """What happened, and what stands in the release instead."""
    if cell.age_days is None:
        return f"{what_happened(cell)} No data of it are in use."
    if cell.state == "late":
        return f"{what_happened(cell)} They are {cell.age}."
    kept = f"Its data of {full_date(cell.used_date)}, {cell.age}, stay in use."
    return f"{what_happened(cell)} {kept}"


def next_step(cell: Cell) -> str:
    """Who does what next."""
    if cell.state == "held":
        return "The analyst looks at it with the agency, then accepts or refuses it by name."
    if any(reason.startswith("a check gave no answer") for reason in cell.reasons):
        return "The analyst repairs the check; the agency need do nothing."
    if cell.state == "refused":
        return f"{cell.agency_name} corrects it and sends it again."
    if cell.state == "late":
        return f"{cell.agency_name} sends the newest one."
    return f"{cell.agency_name} sends a first one, or says that it cannot."
