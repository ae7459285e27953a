-- title: An earlier decision to place for adoption was not revoked
-- message: More than one date the child should be placed for adoption has been reported, but an
--   earlier decision has not been revoked. Check that both dates are required and add in the date
--   the earlier decision was revoked. Note this may be in a previous year.
-- severity: query
-- flags: PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Give the day on which the earlier decision was revoked, or take out the date that is not
--   required.
-- choice: Every row of a child but the one with the latest decision must have an end; an undated
--   one counts as earlier. A query, for the words ask to check.
-- differs: The validator orders the decisions by the text dd/mm/yyyy and not by the day, so that it
--   may take another for the latest.
-- source: SSDA903 rule 583, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, DATE_PLACED_CEASED_as_sent,
        row_number() over (
            partition by CHILD order by DATE_PLACED desc nulls last, row_id
        ) as place_from_latest
    from PlacedAdoption
    where CHILD is not null
)

select row_id as PlacedAdoption
from in_order
where place_from_latest > 1 and DATE_PLACED_CEASED_as_sent is null

/* examples
- name: the earlier one is open, also where its text sorts last
  PlacedAdoption: [{DATE_PLACED: 2020-01-31}, {DATE_PLACED: 2026-12-01}, {CHILD: B}, {CHILD: B, DATE_PLACED: 2026-12-01}]
  flags: {PlacedAdoption: [1, 3]}
- name: revoked, or the only one
  PlacedAdoption:
    - {DATE_PLACED: 2020-01-31, DATE_PLACED_CEASED: 2021-01-01}
    - {DATE_PLACED: 2026-12-01}
    - {CHILD: B, DATE_PLACED: 2026-12-01}
  flags: {}
*/
