-- title: Placed for adoption before it was decided
-- message: Date of Decision to place a child for adoption should be on or prior to the date that the child was placed for adoption.
-- severity: error
-- flags: Episodes(DECOM), PlacedAdoption(DATE_PLACED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision, or the start or the code of the placement.
-- choice: The child's first placement for adoption is compared with the latest decision.
-- source: SSDA903 rule 552, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with first_placements as (
    select CHILD, row_id, DECOM
    from Episodes
    where CHILD is not null and PLACE in ('A3', 'A4', 'A5', 'A6') and DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
),

last_decisions as (
    select CHILD, row_id, DATE_PLACED
    from PlacedAdoption
    where CHILD is not null and DATE_PLACED is not null
    qualify row_number() over (partition by CHILD order by DATE_PLACED desc, row_id) = 1
)

select first_placements.row_id as Episodes, last_decisions.row_id as PlacedAdoption
from first_placements
join last_decisions using (CHILD)
where first_placements.DECOM < last_decisions.DATE_PLACED

/* examples
- name: decided the day after
  Episodes: [{DECOM: 2026-04-01, PLACE: U1}, {DECOM: 2026-05-01, PLACE: A3}, {DECOM: 2026-06-01, PLACE: A3}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}]
  flags: {Episodes: [2], PlacedAdoption: [1]}
- name: decided anew after a first placement
  Episodes: [{DECOM: 2026-05-01, PLACE: A3}, {DECOM: 2026-08-01, PLACE: A5}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {DATE_PLACED: 2026-07-01}]
  flags: {Episodes: [1], PlacedAdoption: [2]}
- name: on the same day, a date is missing, or another child
  Episodes: [{DECOM: 2026-05-02, PLACE: A3}, {CHILD: B, PLACE: A3}, {CHILD: C, DECOM: 2026-05-01, PLACE: A3}, {CHILD: D, DECOM: 2026-05-01, PLACE: A3}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}, {CHILD: B, DATE_PLACED: 2026-05-02}, {CHILD: C}]
  flags: {}
*/
