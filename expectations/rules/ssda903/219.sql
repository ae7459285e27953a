-- title: The type of placement is not one that its provider offers
-- message: The Ofsted Unique reference number (URN) provided for the child's placement does not
--   match the placement type recorded.
-- severity: error
-- flags: Episodes(URN, PLACE)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the provider's number or the type of placement.
-- choice: A provider that is not in the list, or a placement without a type, does not match.
-- differs: Blanks in the list of types do not count; the public validator keeps them.
-- source: SSDA903 rule 219, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join providers on Episodes.URN = providers.urn
where
    Episodes.URN <> 'XXXXXXX'
    and list_contains(
        string_split(replace(providers.place_codes, ' ', ''), ','), Episodes.PLACE
    ) is not true

/* examples
- name: another type, none, or a provider that is not in the list or has no types
  references: {providers: [{urn: SC012345, place_codes: 'K1,K2'}, {urn: SC000001}]}
  Episodes:
    - {URN: SC012345, PLACE: K3}
    - {URN: SC012345}
    - {URN: SC999999, PLACE: K2}
    - {URN: SC000001, PLACE: K2}
  flags: {Episodes: [1, 2, 3, 4]}
- name: a type of the provider, no provider, or none with a number
  references: {providers: [{urn: SC012345, place_codes: 'K1, K2'}]}
  Episodes: [{URN: SC012345, PLACE: K2}, {PLACE: K3}, {URN: XXXXXXX, PLACE: K3}]
  flags: {}
- name: there is no list of providers
  Episodes: [{URN: SC012345, PLACE: K3}]
  state: not run
  flags: {}
*/
