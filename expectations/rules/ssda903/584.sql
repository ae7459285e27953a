-- title: A decision to place for adoption that ended last year is returned with another date
-- message: Date of decision that the child should be placed for adoption this year is different
--   from that recorded last year, but the decision to placed the child for adoption changed and the
--   child should no longer be placed for adoption.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED)
-- needs: PlacedAdoption, PlacedAdoption_last
-- years: 2023-
-- dimension: consistency
-- to do: Return only a new decision, which is later than the one that ended; take out or correct
--   the row.
-- choice: A later date is that of a new decision and passes, or no new decision could be returned.
--   An earlier date differs, and so does a missing one.
-- differs: The validator also flags the same date, which rule 561 finds; it compares the texts
--   dd/mm/yyyy and not the days; and it may flag another row than the one that is wrong.
-- source: SSDA903 rule 584, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with ended as (
    select CHILD, DATE_PLACED
    from PlacedAdoption_last
    where coalesce(DATE_PLACED_CEASED_as_sent, REASON_PLACED_CEASED) is not null
)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
join ended using (CHILD)
where PlacedAdoption.DATE_PLACED < ended.DATE_PLACED or PlacedAdoption.DATE_PLACED_as_sent is null

/* examples
- name: an earlier date, or none
  PlacedAdoption: [{DATE_PLACED: 2025-04-30}, {CHILD: B}]
  PlacedAdoption_last:
    - {DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-08-01}
    - {CHILD: B, REASON_PLACED_CEASED: RD1}
  flags: {PlacedAdoption: [1, 2]}
- name: a later date, the same one, or one that has not ended
  PlacedAdoption: [{DATE_PLACED: 2026-01-31}, {CHILD: B, DATE_PLACED: 2025-05-01}, {CHILD: C, DATE_PLACED: 2025-04-01}]
  PlacedAdoption_last:
    - {DATE_PLACED: 2025-12-01, DATE_PLACED_CEASED: 2026-01-01}
    - {CHILD: B, DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-08-01}
    - {CHILD: C, DATE_PLACED: 2025-05-01}
  flags: {}
*/
