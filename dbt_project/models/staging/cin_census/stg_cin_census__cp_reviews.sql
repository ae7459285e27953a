{# One row per child per episode per plan per review. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__cp_reviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        cp_plan_number,
        cp_review_number,
        review_date

    from arrived

)

select * from renamed
