-- title: An initial conference was held outside the census year
-- message: Date of Initial Child Protection Conference must fall within the census year
-- severity: error
-- flags: Section47(DateOfInitialCPC)
-- needs: Section47
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of the conference, or take the enquiry out if it does not belong to the year.
-- choice: The conference of a section 47 enquiry; the date that stands with the episode is not asked.
-- source: CIN census rule 8715, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
where Section47.DateOfInitialCPC not between collection_start() and collection_end()

/* examples
- name: the day before the year and the day after it
  year: 2026
  Section47: [{DateOfInitialCPC: 2025-03-31}, {s47_number: 2, DateOfInitialCPC: 2026-04-01}]
  flags: {Section47: [1, 2]}
- name: the first and the last day of the year, and none
  year: 2026
  Section47: [{DateOfInitialCPC: 2025-04-01}, {s47_number: 2, DateOfInitialCPC: 2026-03-31}, {s47_number: 3}]
  flags: {}
- name: the date that stands with the episode is not asked
  year: 2026
  CINdetails: [{DateOfInitialCPC: 2025-03-31}]
  flags: {}
*/
