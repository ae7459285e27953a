{# One row per child known to the police. Rendered from the contract police_person 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__persons') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        birth_month,
        sex_code,
        lsoa_code,
        ethnicity_code

    from arrived

)

select * from renamed
