-- title: Own provision, but not in the own authority
-- message: Placement provider is own provision but child not placed in own LA.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the provider of the placement or its postcode.
-- choice: Foster care, adoption and respite (V3, V4) are left out, and so are rows without legal
--   status or placement. A placement whose authority is not known is not in the own one.
-- source: SSDA903 rule 1015, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
where
    Episodes.LS not in ('V3', 'V4')
    and Episodes.PLACE not in ('A3', 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6')
    and Episodes.PLACE_PROVIDER = 'PR1'
    and placements.PL_LA is distinct from local_authority()

/* examples
- name: elsewhere, or nobody knows where
  la_code: '373'
  Episodes: [{LS: C2, PLACE: K2, PLACE_PROVIDER: PR1, PL_POST: LS1 2AB}, {LS: C2, PLACE: K2, PLACE_PROVIDER: PR1}]
  references: {postcodes: [{postcode: LS12AB, la_code: '383'}]}
  flags: {Episodes: [1, 2]}
- name: in the own authority, of another provider, with foster carers, in respite, or no code
  la_code: '373'
  Episodes:
    - {LS: C2, PLACE: K2, PLACE_PROVIDER: PR1, PL_POST: S1 2AB}
    - {LS: C2, PLACE: K2, PLACE_PROVIDER: PR2, PL_POST: LS1 2AB}
    - {LS: C2, PLACE: U1, PLACE_PROVIDER: PR1, PL_POST: LS1 2AB}
    - {LS: V4, PLACE: K2, PLACE_PROVIDER: PR1, PL_POST: LS1 2AB}
    - {PLACE: K2, PLACE_PROVIDER: PR1, PL_POST: LS1 2AB}
    - {LS: C2, PLACE_PROVIDER: PR1, PL_POST: LS1 2AB}
  references: {postcodes: [{postcode: S12AB, la_code: '373'}, {postcode: LS12AB, la_code: '383'}]}
  flags: {}
- name: no list of postcodes
  Episodes: [{LS: C2, PLACE: K2, PLACE_PROVIDER: PR1}]
  state: not run
  flags: {}
*/
