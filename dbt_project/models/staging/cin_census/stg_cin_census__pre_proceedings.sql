{# One row per child per episode per block of pre-proceedings and family group decision making. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__pre_proceedings') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        pre_proceedings_number,
        pre_proceedings_start_date,
        letter_before_proceedings_date,
        initial_meeting_date,
        review_meeting_count,
        step_decision_date,
        court_application_date,
        initiating_letter_date

    from arrived

)

select * from renamed
