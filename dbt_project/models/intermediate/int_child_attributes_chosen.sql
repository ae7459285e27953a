{# One row per person and attribute: the value that survives, whose it is, and whether those who
   know it disagree. A known value comes before an unknown one, then the rank of the source,
   then the agency's name. #}

with

stated as (

    select * from {{ ref('int_person_attributes_stated') }}

),

ranked as (

    select
        *,
        row_number() over (
            partition by person_id, attribute_name
            order by
                case when is_known then 0 else 1 end,
                source_rank,
                agency_id,
                person_token,
                stated_value -- a return may hold a child twice
        ) as survivor_rank

    from stated

),

chosen as (

    select
        person_id,
        attribute_name,
        max(case when survivor_rank = 1 then stated_value end) as chosen_value,
        max(case when survivor_rank = 1 then product end) as chosen_source,
        count(distinct case when is_known then compared_value end) > 1 as has_conflict

    from ranked

    group by person_id, attribute_name

)

select * from chosen
