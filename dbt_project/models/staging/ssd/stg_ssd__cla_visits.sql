{# One row per child per visit. Rendered from the contract ssd_cla_visits 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cla_visits') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cla_visit_token as cla_visit_id,
        cla_token as cla_id,
        person_token,
        visit_date,
        is_child_seen,
        is_child_seen_alone

    from arrived

)

select * from renamed
