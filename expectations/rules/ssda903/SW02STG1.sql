-- title: A social worker's identifier does not begin with SW or XX
-- message: Social worker ID does not begin with the characters ‘SW’ or ‘XX’.
-- severity: error
-- flags: SWEpisodes(SW_ID)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Give the registration at Social Work England (SW and digits), or XX and an own number
--   where there is none.
-- choice: An identifier that is missing does not begin with them.
-- source: SSDA903 rule SW02STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where coalesce(left(SW_ID, 2), '') not in ('SW', 'XX')

/* examples
- name: other characters, or none
  SWEpisodes: [{SW_ID: '12345'}, {SW_ID: S1W}, {SW_ID: X}, {}]
  flags: {SWEpisodes: [1, 2, 3, 4]}
- name: one of them
  SWEpisodes: [{SW_ID: SW12345}, {SW_ID: XX1}]
  flags: {}
*/
