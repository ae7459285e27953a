-- title: A child looked after at the end of the year was left out of the CIN census
-- message: SSDA903 has the child looked after on the census's last day, and the CIN census does
--   not have the child
-- severity: error
-- flags: ssda903__episodes(episode_start_date, episode_end_date)
-- needs: ssda903__episodes, cin_census__header, cin_census__children
-- years: -
-- dimension: completeness
-- owner: council
-- affects: AS05
-- to do: Add the child to the census, since every looked-after child is in need, or end the
--   episode in SSDA903.
-- choice: Compared where the newest episodes of SSDA903 begin in the census's year.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

in_step as (
    select agency_id, any_value(reference.day) as day
    from ssda903__episodes
    join reference using (agency_id)
    group by agency_id
    having
        quantile_disc(episode_start_date, 0.99)
        between birthday(any_value(reference.day), -1) + 1 and any_value(reference.day)
)

select episodes.row_id as ssda903__episodes
from ssda903__episodes as episodes
join in_step using (agency_id)
left join cin_census__children as children using (agency_id, person_token)
where
    episodes.episode_start_date <= in_step.day
    and (episodes.episode_end_date is null or episodes.episode_end_date > in_step.day)
    and episodes.person_token is not null
    and children.row_id is null

/* examples
- name: not in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: B}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {ssda903__episodes: [1]}
- name: in the census, or care ended on the last day
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_end_date: 2026-03-31}]
  flags: {}
- name: SSDA903 is of the year before
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: B}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-03-31}]
  flags: {}
*/
