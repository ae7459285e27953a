{# One row per person record and attribute that it states, in the codes of the children in need
   census, with the rank of its source: the council's case system, the census, the integrated
   care system, the police. #}

with

records as (

    select * from {{ ref('int_person_records_stated') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

codes as (

    select * from {{ ref('person_code_mapping') }}

),

written as (
    {% for attribute_name in ['birth_month', 'sex_code', 'ethnicity_code', 'lsoa_code'] %}
        {{ 'union all' if not loop.first }}

        select
            agency_id,
            person_token,
            product,
            source_rank,
            '{{ attribute_name }}' as attribute_name,
            cast({{ attribute_name }} as varchar) as written_value

        from records

        where {{ attribute_name }} is not null
    {% endfor %}
),

stated as (

    select
        links.person_id,
        written.agency_id,
        written.person_token,
        written.product,
        written.source_rank,
        written.attribute_name,
        coalesce(codes.stated_code, written.written_value) as stated_value,
        -- Some sources lack the codes for travellers, so two codes may say the same.
        coalesce(codes.compared_code, written.written_value) as compared_value,
        coalesce(codes.is_known, true) as is_known

    from written

    inner join links
        on
            written.agency_id = links.agency_id
            and written.person_token = links.person_token

    left join codes
        on
            written.attribute_name = codes.attribute_name
            and written.product = codes.product
            and written.written_value = codes.written_code

)

select * from stated
