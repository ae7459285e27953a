-- title: The placement is said to be the authority's own, or another's, and the provider is not
-- message: Placement provider does not match between the placing authority and the local authority
--   code of the provider. [NOTE: The provider's LA code is inferred from the its postcode, and may
--   be inaccurate in some cases.]
-- severity: error
-- flags: Episodes(URN, PLACE_PROVIDER)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the placement provider or the provider's number.
-- choice: A provider of which the list does not say the authority is not the authority's own.
-- differs: The public validator infers the provider's authority from its postcode; we take the one
--   that the list of providers gives.
-- source: SSDA903 rule 229, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join providers on Episodes.URN = providers.urn
where
    Episodes.URN <> 'XXXXXXX'
    and (
        (
            Episodes.PLACE_PROVIDER = 'PR1'
            and providers.la_code is distinct from local_authority()
        )
        or (Episodes.PLACE_PROVIDER = 'PR2' and providers.la_code = local_authority())
    )

/* examples
- name: own provision in another authority, or nobody knows where; and the other way round
  la_code: '370'
  references: {providers: [{urn: SC000370, la_code: '370'}, {urn: SC000373, la_code: '373'}]}
  Episodes:
    - {URN: SC000373, PLACE_PROVIDER: PR1}
    - {URN: SC999999, PLACE_PROVIDER: PR1}
    - {URN: SC000370, PLACE_PROVIDER: PR2}
  flags: {Episodes: [1, 2, 3]}
- name: it fits, is a private provider, or has no number
  la_code: '370'
  references: {providers: [{urn: SC000370, la_code: '370'}, {urn: SC000373, la_code: '373'}]}
  Episodes:
    - {URN: SC000370, PLACE_PROVIDER: PR1}
    - {URN: SC000373, PLACE_PROVIDER: PR2}
    - {URN: SC999999, PLACE_PROVIDER: PR2}
    - {URN: SC000373, PLACE_PROVIDER: PR4}
    - {PLACE_PROVIDER: PR1}
    - {URN: XXXXXXX, PLACE_PROVIDER: PR1}
  flags: {}
*/
