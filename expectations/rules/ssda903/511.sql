-- title: Two adopters, but the code is of one
-- message: If reporting that the number of person(s) adopting the looked after child is two adopters then the code should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple are both females; MF = The adopting couple are male and female.
-- severity: error
-- flags: AD1(NB_ADOPTR, SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the number of adopters, or their genders to MM, FF or MF.
-- choice: Missing genders are no code and pass.
-- differs: The validator finds only M1 and F1; the words allow no code but MM, FF and MF. It reads
--   the number as the text 2, we as a number (02).
-- source: SSDA903 rule 511, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
where AD1.NB_ADOPTR = 2 and AD1.SEX_ADOPTR not in ('MM', 'FF', 'MF')

/* examples
- name: two adopters with the code of one, or with no code that there is
  AD1: [{NB_ADOPTR: 2, SEX_ADOPTR: M1}, {NB_ADOPTR: 2, SEX_ADOPTR: F1}, {NB_ADOPTR: 2, SEX_ADOPTR: XX}]
  flags: {AD1: [1, 2, 3]}
- name: a couple, one adopter, or one of the two missing
  AD1: [{NB_ADOPTR: 2, SEX_ADOPTR: MM}, {NB_ADOPTR: 2, SEX_ADOPTR: FF}, {NB_ADOPTR: 2, SEX_ADOPTR: MF}, {NB_ADOPTR: 1, SEX_ADOPTR: M1}, {NB_ADOPTR: 2}, {SEX_ADOPTR: M1}]
  flags: {}
*/
