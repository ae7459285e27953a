-- title: Placed for adoption without a decision
-- message: Child has been placed for adoption but there is no date of the decision that the child should be placed for adoption.
-- severity: error
-- flags: Episodes(PLACE)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of the decision in the table of children who should be placed for adoption,
--   or correct the type of placement.
-- choice: A date that cannot be read is a date; rule 115 finds it.
-- differs: The validator also flags a child who has a date in one row and none in another; the
--   words ask for a date, and there is one.
-- source: SSDA903 rule 551, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with decided as (
    select distinct CHILD from PlacedAdoption where DATE_PLACED_as_sent is not null
)

select Episodes.row_id as Episodes
from Episodes
anti join decided on decided.CHILD = Episodes.CHILD
where Episodes.PLACE in ('A3', 'A4', 'A5', 'A6')

/* examples
- name: no row for the child, or one without a date
  Episodes: [{PLACE: A3}, {CHILD: B, PLACE: A6}]
  PlacedAdoption: [{CHILD: B}, {CHILD: C, DATE_PLACED: 2026-05-01}]
  flags: {Episodes: [1, 2]}
- name: a date, even one that cannot be read, or another placement
  Episodes: [{PLACE: A3}, {CHILD: B, PLACE: A4}, {CHILD: C, PLACE: U1}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED: '31/31/2026'}]
  flags: {}
- name: one of two rows has a date
  Episodes: [{PLACE: A5}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {}]
  flags: {}
*/
