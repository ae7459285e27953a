-- title: The last social worker episode ended just before 31 March
-- message: Social worker episode has ended before 31 March and no subsequent social worker episode
--   has been provided.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: completeness
-- to do: Return the social worker episode that followed, or take out the end.
-- choice: Looked at are ends from 26 to 30 March, as rule SW11aSTG2 had the earlier ones and rule
--   SW17STG2 has them from 2025/26. Subsequent is an episode of the child with a later start; one
--   without a start is not. Whether the child is still looked after is not asked.
-- differs: The validator also flags an end on 31 March itself and an episode that is followed by
--   another after one that began earlier; where a row without a start comes next, it flags that
--   row.
-- source: SSDA903 rule SW11bSTG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with latest as (
    select row_id, SW_DEC
    from SWEpisodes
    where CHILD is not null
    qualify row_number() over (
        partition by CHILD order by SW_DECOM desc nulls last, row_id desc
    ) = 1
)

select row_id as SWEpisodes
from latest
where SW_DEC >= collection_end() - 5 and SW_DEC < collection_end()

/* examples
- name: the last one ended between 26 and 30 March, with a row without a start or without
  SWEpisodes:
    - {SW_DECOM: 2026-05-01, SW_DEC: 2027-03-26}
    - {SW_ID: SW1}
    - {CHILD: B, SW_DECOM: 2026-05-01, SW_DEC: 2026-06-01}
    - {CHILD: B, SW_DECOM: 2026-06-01, SW_DEC: 2027-03-30}
  flags: {SWEpisodes: [1, 4]}
- name: earlier, on the last day, open, or followed by another
  SWEpisodes:
    - {SW_DECOM: 2026-05-01, SW_DEC: 2027-03-25}
    - {CHILD: B, SW_DECOM: 2026-05-01, SW_DEC: 2027-03-31}
    - {CHILD: C, SW_DECOM: 2026-05-01}
    - {CHILD: D, SW_DECOM: 2026-04-01, SW_DEC: 2026-05-01}
    - {CHILD: D, SW_DECOM: 2026-05-01, SW_DEC: 2027-03-28}
    - {CHILD: D, SW_DECOM: 2027-03-28}
  flags: {}
*/
