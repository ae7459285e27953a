{# One row per child per episode per section 47 enquiry. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__s47_enquiries') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        s47_number,
        s47_start_date,
        icpc_target_date,
        icpc_date,
        is_icpc_not_required

    from arrived

)

select * from renamed
