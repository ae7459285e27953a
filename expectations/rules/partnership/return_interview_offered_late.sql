-- title: A return interview was offered more than 72 hours after the child returned
-- message: The interview was first offered more than 72 hours after the child was found or
--   returned, or was not offered within them
-- severity: query
-- flags: missing__return_interviews(offered_at)
-- needs: missing__return_interviews, ssd__missing_episodes
-- years: -
-- dimension: timeliness
-- owner: council
-- affects: EX02, EX03
-- to do: Check the times; if they are right, say why the offer was late.
-- choice: Clock hours. An interview that was not offered for a reason other than that none was is
--   left aside, and so is a return within the last 72 hours before the end of the night's day.
-- source: a rule of this partnership; statutory guidance on children who run away or go missing
--   (2014)

select interviews.row_id as missing__return_interviews
from missing__return_interviews as interviews
join ssd__missing_episodes as ssd using (agency_id, missing_episode_token)
where
    interviews.offered_at > interviews.returned_at + interval 72 hours
    or (
        interviews.offered_at is null
        and coalesce(interviews.declined_reason_code, 'NOT_OFFERED') = 'NOT_OFFERED'
        and interviews.returned_at + interval 72 hours < as_of() + interval 1 day
    )

/* examples
- name: a minute late, and never
  missing__return_interviews:
  - {child: A, missing_episode_token: a, returned_at: 2026-03-02 10:00:00, offered_at: 2026-03-05 10:01:00}
  - {child: B, missing_episode_token: b, returned_at: 2026-03-02 10:00:00}
  ssd__missing_episodes: [{child: A, missing_episode_token: a}, {child: B, missing_episode_token: b}]
  flags: {missing__return_interviews: [1, 2]}
- name: in time, missing again, not yet due
  missing__return_interviews:
  - {child: A, missing_episode_token: a, returned_at: 2026-03-02 10:00:00, offered_at: 2026-03-05 10:00:00}
  - {child: B, missing_episode_token: b, returned_at: 2026-03-02 10:00:00, declined_reason_code: MISSING_AGAIN}
  - {child: C, missing_episode_token: c, returned_at: 2026-03-30 10:00:00}
  ssd__missing_episodes: [{child: A, missing_episode_token: a}, {child: B, missing_episode_token: b}, {child: C, missing_episode_token: c}]
  flags: {}
*/
