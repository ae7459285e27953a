{# One row per child per previous permanence. Rendered from the contract ssd_cla_previous_permanence 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__previous_permanences') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        previous_permanence_token as previous_permanence_id,
        person_token,
        previous_permanence_code

    from arrived

)

select * from renamed
