{# One row per child per recorded substance misuse. Rendered from the contract ssd_cla_substance_misuse 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__substance_misuses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        substance_misuse_token as substance_misuse_id,
        person_token,
        substance_misuse_date,
        is_intervention_received

    from arrived

)

select * from renamed
