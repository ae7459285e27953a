{# One row per contact per kind of feedback sent. Rendered from the contract mash_feedback 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__feedbacks') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        feedback_kind_code,
        sent_at,
        feedback_method_code,
        recipient_code

    from arrived

)

select * from renamed
