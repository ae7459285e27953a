-- title: A disability of the CIN census is not in the Standard Safeguarding Dataset
-- message: The CIN census says a disability of the child that the Standard Safeguarding Dataset
--   does not
-- severity: query
-- flags: cin_census__disabilities(disability_code)
-- needs: cin_census__header, cin_census__disabilities, ssd__disabilities
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05
-- to do: Check the child's record and correct the copy that differs.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__disabilities
from cin_census__disabilities as census
join reference using (agency_id)
left join ssd__disabilities as ssd using (agency_id, person_token, disability_code)
where
    ssd.row_id is null
    and census.person_token is not null
    and census.disability_code <> 'NONE'

/* examples
- name: autism in the census alone
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__disabilities: [{child: A, disability_code: LD}, {child: A, disability_code: AUT}]
  ssd__disabilities: [{child: A, disability_code: LD}]
  flags: {cin_census__disabilities: [2]}
- name: the same, or none
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__disabilities: [{child: A, disability_code: LD}, {child: B, disability_code: NONE}]
  ssd__disabilities: [{child: A, disability_code: LD}]
  flags: {}
*/
