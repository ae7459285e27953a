-- title: Adoption decided before the child came into care
-- message: Date of LA's decision that a child should be placed for adoption is before the child
--   started to be looked after.
-- severity: error
-- flags: Episodes(DECOM, RNE), PlacedAdoption(DATE_PLACED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or the beginning of the first episode.
-- choice: Care began with the first episode in the file whose reason is S; a child without one is
--   not tested.
-- source: SSDA903 rule 1003, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with came_into_care as (
    select row_id, CHILD, DECOM
    from Episodes
    where RNE = 'S' and DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
)

select came_into_care.row_id as Episodes, PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
join came_into_care using (CHILD)
where PlacedAdoption.DATE_PLACED < came_into_care.DECOM

/* examples
- name: decided the day before
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}]
  Episodes: [{DECOM: 2026-08-01, RNE: S}, {DECOM: 2026-05-02, RNE: S}]
  flags: {Episodes: [2], PlacedAdoption: [1]}
- name: decided on the day, or between two periods of care
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}, {CHILD: B, DATE_PLACED: 2026-07-01}]
  Episodes: [{DECOM: 2026-05-02, RNE: S}, {CHILD: B, DECOM: 2026-05-02, RNE: S}, {CHILD: B, DECOM: 2026-08-01, RNE: S}]
  flags: {}
- name: no beginning of care among the episodes, or no date
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {CHILD: B}]
  Episodes: [{DECOM: 2026-05-02, RNE: L}, {CHILD: B, DECOM: 2026-05-02, RNE: S}]
  flags: {}
*/
