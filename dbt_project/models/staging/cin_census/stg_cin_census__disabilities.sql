{# One row per child per disability. Rendered from the contract cin_census 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__disabilities') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        disability_code

    from arrived

)

select * from renamed
