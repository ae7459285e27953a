-- title: A mother who is not older than her child
-- message: Mother’s field has been completed but date of birth shows that the mother is younger
--   than her child.
-- severity: error
-- flags: Header(DOB, MC_DOB)
-- needs: Header
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the date of birth of the child or that of her first child.
-- choice: Born on the same day counts as younger, and so does a mother whose date of birth is
--   missing or cannot be read. What the mother field says is not asked.
-- source: SSDA903 rule 621, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where MC_DOB <= DOB or (MC_DOB is not null and DOB is null)

/* examples
- name: on the same day, before, or of unknown age
  Header: [{DOB: 2010-05-01, MC_DOB: 2010-05-01}, {DOB: 2010-05-01, MC_DOB: 2010-04-30}, {MC_DOB: 2026-05-01}]
  flags: {Header: [1, 2, 3]}
- name: later, or no child
  Header: [{DOB: 2010-05-01, MC_DOB: 2010-05-02}, {DOB: 2010-05-01}, {}]
  flags: {}
*/
