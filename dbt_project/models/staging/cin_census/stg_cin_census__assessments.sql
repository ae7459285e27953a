{# One row per child per episode per assessment. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        assessment_number,
        assessment_start_date,
        assessment_internal_review_date,
        assessment_authorised_date

    from arrived

)

select * from renamed
