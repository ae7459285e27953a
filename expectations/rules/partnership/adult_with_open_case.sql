-- title: A person older than 25 has an open case
-- message: The person turned 25 before this month, and the episode of need is open
-- severity: error
-- flags: ssd__referrals(close_date), ssd__persons(birth_date)
-- needs: ssd__referrals, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, AS06
-- to do: Close the case, or correct the date of birth.
-- choice: Care leavers have support to 25, so that only older persons are flagged. Only the month
--   of birth travels, so that the month of the birthday is left aside.
-- source: a rule of this partnership

select referrals.row_id as ssd__referrals, persons.row_id as ssd__persons
from ssd__referrals as referrals
join ssd__persons as persons using (agency_id, person_token)
where
    referrals.close_date is null
    and birthday(persons.birth_month, 25) + interval 1 month <= as_of()

/* examples
- name: 25 last month
  ssd__persons: [{child: A, birth_month: 2001-02-01}]
  ssd__referrals: [{child: A, referral_date: 2025-06-02}]
  flags: {ssd__referrals: [1], ssd__persons: [1]}
- name: 25 this month, closed, no month of birth
  ssd__persons: [{child: A, birth_month: 2001-03-01}, {child: B, birth_month: 1990-03-01}, {child: C}]
  ssd__referrals: [{child: A, referral_date: 2025-06-02}, {child: B, referral_date: 2015-06-02, close_date: 2016-06-02}, {child: C, referral_date: 2025-06-02}]
  flags: {}
*/
