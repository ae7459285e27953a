-- title: An adopted child was not placed for adoption
-- message: Reason episode ceased is adopted but child has not been previously placed for adoption.
-- severity: error
-- flags: Episodes(PLACE, REC)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the placement of the last episode to A3, A4, A5 or A6, or the reason why it
--   ceased.
-- choice: The placement of the episode that ended in adoption counts; earlier episodes are not
--   asked.
-- source: SSDA903 rule 390, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.REC in ('E11', 'E12')
    and coalesce(Episodes.PLACE, '') not in ('A3', 'A4', 'A5', 'A6')

/* examples
- name: adopted from another placement, or from none that is known
  Episodes: [{REC: E11, PLACE: U1}, {REC: E12}]
  flags: {Episodes: [1, 2]}
- name: adopted from a placement for adoption, or ceased otherwise
  Episodes: [{REC: E11, PLACE: A3}, {REC: E12, PLACE: A6}, {REC: E4A, PLACE: U1}, {PLACE: U1}]
  flags: {}
*/
