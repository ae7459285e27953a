"""Link persons across agencies: the one entry of a night into the identity store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from sy_dataset import identifiers
from sy_dataset.config import Config
from sy_dataset.contracts.model import Contract
from sy_dataset.engine import connect, encrypting, save_parquet
from sy_dataset.errors import scrubbed
from sy_dataset.identity import (
    claims,
    clusters,
    comparable,
    likely,
    persons,
    store,
    tokens,
    verdicts,
)
from sy_dataset.identity.keys import TokenKey
from sy_dataset.identity.rungs import ALONE, RUNGS
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace

RULES = (clusters.DECIDED, *(rung.rule_id for rung in RUNGS), likely.RULE)
"""Every rule that may join two records, surest first."""

MEMORY = "700MB"
"""Of the engine; the rest of the process needs some 300 MB beside it."""


@dataclass(frozen=True)
class LinkCounts:
    """What linkage did tonight.

    records    records of all agencies, those that only events speak of included
    persons    persons they stand for
    linked     records joined to another, by the rung that did it first
    ties       records left out at some rung, because their agency has a rival for the key
    conflicts  records listed for review: refused components, sources that disagree
    """

    records: int
    persons: int
    linked: dict[str, int]
    ties: int
    conflicts: int


def link_persons(
    selected: Sequence[Arrival],
    *,
    contracts: Mapping[str, Contract],
    config: Config,
    key: TokenKey,
    workspace: Workspace,
    as_of: date,
    exchange_key: TokenKey | None = None,
) -> LinkCounts:
    """Link the records of the selected arrivals and write `person_links.parquet`.

    selected  the arrivals that feed tonight's release, conformed and pseudonymised
    as_of     the night's date; it dates new persons and events
    exchange_key  the key agreed with an agency that sends tokens of NHS numbers, if any

    The file has one row per agency and person token: agency_id, person_token, person_id,
    rule_id, in their order and with the same bytes for the same rows. A record with nothing
    to compare stands alone as one person. Done twice, nothing changes; killed anywhere and
    done again, the result is that of an undisturbed night.

    Raises NightError, without any value, if a table is missing or the store is not usable;
    KeyProblem if the store is not one of this key.
    """
    with (
        scrubbed("linking persons", workspace.error_details),
        connect(scratch=workspace.restricted / "spill") as connection,
    ):
        compare(
            connection,
            selected,
            contracts=contracts,
            config=config,
            key=key,
            workspace=workspace,
            as_of=as_of,
            exchange_key=exchange_key,
        )
        store.attach(connection, workspace.identity_store, key)
        verdicts.lay_out(connection)
        join(connection)
        persons.assign(connection)
        store.write_night(connection, as_of)
        save_parquet(
            connection,
            "select agency_id, person_token, person_id, rule_id from assigned"
            " order by agency_id, person_token",
            workspace.person_links,
        )
        return _counts(connection)


def compare(
    connection: duckdb.DuckDBPyConnection,
    selected: Sequence[Arrival],
    *,
    contracts: Mapping[str, Contract],
    config: Config,
    key: TokenKey,
    workspace: Workspace,
    as_of: date,
    exchange_key: TokenKey | None = None,
) -> None:
    """Lay out what the selected arrivals say of their records: the tables of `claims.gather`.

    The arguments are those of `link_persons`. Whoever explains a link lays out the same again.
    """
    encrypting(connection)  # before the first identifier, which might be spilled
    connection.execute(f"set memory_limit = '{MEMORY}'")
    tokens.install(connection, key)
    identifiers.install(connection)
    if exchange_key:
        tokens.install_exchange(connection, exchange_key)
    claims.gather(
        connection,
        selected,
        contracts=contracts,
        config=config,
        workspace=workspace,
        as_of=as_of,
        has_exchange=exchange_key is not None,
    )
    comparable.weigh(connection)


def join(connection: duckdb.DuckDBPyConnection) -> None:
    """Join the records that `compare` laid out into clusters, surest rule first."""
    clusters.build(connection)
    likely.join(connection)


def _counts(connection: duckdb.DuckDBPyConnection) -> LinkCounts:
    [(records, people, ties, conflicts)] = connection.execute(
        "select count(*), count(distinct person_id),"
        " (select count(distinct person_token) from tie),"
        " (select count(distinct person_token) from conflict) from assigned"
    ).fetchall()
    linked = dict(
        connection.execute("select rule_id, count(*) from assigned group by rule_id").fetchall()
    )
    linked.pop(ALONE, None)
    return LinkCounts(
        records=records,
        persons=people,
        linked={rule: linked.get(rule, 0) for rule in RULES},
        ties=ties,
        conflicts=conflicts,
    )
