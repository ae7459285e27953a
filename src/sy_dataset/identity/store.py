"""The identity store: who was whom on every night. Tokens and persons, no identifier.

The file and its log are encrypted with a key derived from the token key.

Everything a night writes here is one transaction: killed anywhere, the store is as it was
before that night or as it is after it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from sy_dataset.engine import literal
from sy_dataset.errors import KeyProblem
from sy_dataset.identity import verdicts
from sy_dataset.identity.keys import TokenKey, store_key

SCHEMA = (
    """
    create table if not exists store.person_record (
        agency_id varchar not null, person_token varchar not null,
        person_id varchar not null, first_seen_date date not null
    )
    """,
    """
    create table if not exists store.person_event (
        event_date date not null,
        event varchar not null check (event in ('created', 'merged', 'split')),
        person_id varchar not null, other_person_id varchar, reason varchar not null
    )
    """,
    """
    create table if not exists store.link_evidence (
        rule_id varchar not null, person_id varchar not null, person_tokens varchar[] not null
    )
    """,
    """
    create table if not exists store.tie (
        rule_id varchar not null, agency_id varchar not null, person_token varchar not null
    )
    """,
    """
    create table if not exists store.conflict (
        rule_id varchar not null, reason varchar not null, group_token varchar not null,
        agency_id varchar not null, person_token varchar not null
    )
    """,
    *verdicts.SCHEMA,
)

# Evidence, ties and conflicts speak of the latest night; records and events of all nights.
WRITES = (
    verdicts.RECALL,
    """
    update store.person_record as known set person_id = assigned.person_id
    from assigned
    where known.agency_id = assigned.agency_id and known.person_token = assigned.person_token
        and known.person_id != assigned.person_id
    """,
    """
    insert into store.person_record
    select agency_id, person_token, person_id, as_of from assigned cross join tonight
    anti join store.person_record using (agency_id, person_token)
    order by agency_id, person_token
    """,
    """
    insert into store.person_event
    select as_of, event, person_id, other_person_id, reason from event cross join tonight
    order by event, person_id, other_person_id
    """,
    "delete from store.link_evidence",
    """
    insert into store.link_evidence
    select evidence.rule_id, person_id, list(person_token order by person_token)
    from evidence
    inner join record using (record_no)
    inner join assigned using (agency_id, person_token)
    group by evidence.rule_id, person_id order by evidence.rule_id, person_id
    """,
    "delete from store.tie",
    "insert into store.tie select distinct * from tie order by all",
    "delete from store.conflict",
    "insert into store.conflict select distinct * from conflict order by all",
)


def attach(connection: duckdb.DuckDBPyConnection, path: Path, key: TokenKey) -> None:
    """Attach the store to a connection as `store`; an empty one is made where there is none.

    connection  has been made `encrypting`

    Raises KeyProblem, and changes nothing, if the store does not open with the key or is
    not encrypted.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # the key is bound: in the SQL text it would stand in query logs and syntax errors
        connection.execute(
            f"attach {literal(path)} as store (encryption_key ?, encryption_cipher 'GCM')",
            [store_key(key)],
        )
    except duckdb.InvalidInputException:
        raise KeyProblem("The identity store does not open with this token key") from None
    except duckdb.CatalogException:
        raise KeyProblem("The identity store is not encrypted; it is not used") from None
    _in_one_transaction(connection, SCHEMA)


def write_night(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Write what `persons.assign` and `clusters.build` found, all or nothing."""
    connection.execute("create or replace temp table tonight (as_of date)")
    connection.execute("insert into tonight values (?)", [as_of])
    _in_one_transaction(connection, WRITES)


def _in_one_transaction(connection: duckdb.DuckDBPyConnection, statements: tuple[str, ...]) -> None:
    connection.execute("begin transaction")
    try:
        for statement in statements:
            connection.execute(statement)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
