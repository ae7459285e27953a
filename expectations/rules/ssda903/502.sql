-- title: The episode that was open last year starts on another day
-- message: Last year's record ended with an open episode. The date on which that episode started does not match the start date of the first episode on this year’s record.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Begin this year's record with the episode that was open on 31 March, from its own start.
-- choice: Every episode that was open last year is compared, also where there were two. An end that
--   cannot be read is an end.
-- differs: The validator gives no result for anybody where one child has no readable DECOM; here
--   only that child is left out.
-- source: SSDA903 rule 502, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with open_last_year as (
    select CHILD, DECOM from Episodes_last where DEC_as_sent is null
)

select firsts.row_id as Episodes
from episodes_in_order as firsts
join open_last_year using (CHILD)
where
    firsts.position = 1
    and firsts.DECOM is not null
    and firsts.DECOM is distinct from open_last_year.DECOM

/* examples
- name: another day, or its start is not known
  Episodes_last: [{DECOM: 2025-05-01}, {CHILD: B}]
  Episodes: [{DECOM: 2025-06-01}, {DECOM: 2025-05-02}, {CHILD: B, DECOM: 2025-05-01}]
  flags: {Episodes: [2, 3]}
- name: two were open, and one of them does not match
  Episodes_last: [{DECOM: 2025-05-01}, {DECOM: 2025-07-01}]
  Episodes: [{DECOM: 2025-05-01}]
  flags: {Episodes: [1]}
- name: the same day, ended or said to have ended last year, or new this year
  Episodes_last: [{DECOM: 2025-05-01}, {CHILD: B, DECOM: 2025-05-01, DEC: 2025-06-01}, {CHILD: C, DECOM: 2025-05-01, DEC: '31/31/2025'}]
  Episodes: [{DECOM: 2025-06-01}, {DECOM: 2025-05-01}, {CHILD: B, DECOM: 2025-07-01}, {CHILD: C, DECOM: 2025-07-01}, {CHILD: D, DECOM: 2025-07-01}]
  flags: {}
- name: the return of the year before did not come
  without: [Episodes_last]
  Episodes: [{DECOM: 2025-05-01}]
  state: not run
  flags: {}
*/
