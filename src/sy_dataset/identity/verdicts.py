"""What people decided of two records: one person, or never one.

A verdict is dated, named and reasoned, and can be revoked; it holds from the next night on,
also for what nights before it linked. An adoption team's never-link list is kept as verdicts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb

from sy_dataset.engine import connect, encrypting, literal
from sy_dataset.errors import NightError
from sy_dataset.identity.keys import TokenKey, store_key

Record = tuple[str, str]
"""Agency and person token."""

SCHEMA = (
    """
    create table if not exists store.verdict (
        verdict_no integer primary key, decided_date date not null, decided_by varchar not null,
        kind varchar not null check (kind in ('same', 'apart')),
        agency_id varchar not null, person_token varchar not null,
        other_agency_id varchar not null, other_person_token varchar not null,
        source varchar not null check (source in ('never_link', 'person', 'review')),
        reason varchar not null, revoked_date date, revoked_by varchar
    )
    """,
    """
    create table if not exists store.recall (
        recalled_at timestamp not null, verdict_no integer not null, since_date date not null
    )
    """,
)


@dataclass(frozen=True)
class Verdict:
    """One decision of two records.

    kind    `same`: joined before the first rung, where no wall stands between; `apart`: never
            in one person
    source  never_link: an adoption, a protected or a changed identity; person: an analyst's
            split or merge; review: two reviewers
    """

    kind: Literal["same", "apart"]
    record: Record
    other: Record
    source: Literal["never_link", "person", "review"]
    reason: str
    decided_by: str
    decided_date: date


def add(connection: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict]) -> list[int]:
    """Enter verdicts; returns their numbers. One that stands already is not entered again.

    connection  has the store attached as `store`
    """
    entered = []
    for verdict in verdicts:
        values = [*verdict.record, *verdict.other]
        [(standing,)] = connection.execute(
            "select min(verdict_no) from store.verdict where revoked_date is null and kind = ?"
            " and [agency_id, person_token, other_agency_id, other_person_token] in (?, ?)",
            [verdict.kind, values, values[2:] + values[:2]],
        ).fetchall()
        if standing is None:
            [(standing,)] = connection.execute(
                "insert into store.verdict by name select"
                " (select coalesce(max(verdict_no), 0) + 1 from store.verdict) as verdict_no,"
                " $decided_date::date as decided_date, $decided_by as decided_by, $kind as kind,"
                " $values[1] as agency_id, $values[2] as person_token,"
                " $values[3] as other_agency_id, $values[4] as other_person_token,"
                " $source as source, $reason as reason returning verdict_no",
                {
                    "decided_date": verdict.decided_date,
                    "decided_by": verdict.decided_by,
                    "kind": verdict.kind,
                    "values": values,
                    "source": verdict.source,
                    "reason": verdict.reason,
                },
            ).fetchall()
        entered.append(int(standing))
    return entered


def revoke(connection: duckdb.DuckDBPyConnection, verdict_no: int, by: str, day: date) -> None:
    """Let a verdict hold no longer. Raises NightError if there is none that holds."""
    [(changed,)] = connection.execute(
        "update store.verdict set revoked_date = ?, revoked_by = ?"
        " where verdict_no = ? and revoked_date is null",
        [day, by, verdict_no],
    ).fetchall()
    if not changed:
        raise NightError(f"There is no verdict {verdict_no} that holds")


# Whoever bears a number of one of the two, or its names and birth date, stands on its side,
# unless it fits the other as well: so an old and a new identity do not meet in a third agency.
SIDES = """
create or replace temp table side as
with never as (
    select verdict_no, 1 as side, agency_id, person_token from kept_apart
    union all select verdict_no, 2, other_agency_id, other_person_token from kept_apart
),
known as (
    select verdict_no, side, record.*
    from never inner join record using (agency_id, person_token)
),
alike as (
    select distinct verdict_no, side, record.record_no
    from known inner join record
        on known.record_no = record.record_no or known.nhs_number = record.nhs_number
        or known.upn = record.upn
        or (known.given_name = record.given_name and known.family_name = record.family_name
            and known.birth_date = record.birth_date)
)
select verdict_no, side, record_no from alike
qualify count(*) over (partition by verdict_no, record_no) = 1
    or (verdict_no, side, record_no) in (select (verdict_no, side, record_no) from known)
"""

KEPT_APART = """
create or replace temp table kept_apart as
from store.verdict where kind = 'apart' and revoked_date is null
"""

APART = """
create or replace temp table apart_pair as
select distinct one.verdict_no, one.record_no, other.record_no as other_record_no
from side as one
inner join side as other on one.verdict_no = other.verdict_no and one.side = 1 and other.side = 2
where one.record_no != other.record_no
"""

SAME = """
create or replace temp table same_key as
with kept as (from store.verdict where kind = 'same' and revoked_date is null)
select record_no, cast(verdict_no as varchar) as key
from kept inner join record using (agency_id, person_token)
union all
select record_no, cast(verdict_no as varchar)
from kept inner join record
    on other_agency_id = record.agency_id and other_person_token = record.person_token
"""

# Persons who were one on a night before, and whom a verdict keeps apart from now on.
RECALL = """
insert into store.recall
select distinct current_timestamp at time zone 'UTC', verdict_no,
    greatest(one.first_seen_date, other.first_seen_date)
from apart_pair
inner join record as r1 on apart_pair.record_no = r1.record_no
inner join record as r2 on apart_pair.other_record_no = r2.record_no
inner join store.person_record as one
    on one.agency_id = r1.agency_id and one.person_token = r1.person_token
inner join store.person_record as other
    on other.agency_id = r2.agency_id and other.person_token = r2.person_token
where one.person_id = other.person_id
"""
"""Asked before the night's persons are written: those of the store are of the night before."""


def none(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of `lay_out` without a row: nobody has decided anything of these records."""
    connection.execute(
        "create temp table apart_pair"
        " (verdict_no integer, record_no bigint, other_record_no bigint)"
    )
    connection.execute("create temp table same_key (record_no bigint, key varchar)")


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `apart_pair` (verdict_no, record_no, other_record_no) and `same_key` (record_no, key).

    connection  has the store attached as `store` and the table `record`

    A verdict of a record that no agency has sent waits until one does.
    """
    for statement in (KEPT_APART, SIDES, APART, SAME):
        connection.execute(statement)


def digest(path: Path, key: TokenKey, scratch: Path) -> str:
    """One hash over the verdicts that hold, for the night's inputs: a new one is news.

    path  the identity store; without one there is no verdict
    """
    if not path.is_file():
        return "no verdict"
    try:
        rows = _held(path, key, scratch)
    except duckdb.Error:  # linking will say what is wrong with the store
        return "unreadable"
    return hashlib.sha256(repr(rows).encode()).hexdigest() if rows else "no verdict"


def _held(path: Path, key: TokenKey, scratch: Path) -> list[tuple[str, ...]]:
    with connect(scratch=scratch) as connection:
        encrypting(connection)
        connection.execute(
            f"attach {literal(path)} as store (encryption_key ?, read_only)", [store_key(key)]
        )
        if not connection.execute(
            "select 1 from duckdb_tables() where database_name = 'store' and table_name = 'verdict'"
        ).fetchall():
            return []
        rows: list[tuple[str, ...]] = connection.execute(
            "select kind, agency_id, person_token, other_agency_id, other_person_token"
            " from store.verdict where revoked_date is null order by all"
        ).fetchall()
    return rows
