-- title: A section 47 enquiry starts while another of the episode is going on
-- message: A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing
-- severity: error
-- flags: later = Section47(S47ActualStartDate), earlier = Section47(S47ActualStartDate,
--   DateOfInitialCPC)
-- needs: Section47
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that one enquiry ends before the next starts, or say that no conference was required.
-- choice: An enquiry goes on to the day of its conference, with it, or to the last day of the year if
--   there is none; one that needs no conference has no known end and does not go on.
-- differs: It takes two enquiries of one episode with the same start and conference for one and lets
--   them pass; here they overlap.
-- source: CIN census rule 8890, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with enquiries as (
    select
        row_id,
        LAchildID,
        CINdetailsID,
        S47ActualStartDate,
        case
            when DateOfInitialCPC is not null then DateOfInitialCPC
            when coalesce(lower(ICPCnotRequired), '') not in ('true', '1') then collection_end()
        end as last_day
    from Section47
)

select later.row_id as later, earlier.row_id as earlier
from enquiries as later
join enquiries as earlier
    on
        later.LAchildID = earlier.LAchildID
        and later.CINdetailsID = earlier.CINdetailsID
        and later.row_id <> earlier.row_id
        and later.S47ActualStartDate >= earlier.S47ActualStartDate
        and later.S47ActualStartDate <= earlier.last_day

/* examples
- name: starts on the day of the other's conference, and while one is open on the last day of the year
  year: 2026
  Section47:
    - {S47ActualStartDate: 2025-05-01, DateOfInitialCPC: 2025-05-20}
    - {s47_number: 2, S47ActualStartDate: 2025-05-20, ICPCnotRequired: '1'}
    - {cin_detail_number: 2, S47ActualStartDate: 2025-05-01, ICPCnotRequired: 'false'}
    - {cin_detail_number: 2, s47_number: 2, S47ActualStartDate: 2026-03-31, ICPCnotRequired: 'false'}
  flags: {later: [2, 4], earlier: [1, 3]}
- name: two open ones of one day, and two with the same dates
  Section47:
    - {S47ActualStartDate: 2025-05-01, ICPCnotRequired: '0'}
    - {s47_number: 2, S47ActualStartDate: 2025-05-01}
    - {cin_detail_number: 2, S47ActualStartDate: 2025-05-01, DateOfInitialCPC: 2025-05-20}
    - {cin_detail_number: 2, s47_number: 2, S47ActualStartDate: 2025-05-01, DateOfInitialCPC: 2025-05-20}
  flags: {later: [1, 2, 3, 4], earlier: [1, 2, 3, 4]}
- name: starts the day after the conference, after one that needed none, in another episode, of another child
  Section47:
    - {S47ActualStartDate: 2025-05-01, DateOfInitialCPC: 2025-05-20}
    - {s47_number: 2, S47ActualStartDate: 2025-05-21, ICPCnotRequired: 'True'}
    - {s47_number: 3, S47ActualStartDate: 2025-05-22, ICPCnotRequired: '1'}
    - {s47_number: 4}
    - {cin_detail_number: 2, S47ActualStartDate: 2025-05-10}
    - {child_number: 2, LAchildID: B, S47ActualStartDate: 2025-05-10}
  flags: {}
- name: starts after the year while one is open
  year: 2026
  Section47: [{S47ActualStartDate: 2025-05-01}, {s47_number: 2, S47ActualStartDate: 2026-04-01}]
  flags: {}
*/
