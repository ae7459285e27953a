-- title: An open episode is not the child's latest
-- message: An open CIN episode is shown and case is not a referral with no further action, but it is not the latest episode.
-- severity: error
-- flags: earlier = CINdetails(CINreferralDate), latest = CINdetails(CINreferralDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the closure date of the earlier episode, or correct the dates of the referrals.
-- choice: All records with a referral date are asked which is the latest, closed ones and referrals
--   with no further action too; of several on that day the first in the file is flagged beside
--   the open one.
-- differs: Of two open episodes referred on the latest day, it lets the first in the file pass and the
--   other fail; neither is earlier, and here both pass (rule 8815 finds them). It knows true and
--   false in lower case only; here they count in any case.
-- source: CIN census rule 8816, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with latest_days as (
    select LAchildID, max(CINreferralDate) as latest_day
    from CINdetails
    group by LAchildID
),

open_before as (
    select CINdetails.row_id, CINdetails.LAchildID, latest_days.latest_day
    from CINdetails
    join latest_days using (LAchildID)
    where
        CINdetails.CINclosureDate is null
        and lower(CINdetails.ReferralNFA) in ('false', '0')
        and CINdetails.CINreferralDate < latest_days.latest_day
)

select open_before.row_id as earlier, min(latest.row_id) as latest
from open_before
join CINdetails as latest
    on
        open_before.LAchildID = latest.LAchildID
        and open_before.latest_day = latest.CINreferralDate
group by open_before.row_id

/* examples
- name: open, and another referral the day after
  CINdetails:
    - {CINreferralDate: 2025-05-01, ReferralNFA: 'false'}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-02, CINclosureDate: 2025-06-01, ReferralNFA: 'false'}
  flags: {earlier: [1], latest: [2]}
- name: the later one is without further action; the first in the file of two is the latest
  CINdetails:
    - {CINreferralDate: 2025-07-01, ReferralNFA: 'true'}
    - {cin_detail_number: 2, CINreferralDate: 2025-07-01, ReferralNFA: 'true'}
    - {cin_detail_number: 3, CINreferralDate: 2025-05-01, ReferralNFA: '0'}
  flags: {earlier: [3], latest: [1]}
- name: the earlier is closed or without further action; the later is of another child or has no date
  CINdetails:
    - {CINreferralDate: 2025-05-01, CINclosureDate: 2025-06-01, ReferralNFA: 'false'}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-10, ReferralNFA: 'true'}
    - {cin_detail_number: 3, CINreferralDate: 2025-07-01, ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B, CINreferralDate: 2025-08-01, ReferralNFA: 'false'}
    - {cin_detail_number: 4, ReferralNFA: 'false'}
  flags: {}
- name: two referrals of one day
  CINdetails:
    - {CINreferralDate: 2025-05-01, ReferralNFA: 'false'}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-01, ReferralNFA: 'false'}
  flags: {}
*/
