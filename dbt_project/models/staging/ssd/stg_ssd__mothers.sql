{# One row per mother per child. Rendered from the contract ssd_mother 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__mothers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        mother_row_token as mother_row_id,
        person_token,
        child_person_token,
        child_birth_month

    from arrived

)

select * from renamed
