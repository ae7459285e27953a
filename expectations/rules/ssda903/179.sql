-- title: It is not known whether the placement is in the own authority
-- message: Placement location code is not a valid code.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: validity
-- to do: Check the postcode of the placement.
-- choice: PL_LOCATION follows from the postcode of the placement, so that only a missing one can
--   be wrong. Respite (V3, V4) is left out.
-- source: SSDA903 rule 179, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
where placements.PL_LOCATION is null and (Episodes.LS is null or Episodes.LS not in ('V3', 'V4'))

/* examples
- name: unknown postcode, or none
  Episodes: [{LS: C2, PL_POST: S9 9ZZ}, {}]
  references: {postcodes: [{postcode: S12AB, la_code: '373'}]}
  flags: {Episodes: [1, 2]}
- name: known, or in respite
  Episodes: [{LS: C2, PL_POST: S1 2AB}, {LS: V3}]
  references: {postcodes: [{postcode: S12AB, la_code: '373'}]}
  flags: {}
- name: no list of postcodes
  Episodes: [{LS: C2}]
  state: not run
  flags: {}
*/
