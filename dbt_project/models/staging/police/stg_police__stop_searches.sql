{# One row per child per search. Rendered from the contract police_stop_search 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__stop_searches') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        stop_search_token as stop_search_id,
        person_token,
        person_role_code,
        searched_at,
        object_code,
        search_extent_code,
        was_adult_present_at_search,
        outcome_code,
        is_object_found,
        notice_token as notice_id,
        la_code

    from arrived

)

select * from renamed
