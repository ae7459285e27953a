-- title: A child looked after at the end of the SSDA903 year is not so in the case system
-- message: SSDA903 has the child looked after on the year's last day, and the Standard
--   Safeguarding Dataset holds no episode of care that was open that day
-- severity: error
-- flags: ssda903__episodes(episode_start_date, episode_end_date)
-- needs: ssda903__episodes, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Find the episode in the case system and correct its dates in the return or in the daily
--   extract.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. An
--   episode that ends on that day counts as open in the daily extract.
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

open_in_ssd as (
    select distinct agency_id, person_token
    from ssd__cla_episodes
    join year_end using (agency_id)
    where
        episode_start_date <= year_end.day
        and (episode_ceased_date is null or episode_ceased_date >= year_end.day)
)

select episodes.row_id as ssda903__episodes
from ssda903__episodes as episodes
join year_end using (agency_id)
where
    episodes.episode_start_date <= year_end.day
    and episodes.episode_end_date is null
    and episodes.person_token is not null
    and (episodes.agency_id, episodes.person_token) not in (
        select (agency_id, person_token) from open_in_ssd
    )

/* examples
- name: no episode, and one that ceased before
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-30}]
  flags: {ssda903__episodes: [1, 2]}
- name: open in both, ended in the return
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2025-06-02, episode_end_date: 2026-01-10}
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-31}]
  flags: {}
- name: the year is not over
  as_of: 2026-03-30
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  sent: [ssd__cla_episodes]
  flags: {}
*/
