{# One row per issue that the independent scrutineer raised. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__scrutineer_issues') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        scrutineer_issue_token as scrutineer_issue_id,
        issue_reference,
        theme_code,
        issue_raised_date,
        issue_due_date,
        addressed_agency_code,
        scrutineer_judgement_code,
        scrutineer_judged_date

    from arrived

)

select * from renamed
