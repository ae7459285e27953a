-- title: A married couple of different genders, coded otherwise
-- message: If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF = the adopting couple are male and female.
-- severity: error
-- flags: AD1(LS_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status of the adopters, or their genders to MF.
-- choice: Missing genders are not MF and are flagged.
-- source: SSDA903 rule 517, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where
    AD1.LS_ADOPTR = 'L3'
    and AD1.SEX_ADOPTR is distinct from 'MF'

/* examples
- name: other genders, or none
  AD1: [{LS_ADOPTR: L3, SEX_ADOPTR: MM}, {LS_ADOPTR: L3, SEX_ADOPTR: M1}, {LS_ADOPTR: L3}]
  flags: {AD1: [1, 2, 3]}
- name: as the legal status says, or another legal status
  AD1: [{LS_ADOPTR: L3, SEX_ADOPTR: MF}, {LS_ADOPTR: L0, SEX_ADOPTR: MM}, {SEX_ADOPTR: MM}]
  flags: {}
*/
