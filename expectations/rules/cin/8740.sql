-- title: A section 47 enquiry without its conference began outside the census year
-- message: For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the census year, the start date must fall within the census year
-- severity: error
-- flags: Section47(S47ActualStartDate, DateOfInitialCPC, ICPCnotRequired)
-- needs: Section47
-- years: 2023-
-- dimension: validity
-- to do: Give the date of the conference, say that none was required, or correct the start of the enquiry.
-- choice: Only enquiries are asked that say that a conference is required. One without a start passes.
-- differs: It knows 0 only, so that a return that says false never fails there; here false is the same
--   as 0.
-- source: CIN census rule 8740, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
where
    Section47.DateOfInitialCPC is null
    and lower(Section47.ICPCnotRequired) in ('false', '0')
    and Section47.S47ActualStartDate not between collection_start() and collection_end()

/* examples
- name: began the day before the year and the day after it
  year: 2026
  Section47:
    - {S47ActualStartDate: 2025-03-31, ICPCnotRequired: '0'}
    - {s47_number: 2, S47ActualStartDate: 2026-04-01, ICPCnotRequired: 'false'}
  flags: {Section47: [1, 2]}
- name: first and last day of the year, not required, not said whether it is, held, without a start
  year: 2026
  Section47:
    - {S47ActualStartDate: 2025-04-01, ICPCnotRequired: 'false'}
    - {s47_number: 2, S47ActualStartDate: 2026-03-31, ICPCnotRequired: '0'}
    - {s47_number: 3, S47ActualStartDate: 2025-03-31, ICPCnotRequired: '1'}
    - {s47_number: 4, S47ActualStartDate: 2025-03-31}
    - {s47_number: 5, S47ActualStartDate: 2025-03-31, ICPCnotRequired: '0', DateOfInitialCPC: 2025-04-10}
    - {s47_number: 6, ICPCnotRequired: '0'}
  flags: {}
*/
