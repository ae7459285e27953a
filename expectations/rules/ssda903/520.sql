-- title: A marriage of different genders, but the genders are the same
-- message: Data entry on the legal status of adopters shows different gender married couple but data entry on genders of adopters shows it as a same gender couple.
-- severity: error
-- flags: AD1(LS_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status of the adopters, or their genders to MF.
-- choice: Whatever is not MF is flagged: also the code of a single adopter, and missing genders.
-- source: SSDA903 rule 520, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where
    AD1.LS_ADOPTR = 'L11'
    and AD1.SEX_ADOPTR is distinct from 'MF'

/* examples
- name: other genders, or none
  AD1: [{LS_ADOPTR: L11, SEX_ADOPTR: MM}, {LS_ADOPTR: L11, SEX_ADOPTR: FF}, {LS_ADOPTR: L11, SEX_ADOPTR: M1}, {LS_ADOPTR: L11}]
  flags: {AD1: [1, 2, 3, 4]}
- name: as the legal status says, or another legal status
  AD1: [{LS_ADOPTR: L11, SEX_ADOPTR: MF}, {LS_ADOPTR: L0, SEX_ADOPTR: MM}, {SEX_ADOPTR: MM}]
  flags: {}
*/
