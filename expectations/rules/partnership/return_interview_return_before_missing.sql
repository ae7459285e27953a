-- title: A child returned before it went missing
-- message: The return interview has the child back on a day before the missing episode began
-- severity: error
-- flags: missing__return_interviews(returned_at), ssd__missing_episodes(missing_start_date)
-- needs: missing__return_interviews, ssd__missing_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX03
-- to do: Check both days and correct the one that is wrong.
-- source: a rule of this partnership

select interviews.row_id as missing__return_interviews, ssd.row_id as ssd__missing_episodes
from missing__return_interviews as interviews
join ssd__missing_episodes as ssd using (agency_id, missing_episode_token)
where cast(timezone('Europe/London', timezone('UTC', interviews.returned_at)) as date) < ssd.missing_start_date

/* examples
- name: the day before
  missing__return_interviews: [{child: A, missing_episode_token: a, returned_at: 2026-03-05 20:00:00}]
  ssd__missing_episodes: [{child: A, missing_episode_token: a, missing_start_date: 2026-03-06}]
  flags: {missing__return_interviews: [1], ssd__missing_episodes: [1]}
- name: the same day, just past midnight in summer
  missing__return_interviews:
  - {child: A, missing_episode_token: a, returned_at: 2026-03-06 20:00:00}
  - {child: B, missing_episode_token: b, returned_at: 2025-07-05 23:30:00}
  ssd__missing_episodes:
  - {child: A, missing_episode_token: a, missing_start_date: 2026-03-06}
  - {child: B, missing_episode_token: b, missing_start_date: 2025-07-06}
  flags: {}
*/
