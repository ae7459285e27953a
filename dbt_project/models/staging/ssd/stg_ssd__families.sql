{# One row per person per family. Rendered from the contract ssd_family 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__families') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        family_member_token as family_member_id,
        family_token as family_id,
        person_token

    from arrived

)

select * from renamed
