-- title: A social worker episode other than the last has no end
-- message: A social worker episode that is not the last one of the child has no end date.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024
-- dimension: completeness
-- to do: Give the day on which the earlier social worker left the case.
-- choice: The list of words lacks those of this rule; the message is ours. The last is the one with
--   the latest start, or one without a start, then the later in the file. An end that cannot be
--   read counts as missing. The rule held for 2023/24 only.
-- source: SSDA903 rule SW14STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, SW_DEC,
        lead(row_id) over (
            partition by CHILD order by SW_DECOM nulls last, row_id
        ) as next_row_id
    from SWEpisodes
    where CHILD is not null
)

select row_id as SWEpisodes
from in_order
where next_row_id is not null and SW_DEC is null

/* examples
- name: open, or with an unreadable end, and another after it
  SWEpisodes:
    - {SW_DECOM: 2023-05-01}
    - {SW_DECOM: 2023-06-01}
    - {CHILD: B, SW_DECOM: 2023-05-01, SW_DEC: '31/31/2023'}
    - {CHILD: B}
  flags: {SWEpisodes: [1, 3]}
- name: ended, or the last
  SWEpisodes: [{SW_DECOM: 2023-05-01, SW_DEC: 2023-06-01}, {SW_DECOM: 2023-06-01}, {CHILD: B}]
  flags: {}
*/
