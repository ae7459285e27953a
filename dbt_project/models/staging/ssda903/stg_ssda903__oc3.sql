{# One row per care leaver. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__oc3') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        in_touch_code,
        activity_code,
        accommodation_code

    from arrived

)

select * from renamed
