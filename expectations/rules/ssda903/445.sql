-- title: A freeing order for an episode after 2005
-- message: D1 is not a valid code for episodes starting after December 2005.
-- severity: error
-- flags: Episodes(LS, DECOM)
-- needs: Episodes
-- years: 2023-2024
-- dimension: consistency
-- to do: Correct the legal status, or the start of the episode.
-- choice: The message is worded from memory of the DfE guide: the list of words lacks this rule, as
--   do the sets since 2024/25.
-- source: SSDA903 rule 445, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.LS = 'D1' and Episodes.DECOM > date '2005-12-31'

/* examples
- name: from the first day of 2006
  Episodes: [{LS: D1, DECOM: 2006-01-01}]
  flags: {Episodes: [1]}
- name: on the last day of 2005, another legal status, or no start
  Episodes: [{LS: D1, DECOM: 2005-12-31}, {LS: E1, DECOM: 2006-01-01}, {LS: D1}]
  flags: {}
*/
