-- title: A decision to place for adoption is made while another stands
-- message: A new decision that the child should be placed for adoption this year cannot start when
--   the previous decision is still open. Decisions to place the child for adoption should also not
--   overlap. The date of any new decision to place the child for adoption must not be before the
--   date placed ceased of previous decisions.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Give the day on which the earlier decision ended, or correct the dates of the two.
-- choice: Decisions are taken in the order of their dates, undated ones last, and the later is
--   flagged. It may be made on the day on which the earlier ended.
-- differs: The validator compares a decision only with the one just before it; the words speak of
--   all previous decisions.
-- source: SSDA903 rule 579, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, DATE_PLACED,
        bool_or(DATE_PLACED_CEASED is null) over before_it as has_open_before,
        max(DATE_PLACED_CEASED) over before_it as last_end_before
    from PlacedAdoption
    where CHILD is not null
    window before_it as (
        partition by CHILD order by DATE_PLACED nulls last, row_id
        rows between unbounded preceding and 1 preceding
    )
)

select row_id as PlacedAdoption
from in_order
where has_open_before or DATE_PLACED < last_end_before

/* examples
- name: before the end of the one before, or while it is open
  PlacedAdoption:
    - {DATE_PLACED: 2026-05-31}
    - {DATE_PLACED: 2026-04-01, DATE_PLACED_CEASED: 2026-06-01}
    - {CHILD: B, DATE_PLACED: 2026-04-01}
    - {CHILD: B}
  flags: {PlacedAdoption: [1, 4]}
- name: before the end of one that is not just before
  PlacedAdoption:
    - {DATE_PLACED: 2025-01-01, DATE_PLACED_CEASED: 2026-12-01}
    - {DATE_PLACED: 2025-02-01, DATE_PLACED_CEASED: 2025-03-01}
    - {DATE_PLACED: 2026-05-01}
  flags: {PlacedAdoption: [2, 3]}
- name: on the day of its end, or of another child
  PlacedAdoption:
    - {DATE_PLACED: 2026-04-01, DATE_PLACED_CEASED: 2026-06-01}
    - {DATE_PLACED: 2026-06-01}
    - {CHILD: B, DATE_PLACED: 2026-06-02}
  flags: {}
*/
