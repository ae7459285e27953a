-- title: Adoption given up before the year, or before the child came into care
-- message: Date of decision that a child should no longer be placed for adoption is before the
--   current collection year or before the date the child started to be looked after.
-- severity: error
-- flags: Episodes(DECOM, LS), PlacedAdoption(DATE_PLACED_CEASED)
-- needs: PlacedAdoption, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision, or take out a decision of an earlier year.
-- choice: Care began with the first episode in the file that is not respite (V3, V4).
-- differs: It names no field of PlacedAdoption as wrong, and does not test a child without such an
--   episode.
-- source: SSDA903 rule 118, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with first_episode as (
    select row_id, CHILD, DECOM
    from Episodes
    where DECOM is not null and (LS is null or LS not in ('V3', 'V4'))
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
)

select first_episode.row_id as Episodes, PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
left join first_episode using (CHILD)
where
    PlacedAdoption.DATE_PLACED_CEASED < collection_start()
    or PlacedAdoption.DATE_PLACED_CEASED < first_episode.DECOM

/* examples
- name: the day before the year, the day before care began
  year: 2026
  PlacedAdoption: [{DATE_PLACED_CEASED: 2025-03-31}, {CHILD: B, DATE_PLACED_CEASED: 2025-05-31}]
  Episodes: [{DECOM: 2024-01-01}, {CHILD: B, DECOM: 2025-08-01}, {CHILD: B, DECOM: 2025-06-01}]
  flags: {Episodes: [1, 3], PlacedAdoption: [1, 2]}
- name: before the year, and no episode
  year: 2026
  PlacedAdoption: [{DATE_PLACED_CEASED: 2025-03-31}]
  flags: {PlacedAdoption: [1]}
- name: the first day, or no date
  year: 2026
  PlacedAdoption: [{DATE_PLACED_CEASED: 2025-04-01}, {CHILD: B, DATE_PLACED_CEASED: 2025-06-01}, {CHILD: C}]
  Episodes: [{DECOM: 2024-01-01}, {CHILD: B, DECOM: 2025-06-01}, {CHILD: C, DECOM: 2025-06-01}]
  flags: {}
- name: respite is not the beginning of care
  year: 2026
  PlacedAdoption: [{DATE_PLACED_CEASED: 2025-05-15}]
  Episodes: [{DECOM: 2025-05-01, LS: V4}, {DECOM: 2025-06-01, LS: C2}]
  flags: {Episodes: [2], PlacedAdoption: [1]}
*/
