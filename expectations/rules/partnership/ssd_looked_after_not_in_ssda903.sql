-- title: A child looked after at the end of the year was left out of SSDA903
-- message: The Standard Safeguarding Dataset holds an episode of care that was open on the last
--   day of the SSDA903 year, and the return has no open episode of the child
-- severity: error
-- flags: ssd__cla_episodes(episode_start_date, episode_ceased_date)
-- needs: ssda903__episodes, ssd__cla_episodes
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL01, CL02
-- to do: Add the episode to the return, or cease it in the case system if it had ended.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone.
-- source: a rule of this partnership

with year_end as (
    select
        agency_id,
        quantile_disc(episode_start_date, 0.99) as newest,
        make_date(year(newest) + if(month(newest) > 3, 1, 0), 3, 31) as day
    from ssda903__episodes
    group by agency_id
    having day <= as_of()
),

open_in_return as (
    select distinct agency_id, person_token
    from ssda903__episodes
    join year_end using (agency_id)
    where
        person_token is not null
        and (episode_end_date is null or episode_end_date >= year_end.day)
)

select episodes.row_id as ssd__cla_episodes
from ssd__cla_episodes as episodes
join year_end using (agency_id)
where
    episodes.episode_start_date <= year_end.day
    and (episodes.episode_ceased_date is null or episodes.episode_ceased_date > year_end.day)
    and (episodes.agency_id, episodes.person_token) not in (
        select (agency_id, person_token) from open_in_return
    )

/* examples
- name: another child alone is in the return, and an episode that ended in it
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: C, episode_start_date: 2025-06-02, episode_end_date: 2026-03-30}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2026-03-31}, {child: C, episode_start_date: 2025-06-02}]
  flags: {ssd__cla_episodes: [1, 2]}
- name: in both, begun after the year
  as_of: 2026-05-01
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2026-04-01}]
  flags: {}
*/
