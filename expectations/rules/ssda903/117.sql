-- title: Adoption decided after the year, or after the child left care
-- message: Date of decision that a child should/should no longer be placed for adoption is beyond
--   the current collection year or after the child ceased to be looked after.
-- severity: error
-- flags: Episodes(DEC, REC, DECOM), PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or the end of the last episode.
-- choice: Care ended with the latest episode that did not end for a change (X1); an open one has
--   no end.
-- differs: It tests a child without such an episode not at all, not even for a decision after the
--   year.
-- source: SSDA903 rule 117, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with last_episode as (
    select row_id, CHILD, DEC
    from Episodes
    where DECOM is not null and REC is distinct from 'X1'
    qualify row_number() over (partition by CHILD order by DECOM desc, row_id desc) = 1
)

select last_episode.row_id as Episodes, PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
left join last_episode using (CHILD)
where
    PlacedAdoption.DATE_PLACED > collection_end()
    or PlacedAdoption.DATE_PLACED_CEASED > collection_end()
    or PlacedAdoption.DATE_PLACED > last_episode.DEC
    or PlacedAdoption.DATE_PLACED_CEASED > last_episode.DEC

/* examples
- name: decided the day after the end of care, reversed the day after the end of the year
  year: 2026
  PlacedAdoption: [{DATE_PLACED: 2025-06-02}, {CHILD: B, DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2026-04-01}]
  Episodes: [{DECOM: 2024-01-01, DEC: 2025-06-01, REC: E8}, {CHILD: B, DECOM: 2024-01-01}]
  flags: {Episodes: [1, 2], PlacedAdoption: [1, 2]}
- name: after the year, and no episode
  year: 2026
  PlacedAdoption: [{DATE_PLACED: 2026-04-01}]
  flags: {PlacedAdoption: [1]}
- name: on the last day
  year: 2026
  PlacedAdoption: [{DATE_PLACED: 2025-06-01, DATE_PLACED_CEASED: 2025-06-01}, {CHILD: B, DATE_PLACED: 2026-03-31}, {CHILD: C}]
  Episodes: [{DECOM: 2024-01-01, DEC: 2025-06-01, REC: E8}, {CHILD: B, DECOM: 2024-01-01}, {CHILD: C, DECOM: 2024-01-01, DEC: 2025-06-01, REC: E8}]
  flags: {}
- name: only the placement changed, or the child came back
  year: 2026
  PlacedAdoption: [{DATE_PLACED: 2025-12-01}, {CHILD: B, DATE_PLACED: 2025-12-01}]
  Episodes:
    - {DECOM: 2025-04-01, DEC: 2025-06-01, REC: X1}
    - {CHILD: B, DECOM: 2025-08-01}
    - {CHILD: B, DECOM: 2024-01-01, DEC: 2025-06-01, REC: E8}
  flags: {}
*/
