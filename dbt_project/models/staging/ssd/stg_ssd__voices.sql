{# One row per child per set of answers. Rendered from the contract ssd_voice_of_child 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__voices') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        voice_token as voice_id,
        person_token,
        is_worry_explained,
        is_story_helpful,
        is_worker_agreed_with,
        is_plan_clear,
        is_tablet_helpful

    from arrived

)

select * from renamed
