-- title: Fewer than eight kinds of disability are used
-- message: Please check and either amend or provide a reason: Less than 8 disability codes have
--   been used in your return
-- severity: query
-- flags: none
-- needs: Disabilities
-- years: 2023-
-- dimension: completeness
-- to do: Check that your system passes on every disability code that is recorded.
-- choice: NONE is not counted as a code. A return without any code has fewer than eight.
-- differs: The validator counts the rows with NONE instead of the different other codes, so it
--   flags returns with few rows of NONE and passes those with many. We count codes, as the words
--   say.
-- source: CIN census rule 2887Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select 'fewer than eight' as finding
from Disabilities
having count(distinct Disability) filter (Disability <> 'NONE') < 8

/* examples
- name: seven codes, one of them twice, and NONE
  Disabilities: [{Disability: MOB}, {Disability: HAND}, {Disability: PC}, {Disability: INC},
    {Disability: COMM}, {Disability: LD}, {Disability: HEAR}, {Disability: MOB}, {Disability: NONE}]
  flags: true
- name: no disability at all
  Disabilities: []
  flags: true
- name: eight codes
  Disabilities: [{Disability: MOB}, {Disability: HAND}, {Disability: PC}, {Disability: INC},
    {Disability: COMM}, {Disability: LD}, {Disability: HEAR}, {Disability: VIS}]
  flags: false
- name: the table did not come
  without: [Disabilities]
  state: not run
  flags: false
*/
