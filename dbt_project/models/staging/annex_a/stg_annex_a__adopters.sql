{# One row per prospective adopter in the twelve months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__adopters') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        adopter_token as adopter_id,
        adoptive_family_token as adoptive_family_id,
        gender_code,
        ethnic_group_code,
        disability_code,
        is_fostering_for_adoption,
        enquiry_date,
        stage_1_start_date,
        stage_1_end_date,
        stage_2_start_date,
        stage_2_end_date,
        application_date,
        approved_date,
        matched_date,
        placed_date,
        children_placed_count,
        adoption_order_date,
        left_process_date,
        left_process_reason_code

    from arrived

)

select * from renamed
