-- title: A return interview without a missing episode
-- message: The return interview names no missing episode that the Standard Safeguarding Dataset
--   of the council lists for the child
-- severity: error
-- flags: missing__return_interviews(missing_episode_id)
-- needs: missing__return_interviews, ssd__missing_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX02, EX03
-- to do: Record the missing episode, or put the interview to the right one.
-- source: a rule of this partnership

select interviews.row_id as missing__return_interviews
from missing__return_interviews as interviews
left join ssd__missing_episodes as ssd using (agency_id, missing_episode_token, person_token)
where ssd.row_id is null

/* examples
- name: none named, unknown, another child's
  missing__return_interviews: [{child: A}, {child: B, missing_episode_token: x}, {child: C, missing_episode_token: d}]
  ssd__missing_episodes: [{child: D, missing_episode_token: d}]
  flags: {missing__return_interviews: [1, 2, 3]}
- name: the child's own
  missing__return_interviews: [{child: A, missing_episode_token: a}]
  ssd__missing_episodes: [{child: A, missing_episode_token: a}]
  flags: {}
*/
