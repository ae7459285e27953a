"""Which pairs are asked: what linkage could not decide, and each month a sample of what it did.

The sample is drawn by keyed tokens, seeded with the month: the same whoever draws it, in
whatever order of rows, and not to be foreseen without the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from sy_dataset.engine import literal
from sy_dataset.errors import scrubbed
from sy_dataset.identity import likely, link, verdicts
from sy_dataset.identity.agreement import lay_out
from sy_dataset.identity.latest import Latest, compared, in_store
from sy_dataset.identity.review import schema
from sy_dataset.identity.rungs import RUNGS

SAMPLED = 120
"""Links, and as many pairs that were not linked, drawn each month."""

LEAST_OF_STRATUM = 5
"""Drawn of every rule and band, however few pairs it has, if it has them."""

MOST_UNDECIDED = 60
"""Conflicts, ties and pairs near the threshold each, drawn each month: two reviewers' day."""

NEAR_THRESHOLD = 2.0
"""Bits from the least weight of a link within which a person decides as well."""

LARGEST_GROUP = 12
"""Records of one conflict or key that are set against each other; a larger group is a default
value or an address, and not a matter of two records."""

# Two records of one register are for the agency that keeps it; nothing may link them.
IN_ONE_REGISTER = """
exists (
    from record_source as own inner join record_source as other_own using (register)
    where own.record_no = {0}.record_no and other_own.record_no = {1}.record_no
)
"""

# The person of each record: a pair is linked if the latest night gave both the same.
STANDING = """
create or replace temp table standing as
select record_no, person_id
from store.person_record inner join record using (agency_id, person_token)
"""

CANDIDATES = """
create or replace temp table candidate (
    kind varchar, rule_id varchar, band varchar, record_no bigint, other_record_no bigint
)
"""

CONFLICTS = f"""
insert into candidate
with held as (
    select distinct rule_id, reason, group_token, record_no, person_id
    from conflict
    inner join record using (agency_id, person_token)
    inner join standing using (record_no)
),
small as (
    select rule_id, reason, group_token from held
    group by all having count(*) between 2 and {LARGEST_GROUP}
)
select distinct 'conflict', l.rule_id, l.reason, l.record_no, r.record_no
from held as l
inner join held as r using (rule_id, reason, group_token)
semi join small using (rule_id, reason, group_token)
where l.record_no < r.record_no and l.person_id != r.person_id
    and not {IN_ONE_REGISTER.format("l", "r")}
"""

# Of a tie of a key: every record that was left out, against those of others with the key.
TIES = f"""
insert into candidate
with tied as (
    select distinct record_no, person_id
    from tie
    inner join record using (agency_id, person_token)
    inner join standing using (record_no)
    where rule_id = $rule_id
),
keyed as (select distinct record_no, key from ({{keys}}) where key is not null),
small as (select key from keyed group by key having count(*) <= {LARGEST_GROUP})
select distinct
    'tie', $rule_id, '', least(tied.record_no, other.record_no),
    greatest(tied.record_no, other.record_no)
from tied
inner join keyed as own on tied.record_no = own.record_no
semi join small on own.key = small.key
inner join keyed as other on own.key = other.key and other.record_no != tied.record_no
inner join standing on other.record_no = standing.record_no
where standing.person_id != tied.person_id
    and not {IN_ONE_REGISTER.format("tied", "other")}
"""

LIKELY_TIES = f"""
insert into candidate
select distinct 'tie', '{likely.RULE}', '', least(l.record_no, r.record_no),
    greatest(l.record_no, r.record_no)
from best_pair
inner join likely_pair
    on least(cluster_l, cluster_r) = least(one, other)
    and greatest(cluster_l, cluster_r) = greatest(one, other)
inner join standing as l on likely_pair.record_l = l.record_no
inner join standing as r on likely_pair.record_r = r.record_no
where is_tie and wall is null and l.person_id != r.person_id
"""

NEAR = f"""
insert into candidate
select
    'near_threshold', '{likely.RULE}',
    if(l.person_id = r.person_id, 'linked', 'not linked'),
    least(record_l, record_r), greatest(record_l, record_r)
from likely_pair
inner join standing as l on likely_pair.record_l = l.record_no
inner join standing as r on likely_pair.record_r = r.record_no
where wall is null and abs(match_weight - {likely.LEAST_WEIGHT}) <= {NEAR_THRESHOLD}
"""

# A person of n records has n - 1 links, each record with the next; the weaker rule made it.
LINKS = f"""
insert into candidate
with placed as (
    select record_no, person_id, rule_id, coalesce(place, 99) as place
    from standing
    inner join cluster using (record_no)
    left join rule_place using (rule_id)
),
chained as (
    select
        record_no as other_record_no, lag(record_no) over chain as record_no,
        if(place >= lag(place) over chain, rule_id, lag(rule_id) over chain) as rule_id
    from placed window chain as (partition by person_id order by record_no)
),
chances as (
    select least(record_l, record_r) as record_no, greatest(record_l, record_r) as other_record_no,
        max(match_probability) as chance
    from likely_pair group by all
)
select
    'link', rule_id,
    case
        when rule_id != '{likely.RULE}' then coalesce(grade, '')
        when chance >= 0.999 then '0.999 or more'
        when chance >= 0.99 then '0.99 to 0.999'
        else 'below 0.99'
    end,
    record_no, other_record_no
from chained
left join rule_place using (rule_id)
left join chances using (record_no, other_record_no)
where record_no is not null and rule_id in (from automatic)
"""

NON_LINKS = f"""
insert into candidate
select 'non_link', rule_id, band, record_no, other_record_no
from (
    select rule_id, band, record_no, other_record_no, 0 as place
    from candidate where kind = 'conflict'
    union all
    select
        '{likely.RULE}',
        coalesce(wall, case when match_weight < {likely.LEAST_WEIGHT} then 'below the threshold'
            else 'above the threshold' end),
        least(record_l, record_r), greatest(record_l, record_r), 1
    from likely_pair
    inner join standing as l on likely_pair.record_l = l.record_no
    inner join standing as r on likely_pair.record_r = r.record_no
    where l.person_id != r.person_id
)
qualify row_number() over (
    partition by record_no, other_record_no order by place, rule_id, band) = 1
"""

# One pair, one reason of a kind; then as many of each stratum as its share of the whole.
DRAWN = f"""
create or replace temp table drawn as
with once as (
    from candidate qualify row_number() over (
        partition by kind, record_no, other_record_no order by rule_id, band) = 1
),
sized as (
    select *, count(*) over (partition by kind, rule_id, band) as pairs,
        count(*) over (partition by kind) as of_kind
    from once where kind not in (select kind from drawn_before)
),
ranked as (
    select sized.*,
        exists (
            from store.review_question as known
            where known.person_token = l.person_token and known.agency_id = l.agency_id
                and known.other_person_token = r.person_token
                and known.other_agency_id = r.agency_id
        ) as was_asked,
        token('sy|v1|review_draw|' || $month || '|' || kind || '|' || l.person_token || '|'
            || r.person_token) as lot
    from sized
    inner join record as l using (record_no)
    inner join record as r on sized.other_record_no = r.record_no
)
select * from ranked
qualify case when kind in ('link', 'non_link')
    then row_number() over (partition by kind, rule_id, band order by lot)
        <= greatest({LEAST_OF_STRATUM}, round($sampled * pairs / of_kind))
    else row_number() over (partition by kind order by was_asked, lot) <= {MOST_UNDECIDED}
    end
"""

QUESTIONS = """
insert into store.review_question
select
    (select coalesce(max(question_no), 0) from store.review_question)
        + row_number() over (order by asked.person_token, asked.other_person_token),
    $today, asked.*
from asked
anti join store.review_question as known
    on asked.person_token = known.person_token and asked.agency_id = known.agency_id
    and asked.other_person_token = known.other_person_token
    and asked.other_agency_id = known.other_agency_id
    and asked.digest = known.digest and asked.other_digest = known.other_digest
"""

DRAWS = """
insert into store.review_draw
select distinct $month, kind, rule_id, band, pairs, question_no
from drawn
inner join asked_draw using (record_no, other_record_no)
inner join store.review_question using (
    agency_id, person_token, other_agency_id, other_person_token, digest, other_digest)
anti join (from store.review_draw where month = $month) as before using (kind, question_no)
order by all
"""


@dataclass(frozen=True)
class Filled:
    """What was put into the queue: pairs by kind, and how many of them nobody was asked before."""

    drawn: dict[str, int]
    new_questions: int


def fill(latest: Latest, today: date, *, sampled: int = SAMPLED) -> Filled:
    """Draw the month's pairs into the queue, from what the latest night linked.

    today  its month is the sample's; a month's sample is drawn once and then stands. Conflicts,
           ties and pairs near the threshold are added whenever this is run, up to a month's most
    sampled  how many links, and how many pairs that are none, to draw; a few more, because
             every stratum gives at least LEAST_OF_STRATUM

    A pair that was asked before, with the same values on both sides, keeps its question and its
    answers; when a compared value has changed, it is a new question. Raises NightError, without
    any value, while a night is running.
    """
    with scrubbed("drawing pairs", latest.workspace.error_details), compared(latest) as connection:
        with in_store(connection, latest.workspace, latest.key):
            verdicts.lay_out(connection)
        link.join(connection)
        with in_store(connection, latest.workspace, latest.key):
            schema.install(connection)
            _find(connection)
            return _draw(connection, today, sampled)


def _find(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `candidate`: every pair that might be asked."""
    places = ", ".join(
        f"({literal(rung.rule_id)}, {place}, {literal(rung.grade)})"
        for place, rung in enumerate(RUNGS)
    )
    rules = ", ".join(f"({literal(rule)})" for rule in link.RULES)
    connection.execute(
        "create or replace temp table rule_place as from (values"
        f" {places}, ('{likely.RULE}', {len(RUNGS)}, 'likely')) as t(rule_id, place, grade)"
    )
    connection.execute(
        f"create or replace temp table automatic as from (values {rules}) as t(rule_id)"
    )
    for statement in (STANDING, CANDIDATES, CONFLICTS):
        connection.execute(statement)
    for rung in RUNGS:
        connection.execute(TIES.format(keys=rung.keys), {"rule_id": rung.rule_id})
    for statement in (LIKELY_TIES, NEAR, LINKS, NON_LINKS):
        connection.execute(statement)


def _draw(connection: duckdb.DuckDBPyConnection, today: date, sampled: int) -> Filled:
    month = {"month": f"{today:%Y-%m}"}
    connection.execute(
        "create or replace temp table drawn_before as select distinct kind"
        " from store.review_draw where month = $month and kind in ('link', 'non_link')",
        month,
    )
    connection.execute(DRAWN, month | {"sampled": sampled})
    pairs = connection.execute(
        "select distinct record_no, other_record_no from drawn order by all"
    ).fetchall()
    _lay_out(connection, pairs)
    known = _questions(connection)
    connection.execute(QUESTIONS, {"today": today})
    connection.execute(DRAWS, month)
    drawn = dict(
        connection.execute(
            "select kind, count(*) from store.review_draw where month = $month group by kind",
            month,
        ).fetchall()
    )
    return Filled(drawn, _questions(connection) - known)


def _questions(connection: duckdb.DuckDBPyConnection) -> int:
    [(count,)] = connection.execute("select count(*) from store.review_question").fetchall()
    return int(count)


def _lay_out(connection: duckdb.DuckDBPyConnection, pairs: list[tuple[int, int]]) -> None:
    """Fill `asked_draw` and `asked`: the pairs with their tokens and digests."""
    lay_out(connection, pairs)
    connection.execute(
        "create or replace temp table asked_draw as select record_no, other_record_no,"
        " l.agency_id, l.person_token, r.agency_id as other_agency_id,"
        " r.person_token as other_person_token, l.digest, r.digest as other_digest"
        " from (select distinct record_no, other_record_no from drawn)"
        " inner join said as l using (record_no)"
        " inner join said as r on other_record_no = r.record_no"
    )
    connection.execute(
        "create or replace temp table asked as"
        " select * exclude (record_no, other_record_no) from asked_draw"
    )
