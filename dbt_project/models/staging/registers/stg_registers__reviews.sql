{# One row per review of a serious incident. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__reviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        review_token as review_id,
        serious_incident_token as serious_incident_id,
        review_type_code,
        review_decided_date,
        review_completed_date,
        review_sent_date,
        review_published_date,
        is_publication_delayed

    from arrived

)

select * from renamed
