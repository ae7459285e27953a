-- title: An episode starts at a provider that was closed
-- message: Ofsted Unique reference number (URN) is not valid for the episode start date.
-- severity: error
-- flags: Episodes(URN, DECOM)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the provider's number or the start of the episode.
-- choice: The day on which the registration ends is no longer one of it.
-- source: SSDA903 rule 227, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join providers on Episodes.URN = providers.urn
where Episodes.URN <> 'XXXXXXX' and Episodes.DECOM >= providers.reg_end

/* examples
- name: starts on the day of the end of its registration
  references: {providers: [{urn: SC012345, reg_end: 2026-06-01}]}
  Episodes: [{URN: SC012345, DECOM: 2026-06-01}]
  flags: {Episodes: [1]}
- name: starts the day before, nobody knows when, at an open provider, or at an unknown one
  references: {providers: [{urn: SC012345, reg_end: 2026-06-01}, {urn: SC000001}]}
  Episodes:
    - {URN: SC012345, DECOM: 2026-05-31}
    - {URN: SC012345}
    - {URN: SC000001, DECOM: 2026-06-01}
    - {URN: SC999999, DECOM: 2026-06-01}
  flags: {}
*/
