-- title: Adopted after the decision to place was reversed
-- message: A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the year.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED_CEASED), AD1(DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR,
--   SEX_ADOPTR, LS_ADOPTR)
-- needs: PlacedAdoption, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Take the child out of the adoptions, or take out the date of the reversal.
-- choice: A reversal counts also where a new decision followed it; the dates are not compared.
-- source: SSDA903 rule 525, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption, AD1.row_id as AD1
from PlacedAdoption
join AD1 using (CHILD)
where
    PlacedAdoption.DATE_PLACED_CEASED_as_sent is not null
    and coalesce(
        AD1.DATE_INT_as_sent, AD1.DATE_MATCH_as_sent, AD1.FOSTER_CARE,
        AD1.NB_ADOPTR_as_sent, AD1.SEX_ADOPTR, AD1.LS_ADOPTR
    ) is not null

/* examples
- name: reversed, and any one field of the adoption is there
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01}, {CHILD: B, DATE_PLACED_CEASED: '31/31/2026'}, {CHILD: C, DATE_PLACED_CEASED: 2026-05-01}]
  AD1: [{DATE_INT: 2026-05-01}, {CHILD: B, FOSTER_CARE: '0'}, {CHILD: C, NB_ADOPTR: 1}]
  flags: {PlacedAdoption: [1, 2, 3], AD1: [1, 2, 3]}
- name: decided anew after the reversal
  PlacedAdoption: [{DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-06-01}, {DATE_PLACED: 2026-05-01}]
  AD1: [{LS_ADOPTR: L0}]
  flags: {PlacedAdoption: [1], AD1: [1]}
- name: not reversed, nothing of the adoption is there, or another child
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED_CEASED: 2026-05-01}, {CHILD: C, DATE_PLACED_CEASED: 2026-05-01}]
  AD1: [{DATE_INT: 2026-05-01}, {CHILD: B}]
  flags: {}
*/
