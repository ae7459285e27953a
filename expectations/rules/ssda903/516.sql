-- title: A former foster carer takes the child over, but not from a foster placement
-- message: The episode data submitted for this child does not show that he/she was with their former foster carer(s) during the year. If the code in the reason episode ceased is E45 or E46 the child must have a placement code of U1 to U6.
-- severity: error
-- flags: Episodes(REC, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason why the episode ceased to E47 or E48, or the placement to U1 to U6.
-- choice: The placement of the episode that ceased counts, not the other placements of the year.
-- source: SSDA903 rule 516, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.REC in ('E45', 'E46')
    and coalesce(Episodes.PLACE, '') not in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')

/* examples
- name: another placement, or none
  Episodes: [{REC: E45, PLACE: K2}, {REC: E46}]
  flags: {Episodes: [1, 2]}
- name: fostered in an earlier episode only
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: U1, REC: X1}, {DECOM: 2026-06-01, PLACE: K2, REC: E45}]
  flags: {Episodes: [2]}
- name: from a foster placement, or another reason
  Episodes: [{REC: E45, PLACE: U1}, {REC: E46, PLACE: U6}, {REC: E47, PLACE: K2}, {PLACE: K2}]
  flags: {}
*/
