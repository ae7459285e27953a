-- title: A child was stepped down and the case is still open
-- message: The step down from social care took effect more than ten working days ago, and the
--   referral that it closes is open
-- severity: error
-- flags: family_help__steps(effective_date), ssd__referrals(close_date)
-- needs: family_help__steps, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, AS06
-- to do: Close the case, or correct the step.
-- source: a rule of this partnership

select steps.row_id as family_help__steps, referrals.row_id as ssd__referrals
from family_help__steps as steps
join ssd__referrals as referrals using (agency_id, referral_token)
where
    steps.direction_code = 'DOWN'
    and steps.from_status_code in ('CIN', 'CP', 'CLA')
    and steps.to_status_code in ('UNIVERSAL', 'EARLY_HELP', 'FAMILY_HELP')
    and working_days_between(steps.effective_date, as_of()) > 10
    and referrals.close_date is null

/* examples
- name: eleven working days ago
  family_help__steps: [{child: A, direction_code: DOWN, from_status_code: CIN, to_status_code: EARLY_HELP, effective_date: 2026-03-16, referral_token: a}]
  ssd__referrals: [{child: A, referral_token: a}]
  flags: {family_help__steps: [1], ssd__referrals: [1]}
- name: ten working days ago, closed, from plan to child in need, not in effect
  family_help__steps:
  - {child: A, direction_code: DOWN, from_status_code: CIN, to_status_code: EARLY_HELP, effective_date: 2026-03-17, referral_token: a}
  - {child: B, direction_code: DOWN, from_status_code: CIN, to_status_code: EARLY_HELP, effective_date: 2026-03-02, referral_token: b}
  - {child: C, direction_code: DOWN, from_status_code: CP, to_status_code: CIN, effective_date: 2026-03-02, referral_token: c}
  - {child: D, direction_code: DOWN, from_status_code: CIN, to_status_code: EARLY_HELP, referral_token: d}
  ssd__referrals: [{child: A, referral_token: a}, {child: B, referral_token: b, close_date: 2026-03-02}, {child: C, referral_token: c}, {child: D, referral_token: d}]
  flags: {}
*/
