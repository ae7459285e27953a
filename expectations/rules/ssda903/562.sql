-- title: An episode from before the year is not the last one of last year's return
-- message: Episode commenced before the start of the current collection year but there is a missing
--   continuous episode in the previous year.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the episode, or have the episode added to the return of the year
--   before.
-- choice: The first episode of a child that began before the year must have the start of the
--   child's last episode in the return of the year before; whether that one was open is not asked.
-- source: SSDA903 rule 562, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with first_before as (
    select row_id, CHILD, DECOM
    from Episodes
    where DECOM < collection_start()
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
),

last_of_last_year as (
    select CHILD, max(DECOM) as DECOM from Episodes_last group by CHILD
)

select first_before.row_id as Episodes
from first_before
anti join last_of_last_year using (CHILD, DECOM)

/* examples
- name: begun on another day, or unknown last year
  Episodes: [{DECOM: 2026-03-31}, {DECOM: 2026-03-30}, {CHILD: B, DECOM: 2026-03-31}]
  Episodes_last: [{DECOM: 2026-03-31}, {CHILD: C, DECOM: 2026-03-31}]
  flags: {Episodes: [2, 3]}
- name: begun on the same day, or not before the year
  Episodes: [{DECOM: 2026-03-31}, {CHILD: B, DECOM: 2026-04-01}, {CHILD: C}]
  Episodes_last: [{DECOM: 2025-06-01}, {DECOM: 2026-03-31}]
  flags: {}
*/
