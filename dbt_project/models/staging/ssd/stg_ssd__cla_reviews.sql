{# One row per period of care per review. Rendered from the contract ssd_cla_reviews 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cla_reviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cla_review_token as cla_review_id,
        cla_token as cla_id,
        review_due_date,
        review_date,
        is_cancelled,
        participation_code

    from arrived

)

select * from renamed
