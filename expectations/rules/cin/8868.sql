-- title: A closed episode has a section 47 enquiry that is not completed in one way
-- message: CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC date or ICPC not required flag
-- severity: error
-- flags: Section47(DateOfInitialCPC, ICPCnotRequired), CINdetails(CINclosureDate)
-- needs: CINdetails, Section47
-- years: 2023-
-- dimension: consistency
-- to do: Give either the date of the conference or the flag that none was required, or take out the closure date.
-- choice: One of the two and not both: an enquiry with a conference date that is marked as needing
--   none fails too.
-- differs: It knows true and false in lower case only; here they count in any case.
-- source: CIN census rule 8868, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with enquiries as (
    select
        row_id,
        LAchildID,
        CINdetailsID,
        DateOfInitialCPC is not null as is_held,
        coalesce(lower(ICPCnotRequired), '') in ('true', '1') as is_not_required
    from Section47
)

select enquiries.row_id as Section47, CINdetails.row_id as CINdetails
from CINdetails
join enquiries using (LAchildID, CINdetailsID)
where
    CINdetails.CINclosureDate is not null
    and enquiries.is_held = enquiries.is_not_required

/* examples
- name: neither, the flag missing or false, and both
  CINdetails: [{CINclosureDate: 2025-06-01}]
  Section47:
    - {ICPCnotRequired: 'false'}
    - {s47_number: 2}
    - {s47_number: 3, ICPCnotRequired: 'true', DateOfInitialCPC: 2025-05-01}
  flags: {Section47: [1, 2, 3], CINdetails: [1]}
- name: one of the two, and an open episode with neither
  CINdetails: [{CINclosureDate: 2025-06-01}, {cin_detail_number: 2}]
  Section47:
    - {ICPCnotRequired: 'True'}
    - {s47_number: 2, ICPCnotRequired: '0', DateOfInitialCPC: 2025-05-01}
    - {s47_number: 3, DateOfInitialCPC: 2025-05-01}
    - {cin_detail_number: 2, ICPCnotRequired: '0'}
  flags: {}
*/
