-- title: A child has both no disability and a disability
-- message: Disability information includes both None and other values
-- severity: error
-- flags: Disabilities(Disability)
-- needs: Disabilities
-- years: 2023-
-- dimension: consistency
-- to do: Take out NONE, or the disabilities that the child does not have.
-- choice: The other values are flagged, not NONE itself; a record without a code counts as another
--   value.
-- source: CIN census rule 8790, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with with_none as (
    select distinct LAchildID
    from Disabilities
    where upper(Disability) = 'NONE'
)

select Disabilities.row_id as Disabilities
from Disabilities
join with_none using (LAchildID)
where upper(Disabilities.Disability) is distinct from 'NONE'

/* examples
- name: NONE and two others, one of them empty
  Disabilities: [{Disability: None}, {disability_number: 2, Disability: MOB}, {disability_number: 3, LAchildID: A}]
  flags: {Disabilities: [2, 3]}
- name: NONE twice, and the disability of another child
  Disabilities:
    - {Disability: NONE}
    - {disability_number: 2, Disability: none}
    - {child_number: 2, LAchildID: B, Disability: MOB}
    - {child_number: 2, disability_number: 2, LAchildID: B, Disability: VIS}
  flags: {}
*/
