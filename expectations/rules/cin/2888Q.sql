-- title: No child has more than one disability recorded
-- message: Please check and either amend or provide a reason: Only one disability code is recorded
--   per child and multiple disabilities should be recorded where possible.
-- severity: query
-- flags: none
-- needs: Disabilities
-- years: 2023-
-- dimension: completeness
-- to do: Check that your system passes on all disabilities of a child, not only the first.
-- choice: Records of a disability are counted, NONE left out, also if a child has one code twice
--   (rule 8794 finds that). A return without a disability passes.
-- source: CIN census rule 2888Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with children as (
    select LAchildID, count(*) as disabilities
    from Disabilities
    where LAchildID is not null and Disability <> 'NONE'
    group by LAchildID
)

select 'one each' as finding
from children
having max(disabilities) <= 1

/* examples
- name: one each, and NONE beside one
  Disabilities:
    - {Disability: MOB}
    - {Disability: NONE, disability_number: 2}
    - {Disability: LD, LAchildID: B, child_number: 2}
    - {Disability: null, LAchildID: B, child_number: 2, disability_number: 2}
  flags: true
- name: one child with two
  Disabilities:
    - {Disability: MOB}
    - {Disability: LD, disability_number: 2}
    - {Disability: LD, LAchildID: B, child_number: 2}
  flags: false
- name: NONE only
  Disabilities: [{Disability: NONE}]
  flags: false
*/
