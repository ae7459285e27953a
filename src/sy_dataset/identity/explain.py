"""Why a link was made: recomputed when somebody asks, from what the latest night linked.

Nothing is kept but that somebody looked: who, when, why, and at which person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

import duckdb

from sy_dataset.errors import NightError, scrubbed
from sy_dataset.identity import likely
from sy_dataset.identity.agreement import Pair, Said, compare_pairs
from sy_dataset.identity.latest import Latest, compared, in_store
from sy_dataset.identity.rungs import RUNGS, SCORES

MOST_RECORDS = 12
"""Records of one person that are laid side by side, each with each; more are a fault to look at
in another way."""

LOOKED = """
create table if not exists store.look (
    looked_at timestamp not null, looked_by varchar not null, purpose varchar not null,
    person_token varchar not null
)
"""


@dataclass(frozen=True)
class Link:
    """One rule that joined records of a person.

    score  the standard's score of the grade; of a likely link, the model's probability for the
           best of its pairs; None of a link that a verdict or an unknown rule made
    """

    rule_id: str
    grade: str
    score: float | None
    person_tokens: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """The records of one person, or two records that were asked of.

    person_ids  the person of each record, in the order of records
    links       what joined them, surest rule first; none for two records of two persons
    pairs       every two of the records, side by side
    """

    records: tuple[Said, ...]
    person_ids: tuple[str, ...]
    links: tuple[Link, ...]
    pairs: tuple[Pair, ...]


def explain(latest: Latest, *asked: str, by: str, purpose: str) -> Explained:
    """Say why the records of a person are one, or how two records compare.

    asked    one person_id, or the person tokens of two records
    by, purpose  who looks and what for; both are noted in the identity store first

    Raises NightError, without any value, if no such person or record is known, if a person has
    more than MOST_RECORDS records, if `by` or `purpose` is empty, or while a night is running.
    """
    if not by.strip() or not purpose.strip():
        raise NightError("whoever looks at a person says who they are and what for")
    with scrubbed("explaining a link", latest.workspace.error_details), compared(latest) as read:
        with in_store(read, latest.workspace, latest.key):
            records = _records(read, asked)
            if len(records) > MOST_RECORDS:
                raise NightError(f"the person has {len(records)} records; {MOST_RECORDS} are shown")
            note_look(read, [token for _, token, _ in records], by=by, purpose=purpose)
            evidence = _evidence(read, {person for _, _, person in records})
        numbers = [number for number, _, _ in records]
        pairs = tuple(compare_pairs(read, combinations(numbers, 2)))
        said = _said(read, records, pairs)
        return Explained(
            said, tuple(p for _, _, p in records), _links(evidence, pairs, said), pairs
        )


def note_look(
    connection: duckdb.DuckDBPyConnection, person_tokens: Sequence[str], *, by: str, purpose: str
) -> None:
    """Note in the identity store who looks at which records, and why; the store is attached."""
    connection.execute(LOOKED)
    connection.executemany(
        "insert into store.look values (?, ?, ?, ?)",
        [[datetime.now(UTC).replace(tzinfo=None), by, purpose, one] for one in person_tokens],
    )


def _records(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[str]
) -> list[tuple[int, str, str]]:
    """record_no, person_token and person_id of what was asked for, in the order of tokens."""
    column = "person_id" if len(asked) == 1 else "person_token"
    rows: list[tuple[int, str, str]] = connection.execute(
        "select record_no, person_token, person_id"
        " from store.person_record inner join record using (agency_id, person_token)"
        f" where {column} in (select unnest(?)) order by record_no",
        [list(asked)],
    ).fetchall()
    if len({token for _, token, _ in rows}) < len(set(asked)) or len(set(asked)) > 2:
        raise NightError("the latest night knows no such person, or not both records")
    return rows


def _evidence(
    connection: duckdb.DuckDBPyConnection, person_ids: set[str]
) -> list[tuple[str, list[str]]]:
    rows: list[tuple[str, list[str]]] = connection.execute(
        "select rule_id, person_tokens from store.link_evidence"
        " where person_id in (select unnest(?)) order by rule_id, person_tokens",
        [sorted(person_ids)],
    ).fetchall()
    return rows


def _said(
    connection: duckdb.DuckDBPyConnection,
    records: Sequence[tuple[int, str, str]],
    pairs: Sequence[Pair],
) -> tuple[Said, ...]:
    """Each record once; one that stands alone has no pair to be taken from."""
    if len(records) == 1:
        [alone] = compare_pairs(connection, [(records[0][0], records[0][0])])
        return (alone.left,)
    found = {one.person_token: one for pair in pairs for one in (pair.left, pair.right)}
    return tuple(found[token] for _, token, _ in records)


def _links(
    evidence: Sequence[tuple[str, list[str]]], pairs: Sequence[Pair], records: Sequence[Said]
) -> tuple[Link, ...]:
    order = {rung.rule_id: place for place, rung in enumerate(RUNGS)}
    shown = {record.person_token for record in records}
    links = [_link(rule, tokens, pairs) for rule, tokens in evidence if len(shown & {*tokens}) > 1]
    return tuple(sorted(links, key=lambda link: order.get(link.rule_id, len(order))))


def _link(rule_id: str, tokens: Sequence[str], pairs: Sequence[Pair]) -> Link:
    if rule_id == likely.RULE:
        chances = [
            pair.probability
            for pair in pairs
            if {pair.left.person_token, pair.right.person_token} <= {*tokens}
            and pair.probability is not None
        ]
        return Link(rule_id, "likely", max(chances, default=None), tuple(tokens))
    grade = next((rung.grade for rung in RUNGS if rung.rule_id == rule_id), "")
    return Link(rule_id, grade, SCORES.get(grade), tuple(tokens))
