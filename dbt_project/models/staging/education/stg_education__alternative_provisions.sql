{# One row per pupil per placement in alternative provision. Rendered from the contract education_alternative_provision 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__alternative_provisions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        alternative_provision_token as alternative_provision_id,
        pupil_token,
        home_school_urn,
        provider_urn,
        provision_type_code,
        provision_start_date,
        provision_end_date,
        sessions_per_week_count,
        commissioner_code,
        reason_code

    from arrived

)

select * from renamed
