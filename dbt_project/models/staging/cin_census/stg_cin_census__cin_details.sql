{# One row per child per episode of need. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__cin_details') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        referral_date,
        referral_source_code,
        primary_need_code,
        close_date,
        close_reason_code,
        icpc_date,
        is_referral_nfa

    from arrived

)

select * from renamed
