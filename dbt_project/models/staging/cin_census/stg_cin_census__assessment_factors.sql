{# One row per child per episode per assessment per factor. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__assessment_factors') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        assessment_number,
        factor_number,
        factor_code

    from arrived

)

select * from renamed
