{# One row per child in need who was open or closed in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__children_in_need') }}

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
        cin_start_date,
        primary_need_code,
        last_seen_date,
        cin_end_date,
        closure_reason_code,
        case_status_code

    from arrived

)

select * from renamed
