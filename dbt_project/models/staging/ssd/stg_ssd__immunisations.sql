{# One row per looked-after child. Rendered from the contract ssd_cla_immunisations 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__immunisations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        is_up_to_date,
        status_date

    from arrived

)

select * from renamed
