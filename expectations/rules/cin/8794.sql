-- title: A child has the same disability twice
-- message: Child has two or more disabilities with the same code
-- severity: error
-- flags: Disabilities(Disability)
-- needs: Disabilities
-- years: 2023-
-- dimension: uniqueness
-- to do: Give each disability of the child once.
-- choice: Codes are compared as they were sent, capitals and small letters apart; records without a
--   code are not alike.
-- source: CIN census rule 8794, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Disabilities.row_id as Disabilities
from Disabilities
where Disabilities.LAchildID is not null and Disabilities.Disability is not null
qualify count(*) over (partition by Disabilities.LAchildID, Disabilities.Disability) > 1

/* examples
- name: the same code twice, another once
  Disabilities: [{Disability: MOB}, {disability_number: 2, Disability: VIS}, {disability_number: 3, Disability: MOB}]
  flags: {Disabilities: [1, 3]}
- name: the same code of two children, codes in other letters, and two without a code
  Disabilities:
    - {Disability: MOB}
    - {disability_number: 2, Disability: mob}
    - {child_number: 2, LAchildID: B, Disability: MOB}
    - {child_number: 2, disability_number: 2, LAchildID: B}
    - {child_number: 2, disability_number: 3, LAchildID: B}
  flags: {}
*/
