-- title: A child has more than one open episode
-- message: More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this child and case is not a referral with no further action.
-- severity: error
-- flags: CINdetails(CINclosureDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the closure date of every episode but the one that is still open.
-- choice: A record without the flag of no further action is not counted.
-- differs: Where a child fails, it flags every record of the child without a closure date; here only
--   the episodes that are counted, for a referral with no further action is not at fault. It
--   knows true and false in lower case only; here they count in any case.
-- source: CIN census rule 8815, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with open_episodes as (
    select row_id, LAchildID
    from CINdetails
    where
        LAchildID is not null
        and CINclosureDate is null
        and lower(ReferralNFA) in ('false', '0')
)

select row_id as CINdetails
from open_episodes
qualify count(*) over (partition by LAchildID) > 1

/* examples
- name: two open episodes, beside a closed one and a referral without further action
  CINdetails:
    - {ReferralNFA: 'false'}
    - {cin_detail_number: 2, ReferralNFA: '0'}
    - {cin_detail_number: 3, ReferralNFA: 'false', CINclosureDate: 2025-06-01}
    - {cin_detail_number: 4, ReferralNFA: 'true'}
    - {cin_detail_number: 5}
  flags: {CINdetails: [1, 2]}
- name: one open episode of each child; the others closed, without further action, or without the flag
  CINdetails:
    - {ReferralNFA: 'false'}
    - {cin_detail_number: 2, ReferralNFA: 'false', CINclosureDate: 2025-06-01}
    - {cin_detail_number: 3, ReferralNFA: '1'}
    - {cin_detail_number: 4}
    - {child_number: 2, LAchildID: B, ReferralNFA: 'false'}
  flags: {}
*/
