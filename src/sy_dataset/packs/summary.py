"""The page of a pack: how much there is to put right, what first, and how it has gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb
import jinja2

from sy_dataset.packs.corrections import LISTED

TEMPLATES = Path(__file__).parent / "templates"
NIGHTS = 14
MOST_RULES = 10

RULES = f"""
    with listed_rules as (
        select severity, extract, rule_id, title, to_do, affects,
            count(*) filter (not is_excepted) as findings,
            count(*) filter (is_excepted) as excepted,
            min(due_date) as due_date
        from {LISTED} group by all
    ),
    notes as (
        select told.severity, coalesce(extracts.extract_name, told.extract_id), told.rule_id,
            rules.title, '', rules.affects, count(*), 0, null
        from told left join marts.dim_extract as extracts using (extract_id)
        left join marts.dim_rule as rules using (rule_id)
        where told.severity = 'note' group by all
    )
    select * from (from listed_rules union all from notes)
    order by severity = 'note', severity, findings desc, rule_id, extract
"""

# All nights are counted by the history, so that one is comparable with the next. A night on
# which nothing of the agency's came or went is not in it.
TREND = """
    with mine as (
        select history.* from marts.fct_finding_history as history
        left join marts.dim_rule as rules using (rule_id)
        where history.agency_id = $agency and coalesce(rules.severity, 'error') != 'note'
    ),
    nights as (
        select distinct night from (
            select unnest([first_seen_date, last_seen_date, fixed_date, $night]) as night from mine
            union all select $night
        )
        where night <= $night order by night desc limit $most
    )
    select night,
        count(*) filter (
            first_seen_date <= night and (fixed_date is null or fixed_date > night)
        ) as found,
        count(*) filter (first_seen_date = night) as new,
        count(*) filter (fixed_date = night) as fixed
    from nights left join mine on true group by night order by night
"""


class RuleCount(NamedTuple):
    """One rule in one extract: what the sheet Summary has as a row."""

    severity: str
    extract: str | None
    rule_id: str
    title: str | None
    to_do: str
    affects: str | None
    findings: int
    excepted: int
    due_date: date | None


class Night(NamedTuple):
    """Errors and queries of one night: found in it, found for the first time, and gone since."""

    day: date
    found: int
    new: int
    fixed: int


@dataclass(frozen=True)
class Summary:
    """What the pack of one agency comes to."""

    agency: str
    night: date
    invented_data: bool
    rules: tuple[RuleCount, ...]
    trend: tuple[Night, ...]
    said_corrected: int

    def count(self, severity: str) -> int:
        """Findings of that severity, exceptions left out."""
        return sum(rule.findings for rule in self.rules if rule.severity == severity)

    @property
    def corrections(self) -> int:
        return self.count("error") + self.count("query")

    @property
    def excepted(self) -> int:
        return sum(rule.excepted for rule in self.rules)

    @property
    def worst(self) -> list[RuleCount]:
        """The rules with the most findings; errors and queries alone."""
        acting = [rule for rule in self.rules if rule.severity != "note" and rule.findings]
        return sorted(acting, key=lambda rule: -rule.findings)

    @property
    def headline(self) -> str:
        """What there is to do, in one sentence."""
        if not self.corrections:
            return "There is nothing to correct"
        due = [rule.due_date for rule in self.worst if rule.due_date]
        by = f"; the first are due by {full_date(min(due))}" if due else ""
        return f"{_counted(self.corrections, 'finding')} to correct or explain{by}"

    @property
    def course(self) -> str:
        """The trend in one sentence, also for who does not see the chart."""
        if len(self.trend) < 2:
            return "This is the first night; the trend begins with the next."
        first, last = self.trend[0], self.trend[-1]
        change = last.found - first.found
        course = "stayed the same" if not change else "fell" if change < 0 else "rose"
        return (
            f"Errors and queries {course}: {first.found:,} on {full_date(first.day)},"
            f" {last.found:,} on {full_date(last.day)}."
        )


def summarise(
    connection: duckdb.DuckDBPyConnection,
    agency_id: str,
    agency_name: str,
    *,
    night: date,
    invented_data: bool,
) -> Summary:
    """Count what stands in the tables of one agency's pack."""
    counted = connection.execute(RULES).fetchall()
    asked = {"agency": agency_id, "night": night, "most": NIGHTS}
    trend = connection.execute(TREND, asked).fetchall()
    [(said_corrected,)] = connection.execute(
        f"select count(*) from {LISTED} where not is_excepted and last_until is null"
        " and last_answer is not null"
    ).fetchall()
    return Summary(
        agency=agency_name,
        night=night,
        invented_data=invented_data,
        rules=tuple(RuleCount(*row) for row in counted),
        trend=tuple(Night(*row) for row in trend),
        said_corrected=said_corrected,
    )


def as_page(summary: Summary, *, files: Sequence[str]) -> str:
    """The summary as one page that asks nothing of the outside. It holds no id of a record."""
    return _template().render(
        summary=summary,
        files=files,
        worst=summary.worst[:MOST_RULES],
        left_out=max(len(summary.worst) - MOST_RULES, 0),
        tallest=max((night.found for night in summary.trend), default=0) or 1,
        style=(TEMPLATES / "style.css").read_text(encoding="utf-8"),
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["full_date"] = full_date
    return environment.get_template("summary.html")


def full_date(day: date) -> str:
    """A date as it is read aloud: 31 March 2026."""
    return f"{day.day} {day:%B} {day.year}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
