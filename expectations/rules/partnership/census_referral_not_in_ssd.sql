-- title: A referral of the CIN census is not in the Standard Safeguarding Dataset
-- message: The child has no referral of that day in the Standard Safeguarding Dataset
-- severity: error
-- flags: cin_census__cin_details(referral_date)
-- needs: cin_census__header, cin_census__cin_details, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD15, FD16, FD17
-- to do: Look up the day on which the referral was received and correct the copy that differs.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select details.row_id as cin_census__cin_details
from cin_census__cin_details as details
join reference using (agency_id)
left join ssd__referrals as referrals using (agency_id, person_token, referral_date)
where
    referrals.row_id is null
    and details.person_token is not null
    and details.referral_date is not null

/* examples
- name: the day after
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02}]
  ssd__referrals: [{child: A, referral_date: 2025-06-03}, {child: B, referral_date: 2025-06-02}]
  flags: {cin_census__cin_details: [1]}
- name: the same day, or no day at all
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02}, {child: B}]
  ssd__referrals: [{child: A, referral_date: 2025-06-02}]
  flags: {}
*/
