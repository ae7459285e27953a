{# Fails for any agency whose rows, or rows that name a person, are not as many as in the
   source. An agency that one side lacks altogether fails too. #}
{% test rows_match_source(model, source, row_filter='true', has_person=true) %}

with

made as (

    select
        agency_id,
        count(*) as row_count,
        count({{ 'person_id' if has_person else '*' }}) as person_count

    from {{ model }}

    where {{ row_filter }}

    group by agency_id

),

given as (

    select
        agency_id,
        count(*) as row_count,
        count({{ 'person_token' if has_person else '*' }}) as person_count

    from {{ source }}

    group by agency_id

)

select
    coalesce(made.agency_id, given.agency_id) as agency_id,
    made.row_count as made_row_count,
    given.row_count as given_row_count,
    made.person_count as made_person_count,
    given.person_count as given_person_count

from made

full outer join given
    on made.agency_id = given.agency_id

where
    made.row_count is distinct from given.row_count
    or made.person_count is distinct from given.person_count

{% endtest %}
