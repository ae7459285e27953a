-- title: A social worker episode is open although the next has started
-- message: A new social worker episode has started, but the previous episode has not ended.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: consistency
-- to do: Give the day on which the earlier social worker left the case.
-- choice: Episodes are taken in the order of their starts, then of the file; every one but the last
--   must have an end, be it one that cannot be read.
-- differs: The validator takes an episode without a start for the last, and so flags the one that
--   truly is. The validator also takes a date that cannot be read for a missing one.
-- source: SSDA903 rule SW08STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, SW_DEC_as_sent,
        lead(row_id) over (partition by CHILD order by SW_DECOM, row_id) as next_row_id
    from SWEpisodes
    where CHILD is not null and SW_DECOM is not null
)

select row_id as SWEpisodes
from in_order
where next_row_id is not null and SW_DEC_as_sent is null

/* examples
- name: open, and another starts later
  SWEpisodes: [{SW_DECOM: 2026-06-01}, {SW_DECOM: 2026-05-01}, {CHILD: B, SW_DECOM: 2026-05-01}]
  flags: {SWEpisodes: [2]}
- name: ended, the last, or beside one without a start
  SWEpisodes: [{SW_DECOM: 2026-05-01, SW_DEC: 2026-06-01}, {SW_DECOM: 2026-06-01}, {SW_DEC: 2026-05-01}]
  flags: {}
*/
