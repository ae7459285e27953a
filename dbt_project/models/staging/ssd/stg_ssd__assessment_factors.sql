{# One row per assessment per factor. Rendered from the contract ssd_assessment_factors 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__assessment_factors') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        assessment_factors_token as assessment_factors_id,
        assessment_token as assessment_id,
        factor_code

    from arrived

)

select * from renamed
