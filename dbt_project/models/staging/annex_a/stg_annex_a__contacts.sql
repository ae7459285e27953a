{# One row per contact in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        child_token,
        gender_code,
        ethnic_group_code,
        birth_month,
        age_years,
        contact_date,
        contact_source_code

    from arrived

)

select * from renamed
