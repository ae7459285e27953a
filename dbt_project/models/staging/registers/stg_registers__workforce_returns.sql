{# One row per agency, role and day on which its workforce was counted. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__workforce_returns') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        workforce_agency_code,
        workforce_role_code,
        workforce_date,
        posts_fte,
        vacancies_fte,
        agency_staff_fte,
        starters_fte,
        leavers_fte,
        case_holders_fte,
        open_case_count

    from arrived

)

select * from renamed
