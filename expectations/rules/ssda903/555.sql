-- title: A freeing order without a decision to place for adoption, or with one that has ended
-- message: Freeing order has been granted but there is no date of decision that the child should be
--   placed for adoption.
-- severity: error
-- flags: Episodes(CHILD), PlacedAdoption(DATE_PLACED_CEASED, REASON_PLACED_CEASED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-2024
-- dimension: consistency
-- to do: Give the date of the decision; where an order is in force, take out the end of the
--   decision or end the episode.
-- choice: The list of words lacks those of this rule; they are taken from rule 553, with the
--   freeing order (D1) for the placement order. A decision that has ended while the episode under
--   the order is open is a fault too.
-- differs: The validator is content with a row in PlacedAdoption that has no date of decision. The
--   validator also takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 555, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with freed as (
    select row_id, CHILD, DEC from Episodes where LS = 'D1'
),

decided as (
    select CHILD from PlacedAdoption where DATE_PLACED_as_sent is not null
),

still_freed as (
    select CHILD from freed where DEC is null
)

select freed.row_id as Episodes, null as PlacedAdoption
from freed
anti join decided using (CHILD)
union all
select null, PlacedAdoption.row_id
from PlacedAdoption
semi join still_freed using (CHILD)
where
    PlacedAdoption.DATE_PLACED_CEASED_as_sent is not null
    or PlacedAdoption.REASON_PLACED_CEASED is not null

/* examples
- name: no decision, or one without a date
  Episodes: [{LS: D1, DEC: 2023-09-01}, {CHILD: B, LS: D1}]
  PlacedAdoption: [{CHILD: B}]
  flags: {Episodes: [1, 2]}
- name: a decision that has ended, the episode is open
  Episodes: [{LS: D1}]
  PlacedAdoption: [{DATE_PLACED: 2023-05-01, REASON_PLACED_CEASED: RD1}]
  flags: {PlacedAdoption: [1]}
- name: a decision, which ended only where the episode has
  Episodes: [{LS: D1}, {CHILD: B, LS: D1, DEC: 2023-09-01}, {CHILD: C, LS: C2}]
  PlacedAdoption: [{DATE_PLACED: 2023-05-01}, {CHILD: B, DATE_PLACED: 2023-05-01, DATE_PLACED_CEASED: 2023-08-31}]
  flags: {}
*/
