-- title: A child was stepped up to social care without a referral
-- message: The step up to social care names no referral that the Standard Safeguarding Dataset
--   lists, and the child has none within five working days around it
-- severity: error
-- flags: family_help__steps(referral_id)
-- needs: family_help__steps, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EH02, FD15
-- due working days: 2
-- to do: Open the referral, or put the step to the right one.
-- choice: Reckoned from the day of effect, or else that of the decision. Steps of the last five
--   working days are left aside.
-- source: a rule of this partnership

with stepped_up as (
    select
        row_id, agency_id, person_token, referral_token,
        coalesce(effective_date, decided_date) as stepped_on
    from family_help__steps
    where direction_code = 'UP' and to_status_code in ('CIN', 'CP', 'CLA')
),

referred as (
    select steps.row_id
    from stepped_up as steps
    join ssd__referrals as referrals using (agency_id, referral_token)
    union
    select steps.row_id
    from stepped_up as steps
    join ssd__referrals as referrals using (agency_id, person_token)
    where
        steps.referral_token is null
        and abs(working_days_between(steps.stepped_on, referrals.referral_date)) <= 5
)

select steps.row_id as family_help__steps
from stepped_up as steps
where working_days_between(steps.stepped_on, as_of()) > 5 and steps.row_id not in (from referred)

/* examples
- name: a referral that is not there, and none
  family_help__steps:
  - {child: A, direction_code: UP, to_status_code: CIN, decided_date: 2026-03-06, referral_token: x}
  - {child: B, direction_code: UP, to_status_code: CP, decided_date: 2026-03-06}
  ssd__referrals: [{child: A, referral_date: 2026-03-06, referral_token: y}, {child: B, referral_date: 2026-02-26}]
  flags: {family_help__steps: [1, 2]}
- name: named, that week, to family help, stepped up this week
  family_help__steps:
  - {child: A, direction_code: UP, to_status_code: CIN, decided_date: 2026-03-06, referral_token: y}
  - {child: B, direction_code: UP, to_status_code: CP, decided_date: 2026-03-06}
  - {child: C, direction_code: UP, to_status_code: FAMILY_HELP, decided_date: 2026-03-06}
  - {child: D, direction_code: UP, to_status_code: CIN, decided_date: 2026-03-27}
  ssd__referrals: [{child: A, referral_date: 2026-03-06, referral_token: y}, {child: B, referral_date: 2026-02-27}]
  flags: {}
*/
