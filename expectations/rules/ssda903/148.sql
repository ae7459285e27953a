-- title: End of the episode and its reason do not come together
-- message: Date episode ceased and reason episode ceased must both be coded, or both left blank.
-- severity: error
-- flags: Episodes(DEC, REC)
-- needs: Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give both the day on which the episode ceased and the reason, or neither.
-- choice: An end that cannot be read counts as given; rule 147 reports it.
-- source: SSDA903 rule 148, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where (DEC_as_sent is null) <> (REC is null)

/* examples
- name: one of them
  Episodes: [{DEC: 2026-05-01}, {REC: X1}]
  flags: {Episodes: [1, 2]}
- name: both, one of them unreadable, or neither
  Episodes: [{DEC: 2026-05-01, REC: X1}, {DEC: '31/02/2026', REC: X1}, {}]
  flags: {}
*/
