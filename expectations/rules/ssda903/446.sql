-- title: A placement order before there were any
-- message: E1 is not a valid code for episodes starting before December 2005.
-- severity: error
-- flags: Episodes(LS, DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status, or the start of the episode.
-- source: SSDA903 rule 446, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.LS = 'E1' and Episodes.DECOM < date '2005-12-01'

/* examples
- name: until the last day of November 2005
  Episodes: [{LS: E1, DECOM: 2005-11-30}]
  flags: {Episodes: [1]}
- name: from the first day of December, another legal status, or no start
  Episodes: [{LS: E1, DECOM: 2005-12-01}, {LS: C2, DECOM: 2005-11-30}, {LS: E1}]
  flags: {}
*/
