{# One row per child per visit. Rendered from the contract ssd_cin_visits 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cin_visits') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cin_visit_token as cin_visit_id,
        person_token,
        visit_date,
        is_child_seen,
        is_child_seen_alone,
        is_bedroom_seen

    from arrived

)

select * from renamed
