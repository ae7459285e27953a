-- title: An initial conference before the section 47 enquiry that led to it
-- message: The initial child protection conference was held on a day before the enquiry began
-- severity: error
-- flags: ssd__initial_cp_conferences(icpc_date), ssd__s47_enquiries(s47_start_date)
-- needs: ssd__initial_cp_conferences, ssd__s47_enquiries
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP03, CP04
-- to do: Check both days, and that the conference names the right enquiry.
-- source: a rule of this partnership

select conferences.row_id as ssd__initial_cp_conferences, enquiries.row_id as ssd__s47_enquiries
from ssd__initial_cp_conferences as conferences
join ssd__s47_enquiries as enquiries using (agency_id, s47_enquiry_token)
where conferences.icpc_date < enquiries.s47_start_date

/* examples
- name: the day before
  ssd__initial_cp_conferences: [{child: A, s47_enquiry_token: a, icpc_date: 2026-03-05}]
  ssd__s47_enquiries: [{child: A, s47_enquiry_token: a, s47_start_date: 2026-03-06}]
  flags: {ssd__initial_cp_conferences: [1], ssd__s47_enquiries: [1]}
- name: the same day, not yet held
  ssd__initial_cp_conferences: [{child: A, s47_enquiry_token: a, icpc_date: 2026-03-06}, {child: A, s47_enquiry_token: a}]
  ssd__s47_enquiries: [{child: A, s47_enquiry_token: a, s47_start_date: 2026-03-06}]
  flags: {}
*/
