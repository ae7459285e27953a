-- title: A child of the CIN census is not in the Standard Safeguarding Dataset
-- message: The CIN census has a child whom the Standard Safeguarding Dataset does not list as a
--   person
-- severity: error
-- flags: cin_census__children(person_id)
-- needs: cin_census__header, cin_census__children, ssd__persons
-- years: -
-- dimension: completeness
-- owner: council
-- affects: AS05, FD15
-- to do: Check the child's number in the census; if it is right, find out why the daily extract
--   leaves the child out.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select children.row_id as cin_census__children
from cin_census__children as children
join reference using (agency_id)
left join ssd__persons as persons using (agency_id, person_token)
where persons.row_id is null and children.person_token is not null

/* examples
- name: no such person at this council
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A}, {child: B}]
  ssd__persons: [{child: A}, {child: B, agency_id: doncaster}]
  flags: {cin_census__children: [2]}
- name: known, or without a number
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A}, {sex_code: F}]
  ssd__persons: [{child: A}]
  flags: {}
*/
