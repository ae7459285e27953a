-- title: A placement order without a decision to place for adoption
-- message: Placement order has been granted but there is no date of decision that the child should be placed for adoption.
-- severity: error
-- flags: Episodes(CHILD), PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of the decision, take out its reversal if the order is still in force, or
--   correct the legal status.
-- choice: Also a decision that was reversed, though an episode under the order is open: it is none
--   that still holds. A date that cannot be read is a date.
-- differs: The validator is content with a row that has no date; the words ask for the date. It
--   passes a reversal of which only a date that cannot be read is there.
-- source: SSDA903 rule 553, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with decided as (
    select distinct CHILD from PlacedAdoption where DATE_PLACED_as_sent is not null
),

under_an_order as (
    select distinct CHILD from Episodes where LS = 'E1' and DEC is null
)

select Episodes.row_id as Episodes, null as PlacedAdoption
from Episodes
anti join decided on decided.CHILD = Episodes.CHILD
where Episodes.LS = 'E1'
union all
select null as Episodes, PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
join under_an_order using (CHILD)
where
    coalesce(PlacedAdoption.DATE_PLACED_CEASED_as_sent, PlacedAdoption.REASON_PLACED_CEASED)
    is not null

/* examples
- name: no row for the child, or one without a date
  Episodes: [{LS: E1}, {LS: E1, DEC: 2026-05-01}, {CHILD: B, LS: E1}]
  PlacedAdoption: [{CHILD: B}]
  flags: {Episodes: [1, 2, 3]}
- name: reversed while an order is in force
  Episodes: [{LS: E1}, {CHILD: B, LS: E1}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01, DATE_PLACED_CEASED: 2026-06-01}, {CHILD: B, DATE_PLACED: 2026-05-01, REASON_PLACED_CEASED: RD1}]
  flags: {PlacedAdoption: [1, 2]}
- name: decided, reversed after the order had ended, or another legal status
  Episodes: [{LS: E1}, {CHILD: B, LS: E1, DEC: 2026-06-01}, {CHILD: C, LS: C2}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED: 2026-05-01, DATE_PLACED_CEASED: 2026-06-01}, {CHILD: C, DATE_PLACED_CEASED: 2026-06-01}]
  flags: {}
*/
