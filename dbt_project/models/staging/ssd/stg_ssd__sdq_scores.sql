{# One row per child per questionnaire. Rendered from the contract ssd_sdq_scores 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__sdq_scores') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        sdq_score_token as sdq_score_id,
        person_token,
        completed_date,
        no_score_reason_code,
        sdq_score

    from arrived

)

select * from renamed
