-- title: An episode has more than one open section 47 enquiry
-- message: Within one CINDetails group there are 2 or more open S47 Assessments
-- severity: error
-- flags: Section47(DateOfInitialCPC)
-- needs: Section47
-- years: 2023-
-- dimension: consistency
-- to do: Give the date of the conference, or say that none was required, for every enquiry but the one that is open.
-- choice: Assessments are section 47 enquiries here. One is open that has no conference date and is
--   not marked as needing none.
-- differs: Where an episode fails, it flags every enquiry without a conference date; here only those
--   that are open, not those that need no conference. It knows true and false in lower case
--   only; here they count in any case.
-- source: CIN census rule 8839, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with open_enquiries as (
    select row_id, LAchildID, CINdetailsID
    from Section47
    where
        LAchildID is not null
        and DateOfInitialCPC is null
        and coalesce(lower(ICPCnotRequired), '') not in ('true', '1')
)

select row_id as Section47
from open_enquiries
qualify count(*) over (partition by LAchildID, CINdetailsID) > 1

/* examples
- name: two open, one of them without the flag, beside one not required and one held
  Section47:
    - {ICPCnotRequired: 'false'}
    - {s47_number: 2}
    - {s47_number: 3, ICPCnotRequired: 'true'}
    - {s47_number: 4, ICPCnotRequired: 'false', DateOfInitialCPC: 2025-06-01}
  flags: {Section47: [1, 2]}
- name: one open in each episode
  Section47:
    - {ICPCnotRequired: '0'}
    - {s47_number: 2, ICPCnotRequired: '1'}
    - {s47_number: 3, ICPCnotRequired: '0', DateOfInitialCPC: 2025-06-01}
    - {cin_detail_number: 2, ICPCnotRequired: '0'}
  flags: {}
*/
