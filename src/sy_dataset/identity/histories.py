"""A person's records, events and verdicts; how an analyst splits and merges persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from sy_dataset.errors import NightError
from sy_dataset.identity import verdicts
from sy_dataset.identity.verdicts import Record, Verdict


def records_of(connection: duckdb.DuckDBPyConnection, person_id: str) -> list[Record]:
    """Agency and token of a person's records, in their order. Raises NightError if none."""
    found: list[Record] = connection.execute(
        "select agency_id, person_token from store.person_record where person_id = ?"
        " order by agency_id, person_token",
        [person_id],
    ).fetchall()
    if not found:
        raise NightError("There is no such person")
    return found


def split(
    connection: duckdb.DuckDBPyConnection,
    person_id: str,
    tokens: Sequence[str],
    *,
    by: str,
    reason: str,
    day: date,
) -> list[int]:
    """Decide that the named records are another person than the rest; returns the verdicts.

    Raises NightError if a token is not the person's, or none or all of them are named.
    """
    records = records_of(connection, person_id)
    out = [record for record in records if record[1] in tokens]
    rest = [record for record in records if record[1] not in tokens]
    if len(out) < len(set(tokens)):
        raise NightError("A record that is named is not of this person")
    if not out or not rest:
        raise NightError("To split a person, name some of its records and leave some")
    return verdicts.add(
        connection,
        [Verdict("apart", one, other, "person", reason, by, day) for one in out for other in rest],
    )


def merge(
    connection: duckdb.DuckDBPyConnection,
    person_id: str,
    other_person_id: str,
    *,
    by: str,
    reason: str,
    day: date,
) -> list[int]:
    """Decide that two persons are one; returns the verdict. Raises NightError for a person that
    is not there, for one person named twice, and for two that a verdict keeps apart."""
    if person_id == other_person_id:
        raise NightError("These are one person already")
    one, other = (records_of(connection, person) for person in (person_id, other_person_id))
    [(apart,)] = connection.execute(
        "select count(*) from store.verdict where kind = 'apart' and revoked_date is null"
        " and ((person_token in $one and other_person_token in $other)"
        "  or (person_token in $other and other_person_token in $one))",
        {"one": [token for _, token in one], "other": [token for _, token in other]},
    ).fetchall()
    if apart:
        raise NightError("A verdict keeps these two apart; it must be undone first")
    return verdicts.add(connection, [Verdict("same", one[0], other[0], "person", reason, by, day)])


def history(connection: duckdb.DuckDBPyConnection, person_id: str) -> list[tuple[Any, ...]]:
    """(day, what, of whom, why), oldest first: events of the person, and verdicts of its records.

    Raises NightError if no record and no event knows the person.
    """
    told: list[tuple[Any, ...]] = connection.execute(
        "with mine as (select person_token from store.person_record where person_id = $person),"
        " told as ("
        " select event_date, event, coalesce(other_person_id, '') as whom, reason"
        " from store.person_event where person_id = $person or other_person_id = $person"
        " union all select decided_date, 'verdict ' || verdict_no || ': ' || kind, decided_by,"
        "  source || ', ' || reason from store.verdict"
        " where person_token in (from mine) or other_person_token in (from mine)"
        " union all select revoked_date, 'undone ' || verdict_no, revoked_by, source"
        " from store.verdict where revoked_date is not null"
        "  and (person_token in (from mine) or other_person_token in (from mine)))"
        " select * from told order by all",
        {"person": person_id},
    ).fetchall()
    if not told:
        raise NightError("There is no such person")
    return told


def recalls(
    connection: duckdb.DuckDBPyConnection, releases: Sequence[tuple[str, datetime]]
) -> list[tuple[date, int, list[str]]]:
    """(day, verdict, releases to recall): those since the first night on which the two may have
    been one, and published before the night that parted them.

    releases  the ids of the releases, each begins with its day, and when (UTC) each was published
    """
    rows = connection.execute(
        "select min(recalled_at), verdict_no, min(since_date) from store.recall"
        " group by verdict_no order by all"
    ).fetchall()
    return [
        (
            at.date(),
            verdict_no,
            [
                one
                for one, published_at in releases
                if since <= date.fromisoformat(one[:10]) and published_at < at
            ],
        )
        for at, verdict_no, since in rows
    ]
