-- title: One conference is recorded with the enquiry and with the episode
-- message: An initial child protection conference is recorded at both the S47 and CIN Details
--   level and it should only be recorded in one
-- severity: error
-- flags: Section47(DateOfInitialCPC), CINdetails(DateOfInitialCPC)
-- needs: Section47, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Keep the date with the section 47 enquiry and take it off the episode, or the other way.
-- choice: Two records of a child with the same date are one conference, also if they stand in two
--   episodes; with different dates they are two. Records without LA Child ID are not compared.
-- source: CIN census rule 2884, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47, CINdetails.row_id as CINdetails
from Section47
join CINdetails using (LAchildID, DateOfInitialCPC)

/* examples
- name: the same day at both levels
  CINdetails: [{DateOfInitialCPC: 2025-05-01}]
  Section47: [{DateOfInitialCPC: 2025-05-01}, {DateOfInitialCPC: 2025-05-02, s47_number: 2}]
  flags: {Section47: [1], CINdetails: [1]}
- name: the same day in two episodes of the child
  CINdetails: [{}, {DateOfInitialCPC: 2025-05-01, cin_detail_number: 2}]
  Section47: [{DateOfInitialCPC: 2025-05-01}]
  flags: {Section47: [1], CINdetails: [2]}
- name: different days, no day, or another child
  CINdetails: [{DateOfInitialCPC: 2025-05-01}, {cin_detail_number: 2}]
  Section47:
    - {DateOfInitialCPC: 2025-05-02}
    - {s47_number: 2}
    - {DateOfInitialCPC: 2025-05-01, LAchildID: B, child_number: 2}
  flags: {}
*/
