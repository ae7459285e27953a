-- title: A child's sex differs between the CIN census and the case system
-- message: The Standard Safeguarding Dataset holds another sex of the child
-- severity: error
-- flags: cin_census__children(sex_code, gender_code), ssd__persons(sex_code)
-- needs: cin_census__header, cin_census__children, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD16, DQ05
-- to do: Check the child's sex at birth and correct the copy that differs.
-- choice: A return to 2024 has gender 1 and 2 in its place. An unknown sex is not compared.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__children, ssd.row_id as ssd__persons
from cin_census__children as census
join reference using (agency_id)
join ssd__persons as ssd using (agency_id, person_token)
where
    ssd.sex_code in ('M', 'F')
    and coalesce(census.sex_code, case census.gender_code when '1' then 'M' when '2' then 'F' end)
    in ('M', 'F')
    and coalesce(census.sex_code, if(census.gender_code = '1', 'M', 'F')) <> ssd.sex_code

/* examples
- name: a letter, and a number of the years to 2024
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, sex_code: F}, {child: B, gender_code: '1'}]
  ssd__persons: [{child: A, sex_code: M}, {child: B, sex_code: F}]
  flags: {cin_census__children: [1, 2], ssd__persons: [1, 2]}
- name: the same, or unknown in one
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, sex_code: F}, {child: B, gender_code: '9'}, {child: C, sex_code: M}, {child: D, gender_code: '2'}]
  ssd__persons: [{child: A, sex_code: F}, {child: B, sex_code: F}, {child: C, sex_code: U}, {child: D, sex_code: F}]
  flags: {}
*/
