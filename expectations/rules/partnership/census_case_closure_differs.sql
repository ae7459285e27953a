-- title: An episode of need is closed on another day in the CIN census than in the case system
-- message: The same episode of need has another day of closure in the Standard Safeguarding
--   Dataset, or one in one of them only
-- severity: error
-- flags: cin_census__cin_details(close_date), ssd__referrals(close_date)
-- needs: cin_census__header, cin_census__cin_details, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, AS06
-- to do: Look up when the case was closed and correct the copy that differs.
-- choice: An episode is the same if child and day of referral are. A closure after the census's
--   last day counts as open in both. A referral without further action is not compared, as its day of
--   closure is left out by some.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select details.row_id as cin_census__cin_details, referrals.row_id as ssd__referrals
from cin_census__cin_details as details
join reference using (agency_id)
join ssd__referrals as referrals using (agency_id, person_token, referral_date)
where
    details.is_referral_nfa is distinct from true
    and referrals.is_referral_nfa is distinct from true
    and if(details.close_date <= reference.day, details.close_date, null)
    is distinct from if(referrals.close_date <= reference.day, referrals.close_date, null)

/* examples
- name: a day apart, and open in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details: [{child: A, referral_date: 2025-06-02, close_date: 2025-09-01}, {child: B, referral_date: 2025-06-02}]
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02, close_date: 2025-09-02}
  - {child: B, referral_date: 2025-06-02, close_date: 2026-03-31}
  flags: {cin_census__cin_details: [1, 2], ssd__referrals: [1, 2]}
- name: the same day, closed after the census, no further action
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cin_details:
  - {child: A, referral_date: 2025-06-02, close_date: 2025-09-01}
  - {child: B, referral_date: 2025-06-02}
  - {child: C, referral_date: 2025-06-02, is_referral_nfa: true}
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02, close_date: 2025-09-01}
  - {child: B, referral_date: 2025-06-02, close_date: 2026-04-01}
  - {child: C, referral_date: 2025-06-02, close_date: 2025-06-02, is_referral_nfa: true}
  flags: {}
*/
