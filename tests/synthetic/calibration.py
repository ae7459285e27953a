"""The figures of an invented county as an analyst would count them from the files as sent.

Counting rules: an event is one per child; a re-referral has another referral of the same child to
the same council in the twelve months before; within n working days is counted from the day after
the start, bank holidays left out; a stock is what is open at the end of 31 March.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from pathlib import Path

import duckdb

from sy_dataset.paths import Workspace
from sy_dataset.synthetic.published import COUNTY_POPULATION, LAST_YEAR, Figures, figures, mix
from sy_dataset.working_days import FIRST_YEAR, is_working_day

Z_99 = 2.576
"""Standard errors that hold 99 of 100 samples."""
IN_YEAR = 0.02
POINTS = 1.0
"""Agreed tolerances: 2 % of a count while the year is not closed, one point of a percentage."""
COUNCILS = {"barnsley": "ZB", "doncaster": "ZD", "rotherham": "ZR", "sheffield": "ZS"}

DATES = {
    "ssd_cin_episodes": ("cine_referral_date", "cine_close_date"),
    "ssd_cin_assessments": ("cina_assessment_auth_date",),
    "ssd_s47_enquiry": ("s47e_s47_start_date",),
    "ssd_initial_cp_conference": ("icpc_icpc_date",),
    "ssd_cp_plans": ("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "ssd_cla_episodes": ("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    "ssd_cla_placement": ("clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    "ssd_immigration_status": ("immi_immigration_status_start_date",),
    "ssd_contacts": ("cont_contact_date",),
}
"""Extracts that are read, with the dates of each."""


@dataclass(frozen=True)
class Measured:
    """One figure: what was published, at the county's size, and what the files say.

    band  what may lie between them: the agreed tolerance and the sampling error at 99 %
    """

    measure: str
    agency_id: str
    year: int
    published: float
    produced: float
    band: float

    @property
    def is_within(self) -> bool:
        return abs(self.produced - self.published) <= self.band


def open_extracts(workspace: Workspace, last_day: date) -> duckdb.DuckDBPyConnection:
    """The extracts of a night as tables, every cell text but the dates; `agency_id` is added."""
    connection = duckdb.connect()
    for name, dates in DATES.items():
        files = f"{workspace.inbox}/*/{name}_{last_day}.csv"
        parsed = ", ".join(f"strptime({d}, '%d/%m/%Y')::date as {d}" for d in dates)
        connection.execute(
            f"create table {name} as select * replace ({parsed}),"
            f" parse_filename(parse_dirpath(filename)) as agency_id"
            f" from read_csv('{files}', all_varchar = true, header = true, filename = true)"
        )
    days = [date(FIRST_YEAR, 1, 1) + timedelta(n) for n in range(45 * 365)]
    connection.execute("create table days (on_day date, is_working boolean)")
    connection.executemany(
        "insert into days values (?, ?)",
        [(day, is_working_day(day)) for day in days if day > date(2010, 1, 1)],
    )
    connection.execute(
        "create table clock as select on_day,"
        " sum(is_working::int) over (order by on_day)::int as n from days"
    )
    connection.execute(
        "create macro year_of(d) as year(d) + (month(d) >= 4)::int;"
        "create macro within_days(a, b) as"
        " (select n from clock where on_day = b) - (select n from clock where on_day = a)"
    )
    return connection


class County:
    """The figures of one council and year."""

    def __init__(self, extracts: duckdb.DuckDBPyConnection, scale: float) -> None:
        self.extracts, self.scale = extracts, scale

    def number(self, query: str, agency_id: str, year: int) -> float:
        """The answer to a query that names $agency, $year and the year's last day $last."""
        values = {"agency": agency_id, "year": year, "last": date(year, 3, 31)}
        used = {name: value for name, value in values.items() if f"${name}" in query}
        return float(self.extracts.execute(query, used).fetchall()[0][0] or 0)

    def count(
        self, measure: str, agency_id: str, year: int, published: float, *, loose: float = IN_YEAR
    ) -> Measured:
        expected = published * self.scale
        produced = self.number(COUNTS[measure], agency_id, year)
        band = expected * loose + Z_99 * sqrt(max(expected, 1))
        return Measured(measure, agency_id, year, expected, produced, band)

    def share(
        self, measure: str, agency_id: str, year: int, published: float, query: str | None = None
    ) -> Measured:
        """A percentage: the query answers with the average and the number it is taken over."""
        asked = query or SHARES[measure]
        produced = 100 * self.number(f"select avg(x) from ({asked})", agency_id, year)
        over = max(self.number(f"select count(*) from ({asked})", agency_id, year), 1)
        error = 100 * sqrt(published / 100 * (1 - published / 100) / over)
        band = POINTS + Z_99 * error + 50 / over  # half an event either way
        return Measured(measure, agency_id, year, published, produced, band)


COUNTS = {
    "referrals": "select count(*) from ssd_cin_episodes where agency_id = $agency"
    " and year_of(cine_referral_date) = $year",
    "s47 enquiries": "select count(*) from ssd_s47_enquiry where agency_id = $agency"
    " and year_of(s47e_s47_start_date) = $year",
    "conferences": "select count(*) from ssd_initial_cp_conference where agency_id = $agency"
    " and year_of(icpc_icpc_date) = $year",
    "plans started": "select count(*) from ssd_cp_plans where agency_id = $agency"
    " and year_of(cppl_cp_plan_start_date) = $year",
    "plans ended": "select count(*) from ssd_cp_plans where agency_id = $agency"
    " and year_of(cppl_cp_plan_end_date) = $year",
    "plans at 31 March": "select count(*) from ssd_cp_plans where agency_id = $agency"
    " and cppl_cp_plan_start_date <= $last"
    " and (cppl_cp_plan_end_date is null or cppl_cp_plan_end_date > $last)",
    "in need at 31 March": "select count(*) from ssd_cin_episodes where agency_id = $agency"
    " and cine_referral_date <= $last and cine_referral_nfa = 'N'"
    " and (cine_close_date is null or cine_close_date > $last)",
    "in care at 31 March": "select count(distinct clae_person_id) from ssd_cla_episodes"
    " where agency_id = $agency and clae_cla_episode_start_date <= $last"
    " and (clae_cla_episode_ceased_date is null or clae_cla_episode_ceased_date > $last)",
    "care started": "select count(*) from ssd_cla_episodes where agency_id = $agency"
    " and year_of(clae_cla_episode_start_date) = $year and clae_cla_episode_start_reason = 'S'",
    "care ceased": "select count(*) from ssd_cla_episodes where agency_id = $agency"
    " and year_of(clae_cla_episode_ceased_date) = $year"
    " and clae_cla_episode_ceased_reason != 'X1'",
    "unaccompanied at 31 March": "select count(distinct clae_person_id) from ssd_cla_episodes"
    " join ssd_immigration_status as status on immi_person_id = clae_person_id"
    " and status.agency_id = ssd_cla_episodes.agency_id"
    " where ssd_cla_episodes.agency_id = $agency and clae_cla_episode_start_date <= $last"
    " and (clae_cla_episode_ceased_date is null or clae_cla_episode_ceased_date > $last)",
}

REFERRALS = (
    "from ssd_cin_episodes as now where now.agency_id = $agency"
    " and year_of(now.cine_referral_date) = $year"
)
CONFERENCES = (
    "from ssd_initial_cp_conference as icpc join ssd_s47_enquiry as s47"
    " on s47.s47e_s47_enquiry_id = icpc.icpc_s47_enquiry_id"
    " join clock as begun on begun.on_day = s47.s47e_s47_start_date"
    " join clock as held on held.on_day = icpc.icpc_icpc_date"
    " where icpc.agency_id = $agency and year_of(icpc.icpc_icpc_date) = $year"
)
SHARES = {
    "re-referrals": "select exists(from ssd_cin_episodes as old"
    " where old.agency_id = now.agency_id and old.cine_person_id = now.cine_person_id"
    " and old.cine_referral_date < now.cine_referral_date"
    f" and old.cine_referral_date > now.cine_referral_date - interval 12 month)::int as x {REFERRALS}",
    "no further action": f"select (cine_referral_nfa = 'Y')::int as x {REFERRALS}",
    # outcomes of assessments that are not finished are not known: the last months are left out
    "assessed not in need": "select exists(from ssd_cin_assessments"
    " where cina_referral_id = cine_referral_id and cina_assessment_outcome_nfa = 'Y')::int as x"
    f" {REFERRALS} and cine_referral_date < (select max(cine_referral_date) from ssd_cin_episodes)"
    " - interval 200 day",
    "assessed in 45 days": "select (done.n - begun.n <= 45)::int as x"
    " from ssd_cin_assessments join ssd_cin_episodes on cine_referral_id = cina_referral_id"
    " join clock as begun on begun.on_day = cine_referral_date"
    " join clock as done on done.on_day = cina_assessment_auth_date"
    " where ssd_cin_assessments.agency_id = $agency"
    " and year_of(cina_assessment_auth_date) = $year",
    "conference in 15 days": f"select (held.n - begun.n <= 15)::int as x {CONFERENCES}",
    "second or later plan": "select exists(from ssd_cp_plans as old"
    " where old.agency_id = now.agency_id and old.cppl_person_id = now.cppl_person_id"
    " and old.cppl_cp_plan_start_date < now.cppl_cp_plan_start_date)::int as x"
    " from ssd_cp_plans as now where now.agency_id = $agency"
    " and year_of(now.cppl_cp_plan_start_date) = $year",
    "conference to plan": "select (icpc_icpc_outcome_cp_flag = 'Y')::int as x"
    " from ssd_initial_cp_conference where agency_id = $agency"
    " and year_of(icpc_icpc_date) = $year",
    "plan ended after 2 years": "select (cppl_cp_plan_end_date - cppl_cp_plan_start_date >= 729)::int"
    " as x from ssd_cp_plans where agency_id = $agency"
    " and year_of(cppl_cp_plan_end_date) = $year",
    "from police": f"select (cine_referral_source_code = '6')::int as x {REFERRALS}",
    "from schools": f"select (cine_referral_source_code = '2A')::int as x {REFERRALS}",
    "from health": f"select starts_with(cine_referral_source_code, '3')::int as x {REFERRALS}",
}

BANDS = {"0-10": (0, 10), "11-15": (11, 15), "16-20": (16, 20), "21+": (21, 999)}
PLACES = {
    "foster": "'U1', 'U2', 'U3', 'U4', 'U5', 'U6'",
    "home_or_secure": "'K1', 'K2'",
    "semi_independent": "'K3', 'H5', 'P2'",
    "with_parents": "'P1'",
}


def measured(
    extracts: duckdb.DuckDBPyConnection, children: int, years: range
) -> Iterator[Measured]:
    """Every figure that is published, for each council and year."""
    county = County(extracts, children / COUNTY_POPULATION)
    for year in years:
        for agency_id in COUNCILS:
            published = figures(agency_id, year)
            yield from _counts(county, agency_id, year, published)
            yield from _shares(county, agency_id, year, published)
            if year >= LAST_YEAR:
                yield from _mixes(county, agency_id, year)


def _counts(county: County, agency_id: str, year: int, published: Figures) -> Iterator[Measured]:
    counts = {
        "referrals": published.referrals,
        "s47 enquiries": published.count("s47_rate"),
        "conferences": published.count("icpc_rate"),
        "plans started": published.cp_started,
        "plans at 31 March": published.cp_open,
        "in need at 31 March": published.cin_open,
        "in care at 31 March": published.cla_open,
        "care started": published.cla_started,
        "unaccompanied at 31 March": published.uasc_open,
    }
    for measure, value in counts.items():
        yield county.count(measure, agency_id, year, value)
    if year <= LAST_YEAR:  # where a level is carried forward, as many end as begin
        ended = published.count("cp_ended_rate")
        yield county.count("plans ended", agency_id, year, ended, loose=0.04)
        yield county.count("care ceased", agency_id, year, published.cla_ceased, loose=0.06)


def _shares(county: County, agency_id: str, year: int, published: Figures) -> Iterator[Measured]:
    shares = {
        "re-referrals": published.re_referral_pct,
        "no further action": published.referral_nfa_pct,
        "assessed not in need": published.not_in_need_pct,
        "assessed in 45 days": published.assessed_45_pct,
        "conference in 15 days": published.icpc_15_pct,
        "second or later plan": published.cp_repeat_pct,
        "conference to plan": 100 * published.cp_started / published.count("icpc_rate"),
        "plan ended after 2 years": published.cp_ended_2y_pct,
        "from police": published.police_pct,
        "from schools": published.school_pct,
        "from health": published.health_pct,
    }
    for measure, value in shares.items():
        if value <= 100:  # more plans than conferences is a defect of what was published
            yield county.share(measure, agency_id, year, value)


def _mixes(county: County, agency_id: str, year: int) -> Iterator[Measured]:
    bands = mix(agency_id, "icpc_working_days")
    for name, (low, high) in BANDS.items():
        query = f"select (held.n - begun.n between {low} and {high})::int as x {CONFERENCES}"
        value = 100 * bands[name] / sum(bands.values())
        yield county.share(f"conference after {name} days", agency_id, year, value, query)
    for kind, value in mix(agency_id, "placement_pct").items():
        query = (
            f"select (clap_cla_placement_type in ({PLACES[kind]}))::int as x from ssd_cla_placement"
            " where agency_id = $agency and clap_cla_placement_start_date <= $last"
            " and (clap_cla_placement_end_date is null or clap_cla_placement_end_date > $last)"
        )
        yield county.share(f"placed {kind}", agency_id, year, value, query)


def factors_measured(inbox: Path, last_day: date) -> Iterator[Measured]:
    """The published factors in the assessments of the last census year, from the XML."""
    from lxml import etree

    for agency_id in COUNCILS:
        root = etree.parse(inbox / agency_id / f"cin_census_{last_day}.xml")
        done = [
            a for a in root.iter("Assessments") if a.find("AssessmentAuthorisationDate") is not None
        ]
        found = [{factor.text for factor in a.iter("AssessmentFactors")} for a in done]
        for code, value in mix(agency_id, "assessment_factor_pct").items():
            produced = 100 * sum(code in codes for codes in found) / len(found)
            error = 100 * sqrt(value / 100 * (1 - value / 100) / len(found))
            band = POINTS + Z_99 * error
            yield Measured(f"factor {code}", agency_id, last_day.year, value, produced, band)


def population_measured(inbox: Path, last_day: date, children: int) -> Iterator[Measured]:
    """Children under 18 on the health register, by the authority of their postcode."""
    path = f"{inbox}/ics/ics_person_{last_day}.parquet"
    for agency_id, area in COUNCILS.items():
        query = (
            "select count(*) from read_parquet($path) where starts_with(PostcodeOfUsualAddress, $area)"
            " and PersonBirthDate::date + interval 18 year > $last and PersonBirthDate::date <= $last"
        )
        values = {"path": path, "area": area, "last": last_day}
        produced = duckdb.execute(query, values).fetchall()[0][0]
        expected = figures(agency_id, LAST_YEAR).population * children / COUNTY_POPULATION
        band = expected * IN_YEAR + Z_99 * sqrt(expected)
        yield Measured("population", agency_id, last_day.year, expected, produced, band)
