{# One row per child per disability. Rendered from the contract cin_census 2.0.0. #}

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
        child_number,
        disability_number,
        disability_code

    from arrived

)

select * from renamed
