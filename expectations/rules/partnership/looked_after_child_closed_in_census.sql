-- title: A child looked after at the end of the year has no open episode of need in the CIN census
-- message: SSDA903 has the child looked after on the census's last day, and every episode of need
--   in the CIN census is closed
-- severity: error
-- flags: cin_census__cin_details(close_date)
-- needs: ssda903__episodes, cin_census__header, cin_census__cin_details
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05
-- to do: Reopen the episode of need in the census, or end the episode of care in SSDA903.
-- choice: Compared where the newest episodes of SSDA903 begin in the census's year. The closed
--   episode of need that began last is flagged.
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
),

in_care as (
    select distinct agency_id, person_token
    from ssda903__episodes
    join in_step using (agency_id)
    where
        episode_start_date <= in_step.day
        and (episode_end_date is null or episode_end_date > in_step.day)
),

latest as (
    select agency_id, person_token, arg_max(row_id, referral_date) as row_id
    from cin_census__cin_details
    where referral_date is not null
    group by all
    having count(*) = count(close_date)
)

select latest.row_id as cin_census__cin_details
from latest
join in_care using (agency_id, person_token)

/* examples
- name: closed
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-05-01, close_date: 2026-01-10}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {cin_census__cin_details: [1]}
- name: a second episode of need is open, or care ended
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details:
  - {child: A, referral_date: 2025-05-01, close_date: 2026-01-10}
  - {child: A, referral_date: 2026-02-01}
  - {child: B, referral_date: 2025-05-01, close_date: 2026-01-10}
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_end_date: 2026-01-10}]
  flags: {}
*/
