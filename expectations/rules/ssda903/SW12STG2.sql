-- title: The social worker episodes of a child in care do not reach through the year
-- message: If a child is looked after on 31 March then all social worker episodes for the full
--   previous year should be reported, even those whilst they were not looked after
-- severity: error
-- flags: Episodes(DECOM)
-- needs: SWEpisodes, Episodes
-- years: 2024-
-- dimension: completeness
-- to do: Return the child's social worker episodes from 1 April on.
-- choice: The year is that of the return. A child who was looked after on its first day too must
--   have a social worker episode that lasts on that day; another child one within the year, for
--   nobody can say when it first had a social worker. Respite (V3, V4) is left out; a start with
--   unknown parts is taken for the last day that it can be. Flagged is the episode of 31 March. The
--   rule was modified for 2024/25; the present words are used from the start.
-- differs: The validator does not ask whether the child is looked after on 31 March; it looks at
--   episodes that start or end care and fails one for any social worker episode that did not begin
--   by its end or after its start, so that an open one of a child who came into care before always
--   fails; its flag names a field that Episodes has not.
-- source: SSDA903 rule SW12STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with episodes_in_care as (
    select row_id, CHILD, DECOM, DEC
    from Episodes
    where coalesce(LS, '') not in ('V3', 'V4')
),

looked_after_at_start as (
    select distinct CHILD
    from episodes_in_care
    where DECOM <= collection_start() and (DEC is null or DEC >= collection_start())
),

at_end as (
    select
        episodes_in_care.row_id,
        episodes_in_care.CHILD,
        if(looked_after_at_start.CHILD is null, collection_end(), collection_start()) as begun_by
    from episodes_in_care
    left join looked_after_at_start using (CHILD)
    where
        episodes_in_care.DECOM <= collection_end()
        and (episodes_in_care.DEC is null or episodes_in_care.DEC > collection_end())
),

first_in_year as (
    select
        SWEpisodes.CHILD,
        min(coalesce(SWEpisodes.SW_DECOM, partial_dates.latest_day)) as began_on
    from SWEpisodes
    left join partial_dates on SWEpisodes.SW_DECOM_as_sent = partial_dates.as_sent
    where SWEpisodes.SW_DEC_as_sent is null or SWEpisodes.SW_DEC >= collection_start()
    group by SWEpisodes.CHILD
)

select at_end.row_id as Episodes
from at_end
left join first_in_year using (CHILD)
where first_in_year.began_on is null or first_in_year.began_on > at_end.begun_by

/* examples
- name: none on the first day, none at all, or only one that ended before the year
  Episodes: [{DECOM: 2026-04-01}, {CHILD: B, DECOM: 2026-12-01}, {CHILD: C, DECOM: 2026-12-01}]
  SWEpisodes: [{SW_DECOM: 2026-04-02}, {CHILD: C, SW_DECOM: 2025-04-01, SW_DEC: 2026-03-31}]
  flags: {Episodes: [1, 2, 3]}
- name: one on the first day, one later for a child who came later
  Episodes:
    - {DECOM: 2020-01-01, DEC: 2026-06-01}
    - {DECOM: 2026-06-01}
    - {CHILD: B, DECOM: 2026-04-02}
    - {CHILD: C, DECOM: 2020-01-01}
  SWEpisodes: [{SW_DECOM: 2026-04-01}, {CHILD: B, SW_DECOM: 2026-05-01}, {CHILD: C, SW_DECOM: 01/ZZ/ZZZZ, SW_DEC: 2026-04-01}]
  flags: {}
- name: left care, or in respite
  Episodes: [{DECOM: 2020-01-01, DEC: 2027-03-31}, {CHILD: B, DECOM: 2026-05-01, LS: V4}]
  SWEpisodes: [{CHILD: C, SW_DECOM: 2026-04-01}]
  flags: {}
*/
