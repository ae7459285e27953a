-- title: An episode from before the year of a child who was not in last year's return
-- message: This child has no episodes loaded for previous year even though child started to be
--   looked after before this current year.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the episode, or have the child's episodes added to the return of the
--   year before.
-- choice: Any episode of the child in last year's return is enough.
-- source: SSDA903 rule NoE, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
anti join Episodes_last on Episodes.CHILD is not distinct from Episodes_last.CHILD
where Episodes.DECOM < collection_start()

/* examples
- name: begun the day before the year
  Episodes: [{DECOM: 2026-03-31}, {DECOM: 2025-03-31}]
  Episodes_last: [{CHILD: B, DECOM: 2025-06-01}]
  flags: {Episodes: [1, 2]}
- name: begun on the first day, without a date, or in last year's return
  Episodes: [{DECOM: 2026-04-01}, {}, {CHILD: B, DECOM: 2026-03-31}]
  Episodes_last: [{CHILD: B}]
  flags: {}
- name: without the year before
  Episodes: [{DECOM: 2026-03-31}]
  without: [Episodes_last]
  state: not run
  flags: {}
*/
