{# One row per person record of any agency, each in the codes that its source writes. #}

with

council as (

    select * from {{ ref('int_council_persons_placed') }}

),

census as (

    select * from {{ ref('stg_cin_census__children') }}

),

health as (

    select * from {{ ref('stg_ics__persons') }}

),

police as (

    select * from {{ ref('stg_police__persons') }}

)

select
    'ssd' as product,
    1 as source_rank,
    agency_id,
    person_token,
    birth_month,
    sex_code,
    ethnicity_code,
    lsoa_code
from council

union all

select
    'cin_census' as product,
    2 as source_rank,
    agency_id,
    person_token,
    birth_month,
    -- The returns to 2024 have the gender where later ones have the sex.
    coalesce(sex_code, gender_code) as sex_code,
    ethnicity_code,
    cast(null as varchar) as lsoa_code
from census

union all

select
    'ics' as product,
    3 as source_rank,
    agency_id,
    person_token,
    birth_month,
    sex_code,
    ethnic_category_code as ethnicity_code,
    lsoa_code
from health

union all

select
    'police' as product,
    4 as source_rank,
    agency_id,
    person_token,
    birth_month,
    sex_code,
    ethnicity_code,
    lsoa_code
from police
