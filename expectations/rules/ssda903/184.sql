-- title: Adoption decided before the child was born
-- message: Date of decision that a child should be placed for adoption is before the child was
--   born.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED, DOB)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or the date of birth.
-- choice: The date of birth is that of the same row, else of the header. If none can be read,
--   nothing is said to be before it.
-- differs: It also flags a decision for a child without a date of birth, and is silent where no
--   header came.
-- source: SSDA903 rule 184, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
left join Header using (CHILD)
where PlacedAdoption.DATE_PLACED < coalesce(PlacedAdoption.DOB, Header.DOB)

/* examples
- name: the day before, by either table
  PlacedAdoption: [{DOB: 2026-05-02, DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED: 2026-05-01}]
  Header: [{CHILD: B, DOB: 2026-05-02}]
  flags: {PlacedAdoption: [1, 2]}
- name: on the day of birth, or one of the days is missing
  PlacedAdoption: [{DOB: 2026-05-01, DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED: 2026-05-01}, {CHILD: C, DOB: 2026-05-01}]
  flags: {}
*/
