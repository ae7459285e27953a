-- title: An initial conference was held on another day in the CIN census than in the case system
-- message: The conference after the same section 47 enquiry has another day in the Standard
--   Safeguarding Dataset, or one in one of them only
-- severity: error
-- flags: cin_census__s47_enquiries(icpc_date), ssd__s47_enquiries(s47_enquiry_id)
-- needs: cin_census__header, cin_census__s47_enquiries, ssd__s47_enquiries,
--   ssd__initial_cp_conferences
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP04, CP05, CP06
-- to do: Look up the day on which the conference was held and correct the copy that differs.
-- choice: An enquiry is the same if child and first day are. A conference after the census's last
--   day counts as not yet held. The first of several conferences is compared.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

conferences as (
    select agency_id, s47_enquiry_token, min(icpc_date) as icpc_date
    from ssd__initial_cp_conferences
    group by all
)

select census.row_id as cin_census__s47_enquiries, ssd.row_id as ssd__s47_enquiries
from cin_census__s47_enquiries as census
join reference using (agency_id)
join ssd__s47_enquiries as ssd using (agency_id, person_token, s47_start_date)
left join conferences on
    conferences.agency_id = ssd.agency_id
    and conferences.s47_enquiry_token = ssd.s47_enquiry_token
where
    if(census.icpc_date <= reference.day, census.icpc_date, null)
    is distinct from if(conferences.icpc_date <= reference.day, conferences.icpc_date, null)

/* examples
- name: a day apart, and none in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__s47_enquiries: [{child: A, s47_start_date: 2025-06-02, icpc_date: 2025-06-20}, {child: B, s47_start_date: 2025-06-02}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2025-06-02, s47_enquiry_token: a}, {child: B, s47_start_date: 2025-06-02, s47_enquiry_token: b}]
  ssd__initial_cp_conferences:
  - {child: A, s47_enquiry_token: a, icpc_date: 2025-06-21}
  - {child: B, s47_enquiry_token: b, icpc_date: 2025-06-20}
  flags: {cin_census__s47_enquiries: [1, 2], ssd__s47_enquiries: [1, 2]}
- name: the same day, none in both, held after the census
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__s47_enquiries:
  - {child: A, s47_start_date: 2025-06-02, icpc_date: 2025-06-20}
  - {child: B, s47_start_date: 2025-06-02}
  - {child: C, s47_start_date: 2026-03-25}
  ssd__s47_enquiries:
  - {child: A, s47_start_date: 2025-06-02, s47_enquiry_token: a}
  - {child: B, s47_start_date: 2025-06-02, s47_enquiry_token: b}
  - {child: C, s47_start_date: 2026-03-25, s47_enquiry_token: c}
  ssd__initial_cp_conferences:
  - {child: A, s47_enquiry_token: a, icpc_date: 2025-06-20}
  - {child: C, s47_enquiry_token: c, icpc_date: 2026-04-10}
  flags: {}
*/
