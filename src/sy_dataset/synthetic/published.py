"""Published figures of the four authorities, which the county reproduces.

`published.csv` has a row per authority and year ending 31 March, 2019 to 2025; `population` is
the mid-year estimate of the year before, which is the denominator of every rate. Counts are of
events, rates per 10,000 aged 0 to 17, `_pct` is a percentage; an empty cell was suppressed or
not published. `published_mix.csv` holds mixes of the year ending March 2025.

Source: DfE, Local Authority Interactive Tool (children in need, child protection, children
looked after) and children in need tables A to D of 2025; ONS mid-year population estimates.
Open Government Licence v3.0.

Later years carry the level of 2025 forward, earlier ones that of 2019. Where published figures
contradict each other, the county follows:
- counts where a count and a rate are both published; rates are turned into counts;
- stocks at 31 March and starts; what ended follows from both. Published numbers that ended or
  ceased count a child once a year and differ from that by up to 4 %;
- starts of child protection plans; where they exceed the conferences (Doncaster 2021-22), the
  rest are plans of another authority without a conference of one's own;
- the share of referrals assessed as not in need, not the shares of closed cases by duration:
  in Doncaster half of the referrals would end within 45 working days, yet only a quarter of
  the ended episodes is published as shorter than three months.

Doncaster 2021-22 is a known defect of recording: referrals fell by a quarter and re-referrals
to 7 % for one year alone. The county shows what was published, so that the defect can be
found: many of the authority's referrals of that year are missing from its own records, while
the contacts that led to them stand there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FIRST_YEAR, LAST_YEAR = 2019, 2025
COUNTY_POPULATION = 295_870
"""Aged 0 to 17 in South Yorkshire, mid-2024: `children` of that size is the real county."""

CONTACTS_PER_REFERRAL = 4.5
"""Unpublished. Directors of children's services estimated 2.3 million contacts against 658,000
referrals in 2013-14; phases since then suggest four to five."""

DEFECT = ("doncaster", 2022)


@dataclass(frozen=True)
class Figures:
    """Published figures of one authority and year, at the real county's size."""

    population: int
    referrals: int
    re_referral_pct: float
    referral_nfa_pct: float
    not_in_need_pct: float
    assessed_45_pct: float
    s47_rate: float
    icpc_rate: float
    icpc_15_pct: float
    cp_started: int
    cp_open: int
    cp_repeat_pct: float
    cp_ended_rate: float
    cp_ended_2y_pct: float
    cin_rate: float
    cla_open: int
    cla_started: int
    cla_ceased: int
    uasc_open: int
    police_pct: float
    school_pct: float
    health_pct: float

    def count(self, rate: str) -> float:
        """The number that a rate per 10,000 stands for, e.g. of `s47_rate`."""
        return float(getattr(self, rate)) * self.population / 10_000

    @property
    def cin_open(self) -> float:
        """Children in need at 31 March."""
        return self.count("cin_rate")


@cache
def published() -> dict[tuple[str, int], Figures]:
    """Figures by authority and year. A gap takes the nearest year's value, the earlier if both."""
    with (HERE / "published.csv").open(encoding="utf-8", newline="") as lines:
        rows = {(row["agency_id"], int(row["year"])): row for row in csv.DictReader(lines)}
    return {key: Figures(**_filled(key, rows)) for key in rows}


def _filled(key: tuple[str, int], rows: dict[tuple[str, int], dict[str, str]]) -> dict[str, int]:
    """One row as numbers: whole where the figure is a count."""
    agency_id, year = key
    filled: dict[str, int] = {}
    for name, kind in Figures.__annotations__.items():
        years = sorted(
            range(FIRST_YEAR, LAST_YEAR + 1), key=lambda other: (abs(other - year), other)
        )
        text = next(rows[agency_id, other][name] for other in years if rows[agency_id, other][name])
        filled[name] = int(text) if kind == "int" else float(text)  # type: ignore[assignment]
    return filled


def figures(agency_id: str, year: int) -> Figures:
    """Figures of the year ending 31 March `year`; the last published ones for later years."""
    return published()[agency_id, min(max(year, FIRST_YEAR), LAST_YEAR)]


def contact_level(agency_id: str, year: int) -> float:
    """Referrals of a year as its contacts show them: in a defect year, as in the years around."""
    if (agency_id, year) != DEFECT:
        return figures(agency_id, year).referrals
    return (figures(agency_id, year - 1).referrals + figures(agency_id, year + 1).referrals) / 2


@cache
def mix(agency_id: str, name: str) -> dict[str, float]:
    """A published mix of one authority by part: icpc_working_days, placement_pct, …"""
    with (HERE / "published_mix.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["part"]: float(row["value"])
            for row in csv.DictReader(lines)
            if (row["agency_id"], row["mix"]) == (agency_id, name)
        }
