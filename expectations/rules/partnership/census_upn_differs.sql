-- title: A child's unique pupil number differs between the CIN census and the special needs record
-- message: The special educational needs record of the Standard Safeguarding Dataset holds
--   another unique pupil number of the child
-- severity: error
-- flags: cin_census__children(upn), ssd__send_records(upn)
-- needs: cin_census__header, cin_census__children, ssd__send_records
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: DQ05, ED04
-- to do: Ask the child's school for the number and correct the copy that differs.
-- choice: A record without a valid number is not compared.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__children, ssd.row_id as ssd__send_records
from cin_census__children as census
join reference using (agency_id)
join ssd__send_records as ssd using (agency_id, person_token)
where census.upn_token <> ssd.upn_token

/* examples
- name: two numbers
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, upn_token: one}]
  ssd__send_records: [{child: A, upn_token: two}]
  flags: {cin_census__children: [1], ssd__send_records: [1]}
- name: the same, or unknown in one
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, upn_token: one}, {child: B}]
  ssd__send_records: [{child: A, upn_token: one}, {child: B, upn_token: two}]
  flags: {}
*/
