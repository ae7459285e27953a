{# One row per child per episode of early help. Rendered from the contract ssd_early_help_episodes 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__early_help_episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        early_help_episode_token as early_help_episode_id,
        person_token,
        episode_start_date,
        episode_end_date,
        worker_token as worker_id

    from arrived

)

select * from renamed
