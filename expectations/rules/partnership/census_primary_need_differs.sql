-- title: The primary need differs between the CIN census and the case system
-- message: The same episode of need has another primary need in the Standard Safeguarding Dataset
-- severity: query
-- flags: cin_census__cin_details(primary_need_code), ssd__referrals(primary_need_code)
-- needs: cin_census__header, cin_census__cin_details, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05
-- to do: Take the need from the assessment and correct the copy that differs, or say when it was
--   changed.
-- choice: A need that one of them does not state (N0) is not compared.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select details.row_id as cin_census__cin_details, referrals.row_id as ssd__referrals
from cin_census__cin_details as details
join reference using (agency_id)
join ssd__referrals as referrals using (agency_id, person_token, referral_date)
where
    details.primary_need_code <> referrals.primary_need_code
    and 'N0' not in (details.primary_need_code, referrals.primary_need_code)

/* examples
- name: abuse in one, disability in the other
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02, primary_need_code: N1}]
  ssd__referrals: [{child: A, referral_date: 2025-06-02, primary_need_code: N2}]
  flags: {cin_census__cin_details: [1], ssd__referrals: [1]}
- name: the same, not stated, none
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details:
  - {child: A, referral_date: 2025-06-02, primary_need_code: N1}
  - {child: B, referral_date: 2025-06-02, primary_need_code: N0}
  - {child: C, referral_date: 2025-06-02}
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02, primary_need_code: N1}
  - {child: B, referral_date: 2025-06-02, primary_need_code: N2}
  - {child: C, referral_date: 2025-06-02, primary_need_code: N2}
  flags: {}
*/
