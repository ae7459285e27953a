-- title: A looked-after child's missing episode was left out of SSDA903
-- message: The Standard Safeguarding Dataset holds a missing episode that began while the child
--   was looked after in the return's year, and the return has none of that day
-- severity: error
-- flags: ssd__missing_episodes(missing_start_date, missing_type_code)
-- needs: ssda903__episodes, ssda903__missing, ssd__missing_episodes
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL14
-- to do: Add the episode to the return, or correct its first day in the case system.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. A
--   child is looked after from an episode's first day to the day before its last, as the return has
--   it.
-- source: a rule of this partnership

with year_end as (
    select
        agency_id,
        quantile_disc(episode_start_date, 0.99) as newest,
        make_date(year(newest) + if(month(newest) > 3, 1, 0), 3, 31) as day
    from ssda903__episodes
    group by agency_id
    having day <= as_of()
)

select distinct ssd.row_id as ssd__missing_episodes
from ssd__missing_episodes as ssd
join year_end using (agency_id)
join ssda903__episodes as episodes using (agency_id, person_token)
left join ssda903__missing as missing using (agency_id, person_token, missing_start_date)
where
    ssd.missing_start_date <= year_end.day
    and ssd.missing_start_date > birthday(year_end.day, -1)
    and episodes.episode_start_date <= ssd.missing_start_date
    and (episodes.episode_end_date is null or episodes.episode_end_date > ssd.missing_start_date)
    and missing.row_id is null

/* examples
- name: while looked after
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__missing: [{child: B, missing_start_date: 2025-06-02}]
  ssd__missing_episodes: [{child: A, missing_start_date: 2025-06-02}]
  flags: {ssd__missing_episodes: [1]}
- name: in the return, before care, after the year, on the day care ended
  as_of: 2026-05-01
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_end_date: 2025-09-01}]
  ssda903__missing: [{child: A, missing_start_date: 2025-07-02}]
  ssd__missing_episodes:
  - {child: A, missing_start_date: 2025-07-02}
  - {child: A, missing_start_date: 2025-06-01}
  - {child: A, missing_start_date: 2026-04-01}
  - {child: B, missing_start_date: 2025-09-01}
  flags: {}
*/
