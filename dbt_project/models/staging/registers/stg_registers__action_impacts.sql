{# One row per judgement of an action's impact. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__action_impacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        action_impact_token as action_impact_id,
        action_token as action_id,
        impact_measure_code,
        audit_round_token as audit_round_id,
        window_before_start_date,
        window_before_end_date,
        window_after_start_date,
        window_after_end_date,
        impact_method_code,
        effect_value,
        effect_low_value,
        effect_high_value,
        smallest_effect_value,
        impact_verdict_code,
        impact_judged_date

    from arrived

)

select * from renamed
