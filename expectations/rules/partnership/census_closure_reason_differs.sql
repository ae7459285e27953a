-- title: The reason for closure differs between the CIN census and the case system
-- message: The same closed episode of need has another reason for closure in the Standard
--   Safeguarding Dataset
-- severity: error
-- flags: cin_census__cin_details(close_reason_code), ssd__referrals(close_reason_code)
-- needs: cin_census__header, cin_census__cin_details, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD20
-- to do: Look up why the case was closed and correct the copy that differs.
-- choice: Compared where both have the same day of closure and a reason.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select details.row_id as cin_census__cin_details, referrals.row_id as ssd__referrals
from cin_census__cin_details as details
join reference using (agency_id)
join ssd__referrals as referrals using (agency_id, person_token, referral_date, close_date)
where details.close_reason_code <> referrals.close_reason_code

/* examples
- name: no further action in one, no longer in need in the other
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC8}]
  ssd__referrals: [{child: A, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC7}]
  flags: {cin_census__cin_details: [1], ssd__referrals: [1]}
- name: the same, none in one of them, another day
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details:
  - {child: A, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC8}
  - {child: B, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC8}
  - {child: C, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC8}
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02, close_date: 2025-09-01, close_reason_code: RC8}
  - {child: B, referral_date: 2025-06-02, close_date: 2025-09-01}
  - {child: C, referral_date: 2025-06-02, close_date: 2025-09-02, close_reason_code: RC7}
  flags: {}
*/
