-- title: A disability of the Standard Safeguarding Dataset was left out of the CIN census
-- message: The Standard Safeguarding Dataset says a disability of a child in the census that the
--   census does not
-- severity: query
-- flags: ssd__disabilities(disability_code)
-- needs: cin_census__header, cin_census__children, cin_census__disabilities, ssd__disabilities
-- years: -
-- dimension: completeness
-- owner: council
-- affects: AS05
-- to do: Check the child's record; add the disability to the census if it was known on its last
--   day.
-- choice: The daily extract does not say since when a disability is known, so this is a query.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
),

in_census as (
    select distinct agency_id, person_token
    from cin_census__children
    join reference using (agency_id)
    where person_token is not null
)

select ssd.row_id as ssd__disabilities
from ssd__disabilities as ssd
join in_census using (agency_id, person_token)
left join cin_census__disabilities as census using (agency_id, person_token, disability_code)
where census.row_id is null and ssd.disability_code <> 'NONE'

/* examples
- name: none in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A}]
  cin_census__disabilities: [{child: A, disability_code: NONE}]
  ssd__disabilities: [{child: A, disability_code: HEAR}]
  flags: {ssd__disabilities: [1]}
- name: the same, or a child outside the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A}]
  cin_census__disabilities: [{child: A, disability_code: HEAR}]
  ssd__disabilities: [{child: A, disability_code: HEAR}, {child: B, disability_code: VIS}]
  flags: {}
*/
