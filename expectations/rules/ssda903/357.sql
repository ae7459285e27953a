-- title: The first episode of a child does not start care
-- message: If this is the first episode ever for this child, reason for new episode must be S.
--   Check whether there is an episode immediately preceding this one, which has been left out. If
--   not the reason for new episode code must be amended to S.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Add the episode before this one if it was left out; otherwise give S as the reason for
--   the episode.
-- choice: The first episode ever is the first of this return, if it begins within the year or
--   later; last year's return is not asked.
-- source: SSDA903 rule 357, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where position = 1 and DECOM >= collection_start() and RNE is distinct from 'S'

/* examples
- name: begins on the first day of the year with another reason, or with none
  year: 2026
  Episodes:
    - {DECOM: 2025-06-01, RNE: P}
    - {DECOM: 2025-04-01, RNE: L}
    - {CHILD: B, DECOM: 2025-06-01}
  flags: {Episodes: [2, 3]}
- name: begins care, or began before the year, or has no start
  year: 2026
  Episodes:
    - {DECOM: 2025-04-01, RNE: S}
    - {CHILD: B, DECOM: 2025-03-31, RNE: P}
    - {CHILD: B, DECOM: 2025-06-01, RNE: L}
    - {CHILD: C, RNE: P}
  flags: {}
*/
