-- title: A section 47 enquiry has no start, or one after its conference
-- message: Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child Protection Conference
-- severity: error
-- flags: Section47(S47ActualStartDate, DateOfInitialCPC)
-- needs: Section47
-- years: 2023-
-- dimension: consistency
-- to do: Give the day on which the enquiry started, or correct the date of the conference.
-- choice: A start is asked for only where a conference has a date.
-- source: CIN census rule 8615, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
where
    Section47.DateOfInitialCPC is not null
    and (
        Section47.S47ActualStartDate is null
        or Section47.S47ActualStartDate > Section47.DateOfInitialCPC
    )

/* examples
- name: starts the day after the conference, has no start, has a start that is no day
  Section47:
    - {S47ActualStartDate: 2025-05-02, DateOfInitialCPC: 2025-05-01}
    - {s47_number: 2, DateOfInitialCPC: 2025-05-01}
    - {s47_number: 3, S47ActualStartDate: '31/31/2025', DateOfInitialCPC: 2025-05-01}
  flags: {Section47: [1, 2, 3]}
- name: starts on the day of the conference, or there is no conference
  Section47: [{S47ActualStartDate: 2025-05-01, DateOfInitialCPC: 2025-05-01}, {s47_number: 2}]
  flags: {}
*/
