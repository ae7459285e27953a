{# One row per section 47 enquiry in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__s47_and_icpc') }}

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
        strategy_discussion_date,
        is_conference_unnecessary,
        conference_date,
        conference_result_code,
        s47_enquiries_in_12_months_count,
        conferences_in_12_months_count

    from arrived

)

select * from renamed
