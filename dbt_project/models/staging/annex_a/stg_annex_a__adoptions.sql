{# One row per child whose plan is or was adoption in the twelve months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__adoptions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        child_token,
        adoptive_family_token as adoptive_family_id,
        gender_code,
        ethnic_group_code,
        birth_month,
        age_years,
        disability_code,
        cla_start_date,
        adoption_decision_date,
        placement_order_date,
        matched_date,
        placed_date,
        adoption_order_date,
        adoption_reversed_date,
        adoption_reversed_reason_code,
        fostered_for_adoption_date

    from arrived

)

select * from renamed
