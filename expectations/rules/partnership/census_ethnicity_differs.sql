-- title: A child's ethnicity differs between the CIN census and the case system
-- message: The Standard Safeguarding Dataset holds another ethnic origin of the child
-- severity: query
-- flags: cin_census__children(ethnicity_code), ssd__persons(ethnicity_code)
-- needs: cin_census__header, cin_census__children, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, FD16
-- to do: Ask the family how they describe the child's ethnicity and correct the copy that differs.
-- choice: Refused (REFU) and not yet obtained (NOBT) are no ethnic origin and are not compared.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__children, ssd.row_id as ssd__persons
from cin_census__children as census
join reference using (agency_id)
join ssd__persons as ssd using (agency_id, person_token)
where
    census.ethnicity_code <> ssd.ethnicity_code
    and census.ethnicity_code not in ('REFU', 'NOBT')
    and ssd.ethnicity_code not in ('REFU', 'NOBT')

/* examples
- name: two ethnic origins
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, ethnicity_code: WBRI}]
  ssd__persons: [{child: A, ethnicity_code: MWBC}]
  flags: {cin_census__children: [1], ssd__persons: [1]}
- name: the same, not yet obtained, none
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, ethnicity_code: WBRI}, {child: B, ethnicity_code: NOBT}, {child: C}]
  ssd__persons: [{child: A, ethnicity_code: WBRI}, {child: B, ethnicity_code: MWBC}, {child: C, ethnicity_code: WBRI}]
  flags: {}
*/
