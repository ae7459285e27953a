-- title: An unborn child's expected month of birth differs between the CIN census and the case
--   system
-- message: The Standard Safeguarding Dataset holds another expected month of birth of the child
-- severity: query
-- flags: cin_census__children(expected_birth_date), ssd__persons(expected_birth_date)
-- needs: cin_census__header, cin_census__children, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: CP19
-- to do: Ask midwifery for the expected date and correct the copy that differs.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__children, ssd.row_id as ssd__persons
from cin_census__children as census
join reference using (agency_id)
join ssd__persons as ssd using (agency_id, person_token)
where census.expected_birth_month <> ssd.expected_birth_month

/* examples
- name: a month apart
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, expected_birth_month: 2026-06-01}]
  ssd__persons: [{child: A, expected_birth_month: 2026-07-01}]
  flags: {cin_census__children: [1], ssd__persons: [1]}
- name: the same, or only in one
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, expected_birth_month: 2026-06-01}, {child: B, expected_birth_month: 2026-06-01}]
  ssd__persons: [{child: A, expected_birth_month: 2026-06-01}, {child: B, birth_month: 2026-03-01}]
  flags: {}
*/
