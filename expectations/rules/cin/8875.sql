-- title: An initial conference was held at a weekend
-- message: The Date of Initial Child Protection Conference cannot be a weekend
-- severity: error
-- flags: Section47(DateOfInitialCPC)
-- needs: Section47
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of the conference.
-- choice: The conference of a section 47 enquiry; the date that stands with the episode is not asked,
--   nor are bank holidays.
-- source: CIN census rule 8875, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
where isodow(Section47.DateOfInitialCPC) in (6, 7)

/* examples
- name: a Saturday and a Sunday
  Section47: [{DateOfInitialCPC: 2025-05-03}, {s47_number: 2, DateOfInitialCPC: 2025-05-04}]
  flags: {Section47: [1, 2]}
- name: the Friday before, the Monday after (a bank holiday), and none; the date of the episode
  CINdetails: [{DateOfInitialCPC: 2025-05-03}]
  Section47: [{DateOfInitialCPC: 2025-05-02}, {s47_number: 2, DateOfInitialCPC: 2025-05-05}, {s47_number: 3}]
  flags: {}
*/
