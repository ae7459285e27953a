{# One row per source of a contact or referral, codes of the children in need census. #}

with

sources as (

    select * from {{ ref('contact_source') }}

),

named as (

    select
        code as contact_source_code,
        label as contact_source_name,
        -- Individuals, anonymous and unknown: nobody there who could be told the outcome.
        code not in ('1A', '1B', '1C', '1D', '9', '10') as is_professional

    from sources

)

select * from named
