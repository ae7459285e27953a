{# One row per child per conviction. Rendered from the contract ssd_cla_convictions 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__convictions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        conviction_token as conviction_id,
        person_token,
        offence_date

    from arrived

)

select * from renamed
