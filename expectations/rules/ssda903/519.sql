-- title: A civil partnership, but the genders are not of a couple
-- message: Data entered on the legal status of adopters shows civil partnership couple, but data entry on genders of adopters does not show it as a couple.
-- severity: error
-- flags: AD1(LS_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status of the adopters, or their genders to MM, FF or MF.
-- choice: Missing genders do not show a couple and are flagged.
-- source: SSDA903 rule 519, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where
    AD1.LS_ADOPTR = 'L2'
    and coalesce(AD1.SEX_ADOPTR, '') not in ('MM', 'FF', 'MF')

/* examples
- name: other genders, or none
  AD1: [{LS_ADOPTR: L2, SEX_ADOPTR: M1}, {LS_ADOPTR: L2, SEX_ADOPTR: F1}, {LS_ADOPTR: L2}]
  flags: {AD1: [1, 2, 3]}
- name: as the legal status says, or another legal status
  AD1: [{LS_ADOPTR: L2, SEX_ADOPTR: MM}, {LS_ADOPTR: L2, SEX_ADOPTR: FF}, {LS_ADOPTR: L2, SEX_ADOPTR: MF}, {LS_ADOPTR: L0, SEX_ADOPTR: M1}, {SEX_ADOPTR: M1}]
  flags: {}
*/
