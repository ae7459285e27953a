-- title: A social worker episode starts long before the one before ends
-- message: A new social worker episode has started before the end date of the previous social
--   worker episode.
-- severity: error
-- flags: SWEpisodes(SW_DECOM)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: consistency
-- to do: Correct the start of the episode or the end of the one before.
-- choice: Episodes are taken in the order of their starts and ends. Two may overlap by up to seven
--   days; one before without an end overlaps, and so does an episode without a start. A first
--   contact (FCONTA) is not looked at. The rule was modified for 2024/25; the present condition is
--   used from the start.
-- differs: The validator also flags an episode that starts more than seven days after the one
--   before ended, of which the words say nothing.
-- source: SSDA903 rule SW10STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, SW_DECOM, SW_REASON,
        lag(row_id) over by_start as previous_row_id,
        lag(SW_DEC) over by_start as previous_end
    from SWEpisodes
    where CHILD is not null
    window by_start as (
        partition by CHILD order by SW_DECOM nulls last, SW_DEC nulls last, row_id
    )
)

select row_id as SWEpisodes
from in_order
where
    previous_row_id is not null
    and SW_REASON is distinct from 'FCONTA'
    and (previous_end is null or SW_DECOM is null or SW_DECOM < previous_end - 7)

/* examples
- name: eight days before, before an open one, or without a start
  SWEpisodes:
    - {SW_DECOM: 2026-06-01}
    - {SW_DECOM: 2026-05-01, SW_DEC: 2026-06-09}
    - {CHILD: B, SW_DECOM: 2026-05-01}
    - {CHILD: B, SW_DECOM: 2026-06-01}
    - {CHILD: C, SW_DECOM: 2026-05-01, SW_DEC: 2026-06-01}
    - {CHILD: C, SW_ID: SW1}
  flags: {SWEpisodes: [1, 4, 6]}
- name: seven days before, months after, a first contact, or another child's
  SWEpisodes:
    - {SW_DECOM: 2026-06-01, SW_DEC: 2026-07-01}
    - {SW_DECOM: 2026-05-01, SW_DEC: 2026-06-08}
    - {SW_DECOM: 2026-12-01}
    - {CHILD: B, SW_DECOM: 2026-05-01}
    - {CHILD: B, SW_DECOM: 2026-06-01, SW_REASON: FCONTA}
  flags: {}
*/
