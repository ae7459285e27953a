-- title: Home and placement have the same postcode
-- message: Home and placement postcodes should not be same unless the placement type is P1.
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the postcode of the home or of the placement; code the placement P1 if the child
--   lives with the parents.
-- differs: The validator compares the texts, so that S1 1AA and S11AA are two postcodes; they are
--   one.
-- source: SSDA903 rule 392d, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    replace(Episodes.HOME_POST, ' ', '') = replace(Episodes.PL_POST, ' ', '')
    and Episodes.PLACE is distinct from 'P1'

/* examples
- name: the same postcode, also without the blank
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 1AA, PLACE: U1}, {HOME_POST: S1 1AA, PL_POST: S11AA}]
  flags: {Episodes: [1, 2]}
- name: with the parents, two postcodes, or one of them or both missing
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 1AA, PLACE: P1}, {HOME_POST: S1 1AA, PL_POST: S1 2BB, PLACE: U1}, {HOME_POST: S1 1AA, PLACE: U1}, {PLACE: U1}]
  flags: {}
*/
