"""Clustering agrees with a plain search written from the words of the rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from sy_dataset.identity import clusters, likeness, verdicts
from sy_dataset.identity.rungs import RUNGS

TRIED = ("nhs_number_birth_date", "upn_birth_date", "name_birth_date_postcode")
LADDER = tuple(rung for rung in RUNGS if rung.rule_id in TRIED)
"""Three rungs, of the two kinds; a plain search of all nine would say no more."""

SMALL = {
    "agency_id": st.sampled_from(["a", "b", "c"]),
    "given_name": st.sampled_from([None, "ann", "bob"]),
    "family_name": st.sampled_from(["fox", "fox", "gray"]),
    "birth_date": st.sampled_from([None, "2012-05-17", "2012-05-17", "2013-06-18", "2010-01-01"]),
    "nhs_number": st.sampled_from([None, None, "1", "2", "3"]),
    "upn": st.sampled_from([None, None, "U1", "U2", "TA"]),
    "lists": st.frozensets(st.sampled_from(["register", "register", "census"]), max_size=2),
    "postcodes": st.frozensets(st.sampled_from(["S1 2HE", "S9 1AA"]), max_size=2),
}


@dataclass(frozen=True)
class Person:
    no: int
    agency_id: str
    given_name: str | None
    family_name: str | None
    birth_date: str | None
    nhs_number: str | None
    upn: str | None
    lists: frozenset[str]
    postcodes: frozenset[str]

    @property
    def registers(self) -> set[str]:
        return {f"{self.agency_id}/{name}" for name in self.lists}


@st.composite
def worlds(draw: st.DrawFn) -> list[Person]:
    drawn = draw(st.lists(st.fixed_dictionaries(SMALL), max_size=9))
    return [Person(no=no, **values) for no, values in enumerate(drawn, start=1)]


def keys_of(person: Person, rung: int) -> set[tuple[str, ...]]:
    if rung < 2:
        one = person.nhs_number if rung == 0 else person.upn
        return {(one, person.birth_date)} if one and person.birth_date else set()
    if not (person.given_name and person.family_name and person.birth_date):
        return set()
    if person.birth_date.endswith("-01-01"):
        return set()
    return {
        (person.given_name, person.family_name, person.birth_date, postcode)
        for postcode in person.postcodes
    }


def is_possible(members: list[Person], *, by_number: bool) -> bool:
    """Whether they may be one person; under one number, with one name and birth date, ann may
    be bob, for no world here has twins."""
    registers = [register for member in members for register in member.registers]
    permanent = {m.upn for m in members if m.upn and m.upn[-1].isdigit()}
    return (
        len(registers) == len(set(registers))
        and len({m.nhs_number for m in members} - {None}) <= 1
        and len(permanent) <= 1
        and len({m.birth_date for m in members} - {None}) <= 1
        # ann and bob are not alike; of those without any birth date it is not known who is a child
        and (
            len({m.given_name for m in members} - {None}) <= 1
            or not any(m.birth_date for m in members)
            or (
                by_number
                and len({m.family_name for m in members}) == 1
                and len({m.birth_date for m in members} - {None}) == 1
            )
        )
    )


def expected_clusters(world: list[Person]) -> tuple[dict[int, int], set[tuple[int, int]]]:
    """Record -> smallest record of its cluster; and the ties as (rung, record)."""
    cluster = {person.no: person.no for person in world}
    ties = set()
    for rung in range(3):
        holders: dict[Any, list[Person]] = defaultdict(list)
        for person in world:
            for key in keys_of(person, rung):
                holders[key].append(person)
        tied = {
            one.no
            for group in holders.values()
            for one in group
            for other in group
            if one is not other and one.registers & other.registers
        }
        ties |= {(rung, no) for no in tied}
        reach = dict(cluster)
        changed = True
        while changed:
            changed = False
            for group in holders.values():
                touched = {reach[p.no] for p in group if p.no not in tied}
                if len(touched) > 1:
                    changed = True
                    reach = {
                        no: min(touched) if name in touched else name for no, name in reach.items()
                    }
        for name in set(reach.values()):
            members = [person for person in world if reach[person.no] == name]
            if is_possible(members, by_number=rung < 2):
                cluster |= {person.no: name for person in members}
    return cluster, ties


def built(world: list[Person]) -> tuple[dict[int, int], set[tuple[int, int]]]:
    with duckdb.connect() as connection:
        likeness.install(connection, date(2026, 3, 31))
        _load(connection, world)
        verdicts.none(connection)
        clusters.build(connection, LADDER)
        found = dict(connection.execute("select record_no, cluster_no from cluster").fetchall())
        rungs = [rung.rule_id for rung in LADDER]
        ties = connection.execute("select distinct rule_id, person_token from tie").fetchall()
    return found, {(rungs.index(rule), int(token)) for rule, token in ties}


def _load(connection: duckdb.DuckDBPyConnection, world: list[Person]) -> None:
    texts = ("agency_id", "given_name", "family_name", "birth_date", "nhs_number", "upn")
    columns = {name: pa.array([getattr(p, name) for p in world], pa.string()) for name in texts}
    columns["record_no"] = pa.array([p.no for p in world], pa.int64())
    columns["person_token"] = pa.array([str(p.no) for p in world], pa.string())
    homes = [(p.no, postcode) for p in world for postcode in p.postcodes]
    connection.register("records", pa.table(columns))
    connection.register(
        "homes",
        pa.table(
            {
                "record_no": pa.array([no for no, _ in homes], pa.int64()),
                "postcode": pa.array([postcode for _, postcode in homes], pa.string()),
            }
        ),
    )
    held = [(p.no, register) for p in world for register in p.registers]
    connection.register(
        "held",
        pa.table(
            {
                "record_no": pa.array([no for no, _ in held], pa.int64()),
                "register": pa.array([register for _, register in held], pa.string()),
            }
        ),
    )
    connection.execute("create temp table record_source as from held")
    connection.execute("create temp table record as from records")
    connection.execute("create temp table record_postcode as from homes")
    connection.execute("create temp table default_birth (birth_date varchar)")
    connection.execute("create temp table of_multiple_birth (record_no bigint)")
    connection.execute(
        "create temp table own_conflict (agency_id varchar, person_token varchar, reason varchar)"
    )


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_the_engine_and_a_plain_search_find_the_same_persons(world: list[Person]):
    assert built(world) == expected_clusters(world)


@given(worlds())
@settings(max_examples=30, deadline=None)
def test_every_cluster_is_a_possible_person(world: list[Person]):
    members = defaultdict(list)
    for no, name in built(world)[0].items():
        members[name].append(world[no - 1])
    assert all(len(group) == 1 or is_possible(group, by_number=True) for group in members.values())
