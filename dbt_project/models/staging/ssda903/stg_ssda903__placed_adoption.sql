{# One row per child per decision that the child should be placed for adoption. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__placed_adoption') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        placement_decision_date,
        placement_reversed_date,
        placement_reversal_reason_code

    from arrived

)

select * from renamed
