-- title: The postcode of the placement is not its provider's
-- message: The Ofsted Unique reference number (URN) provided for the child's placement does not
--   match the placement postcode provided.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the postcode of the placement or the provider's number.
-- choice: Only homes and schools, where the child lives at the address of the provider. The words
--   of today are taken for every year from 2022/23, as those before the last change are not known.
-- differs: Blanks and small letters in the postcode of the list do not count; the public validator
--   keeps them.
-- source: SSDA903 rule 221, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join providers on Episodes.URN = providers.urn
where
    Episodes.URN <> 'XXXXXXX'
    and coalesce(Episodes.LS not in ('V3', 'V4'), true)
    and Episodes.PLACE in ('K1', 'K2', 'K3', 'R3', 'S1')
    and Episodes.PL_POST is not null
    and replace(Episodes.PL_POST, ' ', '')
    is distinct from replace(upper(providers.postcode), ' ', '')

/* examples
- name: another postcode, or a provider that is not in the list or has none
  references: {providers: [{urn: SC012345, postcode: S12AB}, {urn: SC000001}]}
  Episodes:
    - {URN: SC012345, PLACE: K2, PL_POST: S1 2AC}
    - {URN: SC999999, PLACE: R3, PL_POST: S1 2AB}
    - {URN: SC000001, PLACE: S1, PL_POST: S1 2AB}
  flags: {Episodes: [1, 2, 3]}
- name: the same, none, a foster placement, a short break, or no number
  references: {providers: [{urn: SC012345, postcode: s1 2ab}]}
  Episodes:
    - {URN: SC012345, PLACE: K2, PL_POST: S12AB}
    - {URN: SC012345, PLACE: K2}
    - {URN: SC012345, PLACE: U1, PL_POST: S1 2AC}
    - {URN: SC012345, PLACE: K2, PL_POST: S1 2AC, LS: V4}
    - {URN: XXXXXXX, PLACE: K2, PL_POST: S1 2AC}
    - {PLACE: K2, PL_POST: S1 2AC}
  flags: {}
*/
