-- title: A section 47 enquiry of the census's year was left out of the CIN census
-- message: The Standard Safeguarding Dataset holds a section 47 enquiry that began in the
--   census's year, and the census has none of that day for the child
-- severity: error
-- flags: ssd__s47_enquiries(s47_start_date)
-- needs: cin_census__header, cin_census__s47_enquiries, ssd__s47_enquiries
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CP01, CP03, CP04
-- to do: Add the enquiry to the census, or correct its first day in the case system.
-- choice: The year is the 12 months that end on the census's last day.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select ssd.row_id as ssd__s47_enquiries
from ssd__s47_enquiries as ssd
join reference using (agency_id)
left join cin_census__s47_enquiries as census using (agency_id, person_token, s47_start_date)
where
    census.row_id is null
    and ssd.s47_start_date <= reference.day
    and ssd.s47_start_date > birthday(reference.day, -1)

/* examples
- name: the last day of the year
  cin_census__header: [{reference_date: 2026-03-31}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-03-31}]
  cin_census__s47_enquiries: [{child: B, s47_start_date: 2026-03-31}]
  flags: {ssd__s47_enquiries: [1]}
- name: in the census, before its year
  cin_census__header: [{reference_date: 2026-03-31}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-03-31}, {child: B, s47_start_date: 2025-03-31}]
  cin_census__s47_enquiries: [{child: A, s47_start_date: 2026-03-31}]
  flags: {}
*/
