"""Persons that last: which identifier each cluster of tonight carries.

A person keeps its identifier through the nights. When two persons turn out to be one, the
older identifier stays; when one turns out to be two, the larger part keeps it. Both are
written down as events, so that an earlier output can be traced and recalled.
"""

from __future__ import annotations

import duckdb

# One row per person of earlier nights and cluster of tonight that holds records of it.
HELD = """
create temp table held as
select
    person_id, cluster_no, count(*) as records,
    row_number() over (partition by person_id order by count(*) desc, cluster_no) = 1 as is_owner
from store.person_record
inner join record using (agency_id, person_token)
inner join cluster using (record_no)
group by person_id, cluster_no
"""

KEPT = """
create temp table kept as
select cluster_no, person_id
from held
inner join (
    select person_id, min(first_seen_date) as first_seen_date
    from store.person_record group by person_id
) as known using (person_id)
where is_owner
qualify row_number() over (partition by cluster_no order by first_seen_date, person_id) = 1
"""

USED = """
create temp table used as
select person_id from store.person_record
union select person_id from store.person_event
union select other_person_id from store.person_event where other_person_id is not null
"""

FRESH = """
create temp table fresh as
select cluster_no, cast(null as varchar) as person_id
from (select distinct cluster_no from cluster)
anti join kept using (cluster_no)
"""

# The smallest token of the cluster names the new person, so that a night that is done
# again gives the same; a person that was split off may need another try.
DERIVE = """
create or replace temp table fresh as
with derived as (
    select
        fresh.cluster_no, fresh.person_id,
        'p_' || token('sy|v1|person_id||' || $attempt || '|' || record.person_token) as attempted
    from fresh inner join record on fresh.cluster_no = record.record_no
)
select
    cluster_no,
    coalesce(derived.person_id, case when used.person_id is null then attempted end) as person_id
from derived left join used on attempted = used.person_id
"""

ASSIGNED = """
create temp table assigned as
select agency_id, person_token, person_id, rule_id, last_rule_id, cluster_no
from cluster
inner join record using (record_no)
inner join (select * from kept union all by name select * from fresh) using (cluster_no)
"""

EVENTS = """
create temp table event as
with named as (select distinct cluster_no, person_id, last_rule_id from assigned)
select
    'created' as event, fresh.person_id, cast(null as varchar) as other_person_id,
    case when cluster_no in (select cluster_no from held) then 'split off' else 'first seen' end
        as reason
from fresh
union all
select 'merged', held.person_id, named.person_id, named.last_rule_id
from held inner join named using (cluster_no)
where held.is_owner and held.person_id != named.person_id
union all
select 'split', held.person_id, named.person_id, 'no longer linked'
from held inner join named using (cluster_no)
where not held.is_owner
"""


def assign(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `assigned`, one row per record with its person, and `event`; both temporary.

    connection  has the store attached as `store`, the macro `token`, and the tables of
                `clusters`

    A cluster keeps the person its records had. Of several, the one seen first stays, then
    the smallest; the others merge into it. Of several clusters that hold records of one
    person, the one with most of them keeps it, then the one with the smallest token. A
    cluster without a person gets a new one, never one that was used before.
    """
    for statement in (HELD, KEPT, USED, FRESH):
        connection.execute(statement)
    attempt = 0
    while _unnamed(connection):
        connection.execute(DERIVE, {"attempt": str(attempt)})
        attempt += 1
    connection.execute(ASSIGNED)
    connection.execute(EVENTS)


def _unnamed(connection: duckdb.DuckDBPyConnection) -> bool:
    [(left,)] = connection.execute("select count(*) from fresh where person_id is null").fetchall()
    return bool(left)
