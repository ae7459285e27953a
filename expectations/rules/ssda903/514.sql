-- title: A single adopter, but the genders are of a couple
-- message: Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of adopters shows it as a couple.
-- severity: error
-- flags: AD1(LS_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status of the adopters, or their genders to M1 or F1.
-- choice: The genders show how many they are; NB_ADOPTR is not asked. Missing genders do not show a
--   single adopter.
-- source: SSDA903 rule 514, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where
    AD1.LS_ADOPTR = 'L0'
    and coalesce(AD1.SEX_ADOPTR, '') not in ('M1', 'F1')

/* examples
- name: other genders, or none
  AD1: [{LS_ADOPTR: L0, SEX_ADOPTR: MM}, {LS_ADOPTR: L0, SEX_ADOPTR: MF}, {LS_ADOPTR: L0}]
  flags: {AD1: [1, 2, 3]}
- name: as the legal status says, or another legal status
  AD1: [{LS_ADOPTR: L0, SEX_ADOPTR: M1}, {LS_ADOPTR: L0, SEX_ADOPTR: F1}, {LS_ADOPTR: L2, SEX_ADOPTR: MM}, {SEX_ADOPTR: MM}]
  flags: {}
*/
