{# One row per referral in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__referrals') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        child_token,
        gender_code,
        ethnic_group_code,
        birth_month,
        age_years,
        referral_date,
        referral_source_code,
        is_no_further_action,
        referrals_in_12_months_count

    from arrived

)

select * from renamed
