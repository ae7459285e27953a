-- title: An early help episode ended by a step up and no referral followed
-- message: The outcome of the episode is that the child was stepped up to social care, and the
--   child has no referral open on its last day or received within ten working days around it
-- severity: error
-- flags: family_help__episodes(outcome_code)
-- needs: family_help__episodes, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EH02, FD15
-- due working days: 2
-- to do: Open the referral, or correct the outcome of the episode.
-- choice: Episodes that ended within the last ten working days are left aside.
-- source: a rule of this partnership

with stepped_up as (
    select row_id, agency_id, person_token, episode_end_date
    from family_help__episodes
    where outcome_code = 'STEP_UP' and working_days_between(episode_end_date, as_of()) > 10
),

referred as (
    select stepped_up.row_id
    from stepped_up
    join ssd__referrals as referrals using (agency_id, person_token)
    where
        abs(working_days_between(stepped_up.episode_end_date, referrals.referral_date)) <= 10
        or (
            referrals.referral_date <= stepped_up.episode_end_date
            and (
                referrals.close_date is null
                or referrals.close_date > stepped_up.episode_end_date
            )
        )
)

select row_id as family_help__episodes
from stepped_up
where row_id not in (from referred)

/* examples
- name: none, and one that was closed long before
  family_help__episodes: [{child: A, outcome_code: STEP_UP, episode_end_date: 2026-03-06}, {child: B, outcome_code: STEP_UP, episode_end_date: 2026-03-06}]
  ssd__referrals: [{child: B, referral_date: 2025-03-06, close_date: 2025-09-06}]
  flags: {family_help__episodes: [1, 2]}
- name: within ten working days, open, another outcome
  family_help__episodes:
  - {child: A, outcome_code: STEP_UP, episode_end_date: 2026-03-06}
  - {child: B, outcome_code: STEP_UP, episode_end_date: 2026-03-06}
  - {child: C, outcome_code: NEEDS_MET, episode_end_date: 2026-03-06}
  ssd__referrals: [{child: A, referral_date: 2026-03-20}, {child: B, referral_date: 2025-03-06}]
  flags: {}
*/
