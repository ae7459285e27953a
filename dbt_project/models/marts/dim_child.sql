{# One row per person whom any agency knows. A child who appears only in events has no
   attributes. #}

with

persons as (

    select * from {{ ref('int_persons_known') }}

),

attributes as (

    select * from {{ ref('int_child_attributes_chosen') }}

),

joined as (

    select
        persons.person_id,
        cast(birth.chosen_value as date) as birth_month,
        birth.chosen_source as birth_month_source,
        sex.chosen_value as sex_code,
        sex.chosen_source as sex_code_source,
        ethnicity.chosen_value as ethnicity_code,
        ethnicity.chosen_source as ethnicity_code_source,
        area.chosen_value as lsoa_code,
        area.chosen_source as lsoa_code_source,
        persons.council_agency_ids,
        cast(persons.council_count as integer) as council_count,
        persons.is_known_to_ics,
        persons.is_known_to_police,
        coalesce(birth.has_conflict, false) as has_birth_month_conflict,
        coalesce(sex.has_conflict, false) as has_sex_code_conflict,
        coalesce(ethnicity.has_conflict, false) as has_ethnicity_code_conflict,
        coalesce(area.has_conflict, false) as has_lsoa_code_conflict

    from persons

    left join attributes as birth
        on
            persons.person_id = birth.person_id
            and birth.attribute_name = 'birth_month'

    left join attributes as sex
        on
            persons.person_id = sex.person_id
            and sex.attribute_name = 'sex_code'

    left join attributes as ethnicity
        on
            persons.person_id = ethnicity.person_id
            and ethnicity.attribute_name = 'ethnicity_code'

    left join attributes as area
        on
            persons.person_id = area.person_id
            and area.attribute_name = 'lsoa_code'

)

select * from joined
