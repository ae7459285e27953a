{# One row per child per strategy discussion per agency. Rendered from the contract mash_strategy_attendance 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__strategy_attendances') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        strategy_discussion_token as strategy_discussion_id,
        agency_code,
        is_invited,
        has_attended,
        has_sent_report

    from arrived

)

select * from renamed
