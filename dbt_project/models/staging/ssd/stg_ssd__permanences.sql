{# One row per child per plan for permanence. Rendered from the contract ssd_permanence 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__permanences') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        permanence_token as permanence_id,
        person_token,
        cla_token as cla_id,
        adoption_decision_date,
        fostering_for_adoption_decision_date,
        placement_order_date,
        placed_for_adoption_date,
        matched_date,
        is_adopted_by_carer,
        fostering_for_adoption_placed_date,
        decision_reversed_date,
        placed_foster_carer_date,
        is_in_sibling_group,
        siblings_placed_together_count,
        siblings_placed_apart_count,
        placement_provider_urn_token as placement_provider_urn,
        decision_reversed_reason_code,
        permanence_order_date,
        adoption_worker_token as adoption_worker_id,
        adopter_count

    from arrived

)

select * from renamed
