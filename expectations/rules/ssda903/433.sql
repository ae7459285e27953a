-- title: A continuation does not follow on the same day
-- message: The reason for new episode suggests that this is a continuation episode, but the episode does not start on the same day as the last episode finished.
-- severity: error
-- flags: Episodes(RNE, DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the episode or the end of the one before it, or RNE to S if the child
--   had left care.
-- choice: Where DECOM or the DEC before it is missing or cannot be read, the days are not the same.
--   Of episodes that start on one day the one that ends first comes first.
-- differs: The validator compares the dates as texts, so that 1/5/2026 and 01/05/2026 are two days,
--   and two equal texts that are no date one day.
-- source: SSDA903 rule 433, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with followed as (
    select
        row_id, RNE, DECOM,
        lag(row_id) over in_order as previous_row_id,
        lag(DEC) over in_order as previous_DEC
    from Episodes
    where CHILD is not null
    window in_order as (
        partition by CHILD order by DECOM nulls last, DEC nulls last, row_id
    )
)

select row_id as Episodes
from followed
where
    RNE in ('P', 'L', 'T', 'U', 'B')
    and previous_row_id is not null
    and (DECOM = previous_DEC) is not true

/* examples
- name: starts a day later, the previous one is open, or no start is told
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {DECOM: 2026-06-02, RNE: P}, {DECOM: 2026-07-02, RNE: L, DEC: 2026-08-01}, {RNE: T}]
  flags: {Episodes: [2, 3, 4]}
- name: of two that start on one day, the shorter comes first
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, RNE: P}, {DECOM: 2026-05-01, DEC: 2026-05-01, RNE: S}]
  flags: {}
- name: the same day, a new start, or the child's first episode
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, RNE: L}, {DECOM: 2026-06-01, RNE: B, DEC: 2026-07-01}, {DECOM: 2026-08-01, RNE: S}, {CHILD: B, DECOM: 2026-08-01, RNE: U}]
  flags: {}
*/
