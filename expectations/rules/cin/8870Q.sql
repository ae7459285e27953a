-- title: The target day of an initial conference is at a weekend
-- message: Please check and either amend or provide a reason: The Target Date for Initial Child Protection Conference should not be a weekend
-- severity: query
-- flags: Section47(InitialCPCtarget)
-- needs: Section47
-- years: 2023-
-- dimension: validity
-- to do: Correct the target date to a working day, or say why it is at a weekend.
-- choice: Bank holidays within the week are not asked.
-- source: CIN census rule 8870Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
where isodow(Section47.InitialCPCtarget) in (6, 7)

/* examples
- name: a Saturday and a Sunday
  Section47: [{InitialCPCtarget: 2025-05-03}, {s47_number: 2, InitialCPCtarget: 2025-05-04}]
  flags: {Section47: [1, 2]}
- name: the Friday before, the Monday after (a bank holiday), and none
  Section47: [{InitialCPCtarget: 2025-05-02}, {s47_number: 2, InitialCPCtarget: 2025-05-05}, {s47_number: 3}]
  flags: {}
*/
