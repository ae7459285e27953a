"""A front door small enough to work out by hand, through the whole project.

Two councils. The release is of 31 March 2026. Sheffield's history begins on 1 March 2025,
Barnsley's on 1 January 2026, so South Yorkshire has figures from January 2026 on.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from tests.marts.conftest import Dbt, accepted_tables, create_work_database

Figures = dict[tuple[str, str, str, date], dict[str, Any]]

NIGHT: dict[str, list[dict[str, Any]]] = {
    "partnership__night": [
        {
            "release_id": "night",
            "as_of_date": "2026-03-31",
            "partnership_name": "South Yorkshire",
            "invented_data": True,
            "suppress_at_or_below": 5,
        }
    ],
    "partnership__agencies": [
        {"agency_id": "sheffield", "agency_name": "Sheffield", "agency_kind": "council"},
        {"agency_id": "barnsley", "agency_name": "Barnsley", "agency_kind": "council"},
    ],
    "partnership__mash_clocks": [
        {
            "agency_id": agency_id,
            "red_clock_hours": 4,
            "amber_clock_hours": 24,
            "green_clock_hours": 72,
            "closes_at": "17:00",
            "after_hours_wait": agency_id == "barnsley",
            "feedback_standard_working_days": 3,
        }
        for agency_id in ("sheffield", "barnsley")
    ],
    "partnership__extracts": [
        {"extract_id": extract_id, "agency_kind": "council", "delivery": "snapshot"}
        for extract_id in ("mash_contact", "ssd_cin_episodes")
    ],
    "partnership__arrivals": [
        {
            "arrival_id": f"{agency_id}-{extract_id}",
            "agency_id": agency_id,
            "extract_id": extract_id,
            "period_date": "2026-03-31",
            "state": "accepted",
            "is_selected": True,
            "is_latest": True,
        }
        for agency_id in ("sheffield", "barnsley")
        for extract_id in ("mash_contact", "ssd_cin_episodes")
    ],
}


def contact(agency: str, token: str, person: str | None, received: str, **more: Any) -> Any:
    """One row of mash__contacts; times are UTC."""
    row: dict[str, Any] = {
        "agency_id": agency,
        "contact_token": token,
        "person_token": person,
    }
    row |= {"arrival_id": f"{agency}-mash_contact", "source_row": 1, "received_at": received}
    return row | {"referrer_agency_code": "POLICE", "contact_source_code": "6"} | more


def referral(agency: str, token: str, person: str, day: str) -> Any:
    """One row of ssd__referrals."""
    return {
        "agency_id": agency,
        "arrival_id": f"{agency}-ssd_cin_episodes",
        "source_row": 1,
        "referral_token": token,
        "person_token": person,
        "referral_date": day,
    }


CONTACTS = [
    # Histories begin.
    contact("sheffield", "s0", "a", "2025-03-01 10:00", outcome_code="NFA", outcome_at="2025-03-03 10:00"),
    contact("barnsley", "b0", "a", "2026-01-01 10:00", outcome_code="IA", outcome_at="2026-01-02 10:00"),
    # Sheffield, March 2026: in time and told; late and not told; the public; past due; not yet due.
    contact("sheffield", "s1", "a", "2026-03-02 10:00", outcome_code="REF",
            outcome_at="2026-03-03 17:00", feedback_sent_at="2026-03-06 10:00"),
    contact("sheffield", "s2", "b", "2026-03-02 10:00", outcome_code="EH", outcome_at="2026-03-04 10:00"),
    contact("sheffield", "s3", None, "2026-03-02 10:00", outcome_code="NFA",
            outcome_at="2026-03-02 11:00", referrer_agency_code="PUBLIC"),
    contact("sheffield", "s4", "c", "2026-03-27 10:00"),
    contact("sheffield", "s5", "c", "2026-03-31 10:00"),
    # Barnsley lets a Saturday's contact wait: due on Tuesday, decided on it before 17:00 BST.
    contact("barnsley", "b1", "a", "2026-03-28 10:00", outcome_code="IA",
            outcome_at="2026-03-31 15:59", feedback_sent_at="2026-03-31 16:30"),
]  # fmt: skip

RATINGS = [
    {"agency_id": agency, "contact_token": token, "rated_at": at, "rating_code": rating}
    for agency, token, at, rating in (
        ("sheffield", "s1", "2026-03-02 11:00", "GREEN"),
        ("sheffield", "s1", "2026-03-03 13:00", "RED"),  # four hours to the outcome, exactly
        ("sheffield", "s2", "2026-03-02 11:00", "RED"),
        ("sheffield", "s4", "2026-03-27 11:00", "AMBER"),  # open and past its clock
        ("sheffield", "s5", "2026-03-31 11:00", "AMBER"),  # open and within it
        ("barnsley", "b1", "2026-03-28 16:00", "GREEN"),  # 71.98 hours, for the clocks changed
    )
]

REFERRALS = [
    referral("sheffield", "r0", "b", "2025-03-01"),
    referral("sheffield", "r1", "a", "2025-03-10"),
    referral("sheffield", "r2", "a", "2026-03-10"),  # exactly twelve months: no re-referral
    referral("sheffield", "r3", "a", "2026-03-11"),  # a day after another: one
    referral("sheffield", "r4", "a", "2026-03-11"),  # the same day: one for the day before
    referral("barnsley", "r5", "a", "2026-01-01"),
    referral("barnsley", "r6", "a", "2026-03-11"),
]


def fill(dbt: Dbt) -> None:
    """Write the partnership above into the accepted tables."""
    people = {(row["agency_id"], row["person_token"]) for row in CONTACTS + REFERRALS}
    links = [
        {"agency_id": agency, "person_token": token, "person_id": f"person-{token}"}
        for agency, token in sorted(people, key=str)
        if token
    ]
    tables = NIGHT | {
        "mash__contacts": CONTACTS,
        "mash__ratings": RATINGS,
        "ssd__referrals": REFERRALS,
        "partnership__person_links": links,
    }
    create_work_database(dbt.work)
    declared = accepted_tables()
    with duckdb.connect(str(dbt.work)) as connection:
        for table, rows in tables.items():
            for row in rows:
                assert row.keys() <= declared[table].keys()
                names, places = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(
                    f"insert into accepted.{table} ({names}) values ({places})", list(row.values())
                )


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """Every figure by indicator, authority, kind of period and first day."""
    dbt = Dbt(tmp_path_factory.mktemp("performance"))
    fill(dbt)
    built = dbt.invoke("build", "--exclude-resource-type", "unit_test")
    assert built.success
    with duckdb.connect(str(dbt.release), read_only=True) as connection:
        read = connection.execute("select * from marts.mart_mash_performance")
        names = [column[0] for column in read.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
    key = ("indicator_id", "agency_id", "period_kind", "period_start_date")
    return {tuple(row[name] for name in key): row for row in rows}  # type: ignore[misc]


MARCH = ("month", date(2026, 3, 1))
YEAR = ("rolling_12_months", date(2025, 4, 1))


@pytest.mark.parametrize(
    ("indicator", "authority", "numerator", "denominator"),
    [
        ("FD01", "sheffield", 5, None),
        ("FD01", "barnsley", 1, None),
        ("FD01", "all", 6, None),
        ("FD02", "sheffield", 2, 4),  # s1 s3 of s1 s2 s3 s4; s5 is not yet due
        ("FD02", "barnsley", 1, 1),
        ("FD03", "sheffield", 1, 3),  # s1 of s1 s2 s4
        ("FD03", "barnsley", 1, 1),
        ("FD04", "sheffield", 1, 3),
        ("FD05", "sheffield", 1, 3),
        ("FD06", "sheffield", 1, 3),
        ("FD06", "all", 2, 4),
        ("FD08", "sheffield", 1, 2),  # s1 of s1 s2; s3 is the public's
        ("FD08", "all", 2, 3),
        ("FD09", "sheffield", 1, 2),  # told on the third working day
        ("FD17", "sheffield", 2, 3),
    ],
)
def test_march_is_what_it_is_by_hand(
    figures: Figures, indicator: str, authority: str, numerator: int, denominator: int | None
) -> None:
    figure = figures[indicator, authority, *MARCH]
    assert figure["is_available"]
    assert (figure["numerator"], figure["denominator"]) == (numerator, denominator)
    expected = numerator if denominator is None else 100 * numerator / denominator
    assert figure["value"] == pytest.approx(expected)


def test_children_count_once_in_each_council_and_not_without_a_child(figures: Figures) -> None:
    figure = figures["FD07", "sheffield", *YEAR]
    assert (figure["numerator"], figure["denominator"]) == (0, 3)
    assert ("FD07", "sheffield", *MARCH) not in figures


def test_a_re_referral_rate_without_history_is_not_available_and_not_low(
    figures: Figures,
) -> None:
    barnsley = figures["FD17", "barnsley", *MARCH]
    assert not barnsley["is_available"]
    assert (barnsley["numerator"], barnsley["denominator"], barnsley["value"]) == (None, 1, None)
    assert not figures["FD17", "all", *MARCH]["is_available"]
    assert not figures["FD17", "sheffield", *YEAR]["is_available"]


def test_a_period_that_began_before_the_data_is_not_available(figures: Figures) -> None:
    assert figures["FD01", "sheffield", *YEAR]["is_available"]
    assert not figures["FD01", "barnsley", *YEAR]["is_available"]
    assert not figures["FD01", "all", *YEAR]["is_available"]
    assert figures["FD01", "all", *YEAR]["value"] is None


def test_a_month_without_contacts_is_nought(figures: Figures) -> None:
    february = figures["FD01", "sheffield", "month", date(2026, 2, 1)]
    assert (february["is_available"], february["value"]) == (True, 0)
    share = figures["FD04", "sheffield", "month", date(2026, 2, 1)]
    assert (share["denominator"], share["value"]) == (0, None)


def test_months_run_from_the_first_whole_one_to_the_releases_own(figures: Figures) -> None:
    months = {start for _, _, kind, start in figures if kind == "month"}
    assert (min(months), max(months), len(months)) == (date(2025, 3, 1), date(2026, 3, 1), 13)
