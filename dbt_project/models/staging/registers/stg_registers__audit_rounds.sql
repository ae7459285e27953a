{# One row per round of audits. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_rounds') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_round_token as audit_round_id,
        audit_programme_token as audit_programme_id,
        theme_code,
        sampling_method_code,
        sampling_seed,
        frame_sha256,
        frame_count,
        planned_case_count,
        frame_drawn_date,
        round_completed_date,
        repeats_audit_round_token as repeats_audit_round_id

    from arrived

)

select * from renamed
