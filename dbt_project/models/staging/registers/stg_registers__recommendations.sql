{# One row per recommendation made to the partnership. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__recommendations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        recommendation_token as recommendation_id,
        recommendation_reference,
        recommendation_source_code,
        review_token as review_id,
        audit_round_token as audit_round_id,
        theme_code,
        recommended_date,
        acceptance_code,
        acceptance_decided_date

    from arrived

)

select * from renamed
