-- title: A section 47 enquiry of the CIN census is not in the Standard Safeguarding Dataset
-- message: The child has no section 47 enquiry that began that day in the Standard Safeguarding
--   Dataset
-- severity: error
-- flags: cin_census__s47_enquiries(s47_start_date)
-- needs: cin_census__header, cin_census__s47_enquiries, ssd__s47_enquiries
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP01, CP03, CP04
-- to do: Look up the day of the strategy discussion that began the enquiry and correct the copy
--   that differs.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__s47_enquiries
from cin_census__s47_enquiries as census
join reference using (agency_id)
left join ssd__s47_enquiries as ssd using (agency_id, person_token, s47_start_date)
where
    ssd.row_id is null
    and census.person_token is not null
    and census.s47_start_date is not null

/* examples
- name: the day after
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__s47_enquiries: [{child: A, s47_start_date: 2025-06-02}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2025-06-03}]
  flags: {cin_census__s47_enquiries: [1]}
- name: the same day
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__s47_enquiries: [{child: A, s47_start_date: 2025-06-02}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2025-06-02}]
  flags: {}
*/
