-- title: A child has an open case at two councils
-- message: Two councils of the partnership have an open episode of need of the same child
-- severity: query
-- flags: ssd__referrals(close_date)
-- needs: ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, AS06
-- to do: Agree with the other council who holds the case, and close the one that has been handed
--   over.
-- choice: Open for more than ten working days at each, as a case is handed over while both are
--   open.
-- source: a rule of this partnership

with open_cases as (
    select row_id, agency_id, child_id
    from ssd__referrals
    where
        close_date is null
        and child_id is not null
        and working_days_between(referral_date, as_of()) > 10
),

shared as (
    select child_id from open_cases group by child_id having count(distinct agency_id) > 1
)

select open_cases.row_id as ssd__referrals
from open_cases
join shared using (child_id)

/* examples
- name: at two councils
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02}
  - {child: A, agency_id: sheffield, referral_date: 2026-03-16}
  flags: {ssd__referrals: [1, 2]}
- name: closed at one, twice at one, just handed over
  ssd__referrals:
  - {child: A, referral_date: 2025-06-02, close_date: 2026-02-02}
  - {child: A, agency_id: sheffield, referral_date: 2026-01-02}
  - {child: B, referral_date: 2025-06-02}
  - {child: B, referral_date: 2025-07-02}
  - {child: C, referral_date: 2025-06-02}
  - {child: C, agency_id: sheffield, referral_date: 2026-03-17}
  flags: {}
*/
