-- title: A social worker episode ended early and the next does not follow on it
-- message: Social worker episode has ended before 31 March and no subsequent social worker episode
--   has been provided.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024
-- dimension: consistency
-- to do: Return the social worker episode that followed, or correct the dates.
-- choice: The list of words lacks those of this rule; they are taken from rule SW11bSTG2, which has
--   the ends of the last days of the year. Looked at are ends until 26 March. The next episode of
--   the child must start within five days before or after; where there is none, the child must no
--   longer be looked after on 31 March. The rule held for 2023/24 only.
-- differs: The validator passes a child whose last social worker episode ended early and has
--   nothing after it.
-- source: SSDA903 rule SW11aSTG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, CHILD, SW_DECOM, SW_DEC,
        lag(SW_DEC) over by_start as previous_end,
        lead(row_id) over by_start is null as is_last
    from SWEpisodes
    where CHILD is not null
    window by_start as (partition by CHILD order by SW_DECOM nulls last, row_id)
),

looked_after_at_the_end as (
    select CHILD
    from Episodes
    where DECOM <= collection_end() and (DEC is null or DEC > collection_end())
),

not_following as (
    select row_id
    from in_order
    where
        previous_end <= collection_end() - 5
        and (SW_DECOM is null or SW_DECOM not between previous_end - 5 and previous_end + 5)
),

not_followed as (
    select in_order.row_id
    from in_order
    semi join looked_after_at_the_end using (CHILD)
    where in_order.is_last and in_order.SW_DEC <= collection_end() - 5
)

select row_id as SWEpisodes from not_following
union
select row_id from not_followed

/* examples
- name: six days after the end of the one before, or without a start
  SWEpisodes:
    - {SW_DECOM: 2023-05-01, SW_DEC: 2024-03-20}
    - {SW_DECOM: 2024-03-26}
    - {CHILD: B, SW_DECOM: 2023-05-01, SW_DEC: 2024-03-26}
    - {CHILD: B, SW_ID: SW1}
  flags: {SWEpisodes: [2, 4]}
- name: nothing after, and looked after at the end
  Episodes: [{DECOM: 2023-05-01}]
  SWEpisodes: [{SW_DECOM: 2023-05-01, SW_DEC: 2024-03-26}]
  flags: {SWEpisodes: [1]}
- name: five days after, ended in the last days, or left care
  Episodes: [{CHILD: C, DECOM: 2023-05-01, DEC: 2024-03-31}]
  SWEpisodes:
    - {SW_DECOM: 2023-05-01, SW_DEC: 2024-03-20}
    - {SW_DECOM: 2024-03-25}
    - {CHILD: B, SW_DECOM: 2023-05-01, SW_DEC: 2024-03-27}
    - {CHILD: B, SW_ID: SW1}
    - {CHILD: C, SW_DECOM: 2023-05-01, SW_DEC: 2024-03-20}
  flags: {}
*/
