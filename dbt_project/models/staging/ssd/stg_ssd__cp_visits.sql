{# One row per child per visit. Rendered from the contract ssd_cp_visits 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cp_visits') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cp_visit_token as cp_visit_id,
        person_token,
        cp_plan_token as cp_plan_id,
        visit_date,
        is_child_seen,
        is_child_seen_alone,
        is_bedroom_seen

    from arrived

)

select * from renamed
