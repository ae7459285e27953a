-- title: A missing episode ended at the council before it began with the police
-- message: The council has the child back on a day before the police have it missing, in an
--   episode that began within a day of theirs
-- severity: error
-- flags: ssd__missing_episodes(missing_end_date)
-- needs: police__missing_episodes, ssd__missing_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX01, EX03
-- to do: Check the days with the placement and the police and correct the copy that is wrong.
-- choice: Where another episode of the council's fits the police's, the child went missing twice
--   and nothing is flagged.
-- source: a rule of this partnership

with paired as (
    select
        police.row_id as police_row,
        ssd.row_id,
        ssd.missing_end_date < cast(timezone('Europe/London', timezone('UTC', police.missing_from_at)) as date) as is_over_before
    from police__missing_episodes as police
    join ssd__missing_episodes as ssd using (child_id)
    where abs(ssd.missing_start_date - cast(timezone('Europe/London', timezone('UTC', police.missing_from_at)) as date)) <= 1
)

select any_value(row_id) as ssd__missing_episodes
from paired
group by police_row
having bool_and(coalesce(is_over_before, false))

/* examples
- name: back the day before
  police__missing_episodes: [{child: A, missing_from_at: 2026-03-06 10:00:00}]
  ssd__missing_episodes: [{child: A, missing_start_date: 2026-03-05, missing_end_date: 2026-03-05}]
  flags: {ssd__missing_episodes: [1]}
- name: the same day, still missing, a second episode fits
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 10:00:00}
  - {child: B, missing_from_at: 2026-03-06 10:00:00}
  - {child: C, missing_from_at: 2026-03-06 10:00:00}
  ssd__missing_episodes:
  - {child: A, missing_start_date: 2026-03-06, missing_end_date: 2026-03-06}
  - {child: B, missing_start_date: 2026-03-06}
  - {child: C, missing_start_date: 2026-03-05, missing_end_date: 2026-03-05}
  - {child: C, missing_start_date: 2026-03-06, missing_end_date: 2026-03-08}
  flags: {}
*/
