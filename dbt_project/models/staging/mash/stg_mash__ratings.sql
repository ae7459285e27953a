{# One row per contact per rating given. Rendered from the contract mash_rating 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__ratings') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        rated_at,
        rating_code

    from arrived

)

select * from renamed
