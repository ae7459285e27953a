-- title: An episode ends after the collection year
-- message: Date episode ceased must be on or before the end of the current collection year.
-- severity: error
-- flags: Episodes(DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: timeliness
-- to do: Leave DEC empty if the episode was open on 31 March, or correct the date.
-- source: SSDA903 rule 385, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.DEC > collection_end()

/* examples
- name: ends the day after the year
  year: 2026
  Episodes: [{DEC: 2026-04-01}]
  flags: {Episodes: [1]}
- name: ends on the last day, is open, or its end cannot be read
  year: 2026
  Episodes: [{DEC: 2026-03-31}, {DECOM: 2025-05-01}, {DEC: '31/31/2027'}]
  flags: {}
*/
