-- title: A referral of the census's year was left out of the CIN census
-- message: The Standard Safeguarding Dataset holds a referral received in the census's year, and
--   the census has none of that day for the child
-- severity: error
-- flags: ssd__referrals(referral_date)
-- needs: cin_census__header, cin_census__cin_details, ssd__referrals
-- years: -
-- dimension: completeness
-- owner: council
-- affects: FD15, FD16, FD17, FD19
-- to do: Add the referral to the census, or correct its day in the case system.
-- choice: Every referral counts, also one that led to no further action. The year is the 12
--   months that end on the census's last day.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select referrals.row_id as ssd__referrals
from ssd__referrals as referrals
join reference using (agency_id)
left join cin_census__cin_details as details using (agency_id, person_token, referral_date)
where
    details.row_id is null
    and referrals.referral_date <= reference.day
    and referrals.referral_date > birthday(reference.day, -1)

/* examples
- name: the first day of the year, and another day in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: B, referral_date: 2025-06-03}]
  ssd__referrals: [{child: A, referral_date: 2025-04-01}, {child: B, referral_date: 2025-06-02}]
  flags: {ssd__referrals: [1, 2]}
- name: in the census, before its year, after it
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02}]
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02}
  - {child: B, referral_date: 2025-03-31}
  - {child: C, referral_date: 2026-04-01}
  flags: {}
*/
