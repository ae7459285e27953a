"""Who is left after the ladder: pairs that a trained model finds likely, within hard walls.

The model is Fellegi and Sunter's, run by Splink on DuckDB. It is a file, made apart (train.py),
which says what it was trained on; here it only predicts. What it finds likely is never linked
through a wall.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import duckdb

from sy_dataset.identity import clusters
from sy_dataset.identity.likeness import LIKE_BIRTH
from sy_dataset.identity.train import BLOCKING

MODEL = Path(__file__).parent / "model.json"
RULE = "likely"

LEAST_WEIGHT, LEAST_LEAD = 3.0, 3.0
"""Bits of evidence that a pair needs, the prior included; and by which it must lead the next
best of either record, or it is a tie."""

# Names sound alike far less often than records do: each name is looked at once.
SOUND = """
create or replace temp table sound as
select name, skeleton(name) as sound
from (select given_name as name from record union select family_name from record)
where name is not null
"""

# A cluster that lacks the largest register may gain one that holds it; two that both hold it
# are two persons, as no register holds a person twice.
SPARE = """
create or replace temp table spare as
with largest as (
    select register from record_source group by register order by count(*) desc, register limit 1
),
lines as (
    select record_no, first(string_split(address_line, ' ') order by address_line) as words
    from record_address group by record_no
),
streets as (
    select
        record_no, words,
        list_sort(list_transform(words, lambda word: (-length(word), word))) as by_length
    from lines
),
homes as (
    select record_no, min(postcode) as postcode from record_postcode group by record_no
)
select
    record_no, cluster_no,
    cluster_no not in (
        select cluster_no from cluster
        inner join record_source using (record_no) semi join largest using (register)
    ) as lacks_largest,
    given_name, family_name, given.sound as given_sound, family.sound as family_sound,
    birth_date, substr(birth_text, 1, 4) as birth_year,
    nullif(substr(birth_text, 6, 2), '00') as birth_month,
    nullif(substr(birth_text, 9, 2), '00') as birth_day, other_id,
    postcode, substr(postcode, 1, 3) as district,
    words, array_to_string(words[1:3], ' ') as first_words, words[1] as first_word,
    by_length[1][2] as longest_word, by_length[2][2] as next_longest_word
from record
inner join cluster using (record_no)
left join sound as given on given.name = given_name
left join sound as family on family.name = family_name
left join homes using (record_no)
left join streets using (record_no)
"""

LEFT_OVER = """
create or replace temp table left_over as
with held as (
    select cluster_no, list(distinct register order by register) as registers
    from cluster inner join record_source using (record_no)
    where cluster_no in (select cluster_no from spare semi join asked using (record_no))
    group by cluster_no
),
homes as (
    select record_no, list(distinct postcode order by postcode) as postcodes
    from record_postcode semi join asked using (record_no) group by record_no
)
select
    record_no as unique_id, spare.* exclude (record_no, lacks_largest, words),
    words as address_words, held.registers, sex, nhs_number, permanent_upn(upn) as upn, postcodes,
    coalesce(variants, []) as variants,
    coalesce(is_generic_name(given_as_sent), false) as is_generic,
    record_no in (from of_multiple_birth) as is_of_multiple_birth,
    name_parts(family_as_sent) as family_parts,
    coalesce(given_name in (from held_name), false) as is_held_name
from spare
semi join asked using (record_no)
inner join (
    select record_no, given_as_sent, family_as_sent, sex, nhs_number, upn from record
) using (record_no)
inner join held using (cluster_no)
left join homes using (record_no)
left join name_variant on name_variant.name = given_name
"""

FREQUENCIES = """
create or replace temp table frequency_{column} as
select {column}, count(*) / sum(count(*)) over () as tf_{column}
from record where {column} is not null group by {column}
"""

# Walls of the first kind stand around everybody, those of the second around children; of whom
# no birth date is known is what most of the records are.
WALLED = f"""
create or replace temp table likely_pair as
with most as (
    select coalesce(avg(is_child(birth_text)::integer) > 0.5, true) as are_children from record
),
pairs as (
    select
        predicted.match_weight, l.unique_id as record_l, r.unique_id as record_r,
        l.cluster_no as cluster_l, r.cluster_no as cluster_r,
        predicted.match_probability,
        coalesce(l.nhs_number != r.nhs_number, false) or coalesce(l.upn != r.upn, false)
            as has_two_identifiers,
        [least(l.unique_id, r.unique_id), greatest(l.unique_id, r.unique_id)] in (
            select [least(record_no, other_record_no), greatest(record_no, other_record_no)]
            from apart_pair
        ) as is_kept_apart,
        l.is_generic or r.is_generic as is_unnamed,
        coalesce(is_child(greatest(l.birth_year, r.birth_year)), are_children) as is_child,
        (l.given_name is null or r.given_name is null) as lacks_forename,
        l.given_name = r.given_name
            or starts_with(l.given_name, r.given_name) or starts_with(r.given_name, l.given_name)
            or (are_like_written(l.given_name, r.given_name)
                and not (l.is_held_name and r.is_held_name))
            or coalesce(length(l.given_sound) >= 3 and l.given_sound = r.given_sound, false)
            or len(list_intersect(l.variants, r.variants)) > 0
            or (l.given_name = r.family_name and l.family_name = r.given_name) as is_like_forename,
        l.given_name = r.given_name as is_same_forename,
        not are_like_written(l.family_name, r.family_name)
            and not coalesce(length(l.family_sound) >= 3 and l.family_sound = r.family_sound, false)
            and not list_has_any(l.family_parts, r.family_parts)
            and l.given_name != r.family_name as has_two_family_names,
        l.is_of_multiple_birth or r.is_of_multiple_birth as is_of_multiple_birth,
        birth_score(l.birth_date, r.birth_date) as birth_score,
        coalesce(
            l.birth_year = r.birth_year and l.birth_month = r.birth_month
            and coalesce(l.birth_day = r.birth_day, true), false
        ) as is_of_one_month,
        l.birth_date like '%-01-01' or r.birth_date like '%-01-01'
            or l.birth_date in (from default_birth) or r.birth_date in (from default_birth)
            as is_default_birth
    from predicted
    inner join left_over as l on predicted.unique_id_l = l.unique_id
    inner join left_over as r on predicted.unique_id_r = r.unique_id
    cross join most
)
select
    *,
    case
        when is_kept_apart then 'kept_apart'
        when has_two_identifiers then 'two_identifiers'
        when is_unnamed then 'forename_not_given'
        when not is_child then null
        when lacks_forename then 'forename_missing'
        when not is_like_forename then 'two_forenames'
        when is_of_multiple_birth and not is_same_forename then 'twin'
        when birth_score is null and not is_of_one_month then 'birth_date_missing'
        when is_default_birth then 'birth_date_default'
        when birth_score < {LIKE_BIRTH} then 'two_birth_dates'
        when has_two_family_names then 'two_family_names'
    end as wall
from pairs
"""

# Every cluster's best partner, and only if each is the other's; a near rival makes a tie.
BEST = """
create or replace temp table best_pair as
with sided as (
    select cluster_l as one, cluster_r as other, match_weight, match_probability
    from likely_pair where wall is null
    union all
    select cluster_r, cluster_l, match_weight, match_probability
    from likely_pair where wall is null
),
strongest as (
    select one, other, max(match_weight) as weight, max(match_probability) as probability
    from sided group by one, other
),
ranked as (
    select
        *, row_number() over (partition by one order by weight desc, other) as place,
        weight - lead(weight, 1, -1000) over (partition by one order by weight desc, other) as lead
    from strongest
)
select a.one, a.other, a.weight, a.probability,
    least(a.lead, b.lead) < $least_lead as is_tie
from ranked as a
inner join ranked as b on a.one = b.other and a.other = b.one
where a.place = 1 and b.place = 1 and a.one < a.other and a.weight >= $least_weight
"""


def join(connection: duckdb.DuckDBPyConnection) -> None:
    """Join what the model finds likely: changes `cluster`, fills `likely_pair` and `best_pair`.

    connection  has the tables of `clusters.build` and `comparable.weigh`

    likely_pair  one row per pair of records that the model was asked of: its weight in bits and
                 probability, and the wall between the two, if there is one
    best_pair    one row per pair of clusters, each the other's best, and whether it is a tie
    Ties are listed in `tie`; the components of the others are judged as on every rung.
    """
    lay_out(connection)
    for column in ("given_name", "family_name"):
        connection.execute(FREQUENCIES.format(column=column))
    _predict(connection)
    connection.execute(WALLED)
    connection.execute(BEST, {"least_weight": LEAST_WEIGHT, "least_lead": LEAST_LEAD})
    connection.execute(
        f"insert into tie select distinct '{RULE}', agency_id, person_token from best_pair"
        " inner join cluster on cluster_no in (one, other)"
        " inner join record using (record_no) where is_tie"
    )
    connection.execute(
        "create or replace temp table link_key as"
        " select record_no, one || '|' || other as key"
        " from best_pair inner join cluster on cluster_no in (one, other) where not is_tie"
    )
    clusters.merge_by_keys(connection, RULE, judges_forenames=False)


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `left_over`: one row per record that the model may be asked of.

    They are the records that lack the largest register, and those that share a block of the
    model with one of them: on a night most children are linked already.
    """
    connection.execute(SOUND)
    connection.execute(SPARE)
    blocks = " union all ".join(
        f"(select record_no from spare semi join (from spare where lacks_largest) as other"
        f" using ({', '.join(columns)}))"
        for columns in BLOCKING
    )
    turned = (
        "select spare.record_no from spare semi join (from spare where lacks_largest) as other"
        " on spare.given_name = other.family_name and spare.family_name = other.given_name"
    )
    connection.execute(
        f"create or replace temp table asked as select distinct record_no from ({blocks}"
        f" union all {turned} union all select record_no from spare where lacks_largest)"
    )
    connection.execute(LEFT_OVER)


def _predict(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `predicted`: unique_id_l, unique_id_r, match_weight, match_probability."""
    [(rows, registers)] = connection.execute(
        "select count(*), count(distinct registers) from left_over"
    ).fetchall()
    if rows < 2 or registers < 2:
        connection.execute(
            "create or replace temp table predicted (unique_id_l bigint, unique_id_r bigint,"
            " match_weight double, match_probability double)"
        )
        return
    linker = _linker(connection, rows)
    found = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT - LEAST_LEAD)
    connection.execute(
        "create or replace temp table predicted as select unique_id_l, unique_id_r,"
        f" match_weight, match_probability from {found.physical_name}"
    )
    linker.table_management.delete_tables_created_by_splink_from_db()


def _linker(connection: duckdb.DuckDBPyConnection, rows: int) -> Any:
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 — takes seconds to load

    logging.getLogger("splink").setLevel(logging.ERROR)
    model = json.loads(MODEL.read_text(encoding="utf-8"))["settings"]
    model["probability_two_random_records_match"] = 1 / rows
    linker = Linker("left_over", model, DuckDBAPI(connection), set_up_basic_logging=False)
    for column in ("given_name", "family_name"):
        linker.table_management.register_term_frequency_lookup(
            connection.table(f"frequency_{column}").to_arrow_table(), column
        )
    return linker
