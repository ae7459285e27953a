{# One row per recorded offence per child in it who was under 18 when it was committed. Rendered from the contract police_child_victim_offence 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__child_victim_offences') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        offence_token as offence_id,
        person_token,
        person_role_code,
        reported_at,
        committed_from_date,
        offence_group_code,
        is_domestic_abuse,
        is_child_sexual_exploitation,
        is_online,
        outcome_code,
        outcome_date,
        la_code

    from arrived

)

select * from renamed
