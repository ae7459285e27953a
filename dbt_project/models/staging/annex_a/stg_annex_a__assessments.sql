{# One row per assessment that was open or was completed in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__assessments') }}

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
        disability_code,
        assessment_start_date,
        seen_in_assessment_code,
        assessment_authorised_date,
        is_support_required

    from arrived

)

select * from renamed
