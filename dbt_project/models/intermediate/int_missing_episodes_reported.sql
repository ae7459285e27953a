{# One row per missing episode and agency that reported it. The same absence may stand here
   twice, once from the council and once from the police: nothing says that two are one. #}

with

council_episodes as (

    select * from {{ ref('stg_ssd__missing_episodes') }}

),

police_episodes as (

    select * from {{ ref('stg_police__missing_episodes') }}

),

reported as (

    select
        missing_episode_id,
        agency_id,
        person_token,
        arrival_id,
        source_row,
        'council' as reporter_kind,
        missing_start_date,
        missing_end_date,
        cast(null as timestamp) as missing_from_at,
        cast(null as timestamp) as found_at,
        missing_type_code,
        cast(null as varchar) as risk_level_code,
        cast(null as boolean) as is_missing_from_care,
        is_rhi_offered,
        is_rhi_accepted

    from council_episodes

    union all

    select
        missing_episode_id,
        agency_id,
        person_token,
        arrival_id,
        source_row,
        'police' as reporter_kind,
        cast({{ local_time('missing_from_at') }} as date) as missing_start_date,
        cast({{ local_time('found_at') }} as date) as missing_end_date,
        missing_from_at,
        found_at,
        cast(null as varchar) as missing_type_code,
        risk_level_code,
        is_missing_from_care,
        cast(null as boolean) as is_rhi_offered,
        cast(null as boolean) as is_rhi_accepted

    from police_episodes

)

select * from reported
