"""Records to persons: rung by rung, never by chance.

A cluster is named by its smallest record number. At each rung equal keys join clusters
into components; a component is merged whole or not at all, so that neither the order of
rows nor the number of threads can matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from sy_dataset.identity.rungs import ALONE, RUNGS, Rung

DECIDED = "decided"
"""The rule of records that people decided to be of one person."""

TABLES = f"""
create temp table cluster as
select record_no, record_no as cluster_no, '{ALONE}' as rule_id, '{ALONE}' as last_rule_id
from record;
create temp table tie (rule_id varchar, agency_id varchar, person_token varchar);
create temp table conflict (
    rule_id varchar, reason varchar, group_token varchar, agency_id varchar, person_token varchar
);
create temp table evidence (rule_id varchar, record_no bigint);
insert into conflict select '{ALONE}', reason, person_token, agency_id, person_token
from own_conflict;
"""

# Two records of one register under one key: which of them is meant cannot be known.
TIED = """
create or replace temp table tied as
with sourced as (from link_key inner join record_source using (record_no))
select distinct record_no from sourced
semi join (
    select register, key from sourced group by register, key having count(*) > 1
) using (register, key)
"""

# Under a key that two hold who are kept apart, each joins only those with the same opponents;
# who has none there cannot be told whose record it is.
PARTED = """
create or replace temp table link_key as
with opponent as (
    select record_no, other_record_no from apart_pair
    union select other_record_no, record_no from apart_pair
),
opposed as (
    select mine.record_no, mine.key,
        string_agg(other.record_no, ',' order by other.record_no) as opponents
    from link_key as mine
    inner join opponent using (record_no)
    inner join link_key as other
        on opponent.other_record_no = other.record_no and mine.key = other.key
    group by mine.record_no, mine.key
)
select
    record_no,
    case when key in (select key from opposed) then key || '|' || coalesce(opponents, '')
        else key end as key
from link_key left join opposed using (record_no, key)
"""

JOINS = """
create or replace temp table joins as
select distinct cluster_no, dense_rank() over (order by key) - 1 as key_no
from link_key inner join cluster using (record_no)
where key in (
    select key from link_key inner join cluster using (record_no)
    group by key having count(distinct cluster_no) > 1
);
"""

# Most components agree in all; the few that do not are looked at value by value.
HELD = """
create or replace temp table held_together as
select
    component_no,
    min(nhs_number) != max(nhs_number) as has_two_nhs_numbers,
    min(permanent_upn(upn)) != max(permanent_upn(upn)) as has_two_upns,
    coalesce(bool_or(is_child(birth_date)), false) as has_child,
    has_child and min(birth_date) != max(birth_date) as differs_in_birth_date,
    has_child and min(given_name) != max(given_name) as differs_in_given_name
from joined
inner join cluster using (cluster_no)
inner join record using (record_no)
group by component_no
"""

COMPONENTS = """
create or replace temp table component as
with rivals as (
    select distinct component_no
    from joined
    inner join cluster using (cluster_no)
    inner join record_source using (record_no)
    group by component_no, register having count(*) > 1
),
judged as (
    select
        component_no,
        not are_like_births(list(distinct birth_date)) as has_two_birth_dates,
        not are_like_forenames(list(distinct given_name))
            and count(distinct greatest(given_name, family_name)) > 1
            and not ($trusts_family_name and min(family_name) = max(family_name)
                and count(distinct birth_date) = 1
                and not bool_or(record_no in (from of_multiple_birth))) as has_two_forenames
    from held_together
    inner join joined using (component_no)
    inner join cluster using (cluster_no)
    inner join record using (record_no)
    where differs_in_birth_date or differs_in_given_name
    group by component_no
),
apart as (
    select distinct one.component_no
    from apart_pair
    inner join cluster as earlier on apart_pair.record_no = earlier.record_no
    inner join cluster as later on apart_pair.other_record_no = later.record_no
    inner join joined as one on earlier.cluster_no = one.cluster_no
    inner join joined as other
        on later.cluster_no = other.cluster_no and one.component_no = other.component_no
)
select
    joined.cluster_no, component_no,
    list_filter([
        case when apart.component_no is not null then 'kept_apart' end,
        case when rivals.component_no is not null then 'two_records_of_one_register' end,
        case when has_two_nhs_numbers then 'two_nhs_numbers' end,
        case when has_two_upns then 'two_upns' end,
        case when $judges_births and differs_in_birth_date and has_two_birth_dates
            then 'two_birth_dates' end,
        case when $judges_forenames and differs_in_given_name and has_two_forenames
            then 'two_forenames' end
    ], lambda reason: reason is not null) as reasons
from joined
inner join held_together using (component_no)
left join judged using (component_no)
left join rivals using (component_no)
left join apart using (component_no)
"""

CONFLICTS = """
insert into conflict
select $rule_id, reason, first_record.person_token, record.agency_id, record.person_token
from (select cluster_no, component_no, unnest(reasons) as reason from component) as refused
inner join cluster using (cluster_no)
inner join record using (record_no)
inner join record as first_record on refused.component_no = first_record.record_no
"""

EVIDENCE = """
insert into evidence
select distinct $rule_id, record_no
from link_key
inner join cluster using (record_no)
inner join component using (cluster_no)
where len(reasons) = 0
    and key in (
        select key from link_key inner join cluster using (record_no)
        group by key having count(distinct cluster_no) > 1
    )
"""

MERGE = f"""
create or replace temp table cluster as
select
    record_no,
    coalesce(component_no, cluster_no) as cluster_no,
    case when component_no is not null and rule_id = '{ALONE}' then $rule_id else rule_id end
        as rule_id,
    case when component_no is not null then $rule_id else last_rule_id end as last_rule_id
from cluster
left join (select * from component where len(reasons) = 0) as merged using (cluster_no)
"""

# A valid number with another date of birth is a matter for review, never a link.
REVIEW = """
insert into conflict
select
    'nhs_number_birth_date', 'one_nhs_number_two_birth_dates',
    min(person_token) over (partition by nhs_number), agency_id, person_token
from record
where nhs_number in (
    select nhs_number from record group by nhs_number having count(distinct birth_date) > 1
)
"""


def build(connection: duckdb.DuckDBPyConnection, rungs: Sequence[Rung] | None = None) -> None:
    """Fill `cluster`, `evidence`, `tie` and `conflict` from `record`, all temporary.

    cluster   one row per record: its cluster, the rung that first joined it to another
              record (or 'alone'), and the last rung at which its cluster grew
    evidence  one row per rung and record whose keys joined clusters there
    tie       one row per rung and record left out there, because its register has another
              record with the same key
    conflict  one row per reason and record of a component that was not merged, and per
              record whose own sources disagree; `group_token` holds a component together

    A component is refused if it would hold two records of one register, or two NHS numbers,
    permanent UPNs, or dates of birth or forenames that are not alike, or a pair that people
    decided never to be one person. What people decided to be one is joined first.
    """
    connection.execute(TABLES)
    connection.execute("create or replace temp table link_key as from same_key")
    merge_by_keys(connection, DECIDED, judges_births=False, judges_forenames=False)
    for rung in RUNGS if rungs is None else rungs:
        _climb(connection, rung)
    connection.execute(REVIEW)


def _climb(connection: duckdb.DuckDBPyConnection, rung: Rung) -> None:
    rule = {"rule_id": rung.rule_id}
    connection.execute(
        "create or replace temp table link_key as"
        f" select distinct record_no, key from ({rung.keys}) where key is not null"
    )
    connection.execute(TIED)
    connection.execute(
        "insert into tie select $rule_id, agency_id, person_token"
        " from tied inner join record using (record_no)",
        rule,
    )
    connection.execute("delete from link_key where record_no in (select record_no from tied)")
    merge_by_keys(connection, rung.rule_id, trusts_family_name=rung.is_number)


def merge_by_keys(
    connection: duckdb.DuckDBPyConnection,
    rule_id: str,
    *,
    judges_births: bool = True,
    judges_forenames: bool = True,
    trusts_family_name: bool = False,
) -> None:
    """Join the clusters whose records share a key in `link_key`, where they may be one person.

    judges_births     not, where people have looked at them
    judges_forenames  not, where the pairs were judged already by more than how a name is written
    trusts_family_name  with it and the birth date, of children of whose birth no other is known,
                        forenames may differ: the key is a number, and Peggy may be Margaret
    """
    rule = {"rule_id": rule_id}
    if connection.execute("select 1 from apart_pair limit 1").fetchall():
        connection.execute(PARTED)
    connection.execute(JOINS)
    joins = connection.execute("select cluster_no, key_no from joins").fetchnumpy()
    joined = _components(joins["cluster_no"], joins["key_no"])
    connection.register("joined", joined)
    connection.execute(HELD)
    connection.execute(
        COMPONENTS,
        {
            "judges_births": judges_births,
            "judges_forenames": judges_forenames,
            "trusts_family_name": trusts_family_name,
        },
    )
    connection.unregister("joined")
    connection.execute(CONFLICTS, rule)
    connection.execute(EVIDENCE, rule)
    connection.execute(MERGE, rule)


def _components(clusters: Any, keys: Any) -> Any:
    """Arrow table of cluster_no and component_no, the smallest cluster number it is joined with.

    clusters, keys  numpy columns: this cluster holds this key
    """
    import numpy as np  # noqa: PLC0415 — with scipy, slow to load
    import pyarrow as pa  # noqa: PLC0415
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    names, nodes = np.unique(clusters, return_inverse=True)
    keyed, key_nodes = np.unique(keys, return_inverse=True)
    size = len(names) + len(keyed)
    graph = coo_array((np.ones(len(nodes), np.int8), (nodes, key_nodes + len(names))), (size, size))
    count, labels = connected_components(graph, directed=False)
    smallest = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(smallest, labels[: len(names)], names)
    return pa.table({"cluster_no": names, "component_no": smallest[labels[: len(names)]]})
