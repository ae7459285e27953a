-- title: The kind of placement provider is not that of the provider with this number
-- message: The Ofsted Unique reference number (URN) provided for the child's placement does not
--   match the placement provider recorded.
-- severity: error
-- flags: Episodes(PLACE_PROVIDER)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the placement provider or the provider's number.
-- choice: A provider that is not in the list, or a missing kind of provider, does not match.
-- differs: Blanks in the list of kinds do not count; the public validator keeps them.
-- source: SSDA903 rule 224, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join providers on Episodes.URN = providers.urn
where
    Episodes.URN <> 'XXXXXXX'
    and list_contains(
        string_split(replace(providers.provider_codes, ' ', ''), ','), Episodes.PLACE_PROVIDER
    ) is not true

/* examples
- name: another kind, none, or a provider that is not in the list or has no kinds
  references: {providers: [{urn: SC012345, provider_codes: 'PR1,PR2'}, {urn: SC000001}]}
  Episodes:
    - {URN: SC012345, PLACE_PROVIDER: PR4}
    - {URN: SC012345}
    - {URN: SC999999, PLACE_PROVIDER: PR1}
    - {URN: SC000001, PLACE_PROVIDER: PR1}
  flags: {Episodes: [1, 2, 3, 4]}
- name: a kind of the provider, no number, or none to be had
  references: {providers: [{urn: SC012345, provider_codes: 'PR1, PR2'}]}
  Episodes:
    - {URN: SC012345, PLACE_PROVIDER: PR2}
    - {PLACE_PROVIDER: PR4}
    - {URN: XXXXXXX, PLACE_PROVIDER: PR4}
  flags: {}
*/
