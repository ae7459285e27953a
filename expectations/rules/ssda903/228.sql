-- title: An episode goes on at a provider that was closed
-- message: Ofsted Unique reference number (URN) is not valid for the episode end date [NOTE: may
--   give false positives on open episodes at providers who close during the year]
-- severity: error
-- flags: Episodes(URN, DEC)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the provider's number or the end of the episode.
-- choice: An episode without an end, or with one that cannot be read, goes on to 31 March.
-- source: SSDA903 rule 228, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join providers on Episodes.URN = providers.urn
where
    Episodes.URN <> 'XXXXXXX'
    and coalesce(Episodes.DEC, collection_end()) > providers.reg_end

/* examples
- name: ends the day after, or is open when the year ends
  references: {providers: [{urn: SC012345, reg_end: 2026-06-01}]}
  Episodes: [{URN: SC012345, DEC: 2026-06-02}, {URN: SC012345}]
  flags: {Episodes: [1, 2]}
- name: ends that day, is open and the provider closed when the year ended, or has no provider
  references: {providers: [{urn: SC012345, reg_end: 2026-06-01}, {urn: SC000001, reg_end: 2027-03-31}]}
  Episodes: [{URN: SC012345, DEC: 2026-06-01}, {URN: SC000001}, {DEC: 2026-08-01}]
  flags: {}
*/
