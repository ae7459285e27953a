{# One row per child per episode of care. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        episode_start_date,
        new_episode_reason_code,
        legal_status_code,
        need_code,
        placement_type_code,
        placement_provider_code,
        episode_end_date,
        episode_ceased_reason_code,
        place_change_reason_code,
        home_lsoa_code,
        placement_lsoa_code,
        placement_urn

    from arrived

)

select * from renamed
