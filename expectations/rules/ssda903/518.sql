-- title: A couple of one gender, coded otherwise
-- message: If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females.
-- severity: error
-- flags: AD1(LS_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status of the adopters, or their genders to MM or FF.
-- choice: Missing genders are neither MM nor FF and are flagged.
-- source: SSDA903 rule 518, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where
    AD1.LS_ADOPTR = 'L4'
    and coalesce(AD1.SEX_ADOPTR, '') not in ('MM', 'FF')

/* examples
- name: other genders, or none
  AD1: [{LS_ADOPTR: L4, SEX_ADOPTR: MF}, {LS_ADOPTR: L4, SEX_ADOPTR: F1}, {LS_ADOPTR: L4}]
  flags: {AD1: [1, 2, 3]}
- name: as the legal status says, or another legal status
  AD1: [{LS_ADOPTR: L4, SEX_ADOPTR: MM}, {LS_ADOPTR: L4, SEX_ADOPTR: FF}, {LS_ADOPTR: L0, SEX_ADOPTR: MF}, {SEX_ADOPTR: MF}]
  flags: {}
*/
