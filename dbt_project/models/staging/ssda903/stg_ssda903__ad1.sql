{# One row per child adopted in the year. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__ad1') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        adoption_decision_date,
        adopters_matched_date,
        is_adopted_by_foster_carer,
        adopter_count,
        adopter_sex_code,
        adopter_legal_status_code

    from arrived

)

select * from renamed
