-- title: A missing child was found on another day at the council than with the police
-- message: The same missing episode ended at the council more than a day before or after the
--   police found the child, or is still open there
-- severity: error
-- flags: ssd__missing_episodes(missing_end_date)
-- needs: police__missing_episodes, ssd__missing_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX03, CL14
-- to do: Check the day with the police and correct the end of the episode.
-- choice: An episode is the same if both began on the same day in local time. An end that the
--   council lacks is flagged two days after the child was found.
-- source: a rule of this partnership

with police as (
    select
        child_id,
        cast(timezone('Europe/London', timezone('UTC', missing_from_at)) as date) as missing_on,
        max(cast(timezone('Europe/London', timezone('UTC', found_at)) as date)) as found_on
    from police__missing_episodes
    where child_id is not null and found_at is not null
    group by all
)

select ssd.row_id as ssd__missing_episodes
from ssd__missing_episodes as ssd
join police on police.child_id = ssd.child_id and police.missing_on = ssd.missing_start_date
where
    abs(ssd.missing_end_date - police.found_on) > 1
    or (ssd.missing_end_date is null and police.found_on < as_of() - 1)

/* examples
- name: two days apart, and still open
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 10:00:00, found_at: 2026-03-07 10:00:00}
  - {child: B, missing_from_at: 2026-03-06 10:00:00, found_at: 2026-03-07 10:00:00}
  ssd__missing_episodes: [{child: A, missing_start_date: 2026-03-06, missing_end_date: 2026-03-09}, {child: B, missing_start_date: 2026-03-06}]
  flags: {ssd__missing_episodes: [1, 2]}
- name: the day after, missing with both, found yesterday
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 10:00:00, found_at: 2026-03-07 10:00:00}
  - {child: B, missing_from_at: 2026-03-06 10:00:00}
  - {child: C, missing_from_at: 2026-03-29 10:00:00, found_at: 2026-03-30 10:00:00}
  ssd__missing_episodes:
  - {child: A, missing_start_date: 2026-03-06, missing_end_date: 2026-03-08}
  - {child: B, missing_start_date: 2026-03-06, missing_end_date: 2026-03-06}
  - {child: C, missing_start_date: 2026-03-29}
  flags: {}
*/
