-- title: The URN is not on the list of providers
-- message: Ofsted Unique Reference Number (URN) is not valid.
-- severity: error
-- flags: Episodes(URN)
-- needs: Episodes, providers
-- years: 2023-
-- dimension: validity
-- to do: Correct the URN; if the provider has only just been registered, renew the list of
--   providers.
-- choice: XXXXXXX stands for a provider outside England.
-- differs: It may read a URN of digits as a number (123.0), and then does not find it on the list.
-- source: SSDA903 rule 1008, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
anti join providers on providers.urn = Episodes.URN
where Episodes.URN <> 'XXXXXXX'

/* examples
- name: not on the list
  Episodes: [{URN: SC999999}]
  references: {providers: [{urn: SC123456}]}
  flags: {Episodes: [1]}
- name: on the list, outside England, or missing
  Episodes: [{URN: SC123456}, {URN: XXXXXXX}, {}]
  references: {providers: [{urn: SC123456}]}
  flags: {}
- name: no list
  Episodes: [{URN: SC999999}]
  state: not run
  flags: {}
*/
