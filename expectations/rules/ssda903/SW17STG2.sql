-- title: No social worker episode is open at the end of the year
-- message: There is no social worker episode open at 31 March
-- severity: error
-- flags: SWEpisodes(SW_DEC, SW_DECOM)
-- needs: SWEpisodes
-- years: 2026-
-- dimension: completeness
-- to do: Return the social worker episode of 31 March, or take out the end of the last one.
-- choice: An episode that ends on 31 March is not open then. Whether the child is still looked
--   after is not asked. Flagged is the child's episode with the latest start, one without a start
--   before all. An end that cannot be read is an end.
-- differs: The validator looks only at the latest episode, so it also flags a child with an earlier
--   one that is open, and one whose latest ends after 31 March.
-- source: SSDA903 rule SW17STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with open_at_end as (
    select CHILD
    from SWEpisodes
    where SW_DEC_as_sent is null or SW_DEC > collection_end()
),

latest as (
    select row_id, CHILD
    from SWEpisodes
    where CHILD is not null
    qualify row_number() over (
        partition by CHILD order by SW_DECOM desc nulls first, row_id desc
    ) = 1
)

select latest.row_id as SWEpisodes
from latest
anti join open_at_end using (CHILD)

/* examples
- name: the latest ended on 31 March, or long before
  SWEpisodes:
    - {SW_DECOM: 2026-06-01, SW_DEC: 2027-03-31}
    - {SW_DECOM: 2026-05-01, SW_DEC: 2026-06-01}
    - {CHILD: B, SW_DECOM: 2026-06-01, SW_DEC: '31/31/2027'}
  flags: {SWEpisodes: [1, 3]}
- name: the latest is open, ends after the year, or another is open
  SWEpisodes:
    - {SW_DECOM: 2026-06-01}
    - {CHILD: B, SW_DECOM: 2026-06-01, SW_DEC: 2027-04-01}
    - {CHILD: C, SW_DECOM: 2026-05-01}
    - {CHILD: C, SW_DECOM: 2026-06-01, SW_DEC: 2026-07-01}
  flags: {}
*/
