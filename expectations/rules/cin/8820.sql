-- title: Two episodes of a child overlap
-- message: The dates on the CIN episodes for this child overlap
-- severity: error
-- flags: later = CINdetails(CINreferralDate), earlier = CINdetails(CINreferralDate, CINclosureDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the referral or closure dates so that one episode ends before the next begins.
-- choice: An episode may begin on the day on which another closes, and on the last day of the year
--   while another is open. A referral with no further action that was not closed does not go on;
--   one made during another episode overlaps with it.
-- source: CIN census rule 8820, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select later.row_id as later, earlier.row_id as earlier
from CINdetails as later
join CINdetails as earlier
    on
        later.LAchildID = earlier.LAchildID
        and later.row_id <> earlier.row_id
        and later.CINreferralDate >= earlier.CINreferralDate
where
    later.CINreferralDate < earlier.CINclosureDate
    or (
        earlier.CINclosureDate is null
        and lower(earlier.ReferralNFA) in ('false', '0')
        and later.CINreferralDate < collection_end()
    )

/* examples
- name: referred again the day before the closure, and while an episode is open
  year: 2026
  CINdetails:
    - {CINreferralDate: 2025-05-01, CINclosureDate: 2025-06-01, ReferralNFA: 'false'}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-31, CINclosureDate: 2025-06-10, ReferralNFA: 'true'}
    - {child_number: 2, LAchildID: B, CINreferralDate: 2025-05-01, ReferralNFA: 'False'}
    - {child_number: 2, LAchildID: B, cin_detail_number: 2, CINreferralDate: 2026-03-30, ReferralNFA: 'true'}
  flags: {later: [2, 4], earlier: [1, 3]}
- name: two open episodes of one day
  year: 2026
  CINdetails:
    - {CINreferralDate: 2025-05-01, ReferralNFA: '0'}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-01, ReferralNFA: '0'}
  flags: {later: [1, 2], earlier: [1, 2]}
- name: referred again on the day of the closure; on the last day of the year; after a referral without further action; another child
  year: 2026
  CINdetails:
    - {CINreferralDate: 2025-05-01, CINclosureDate: 2025-06-01, ReferralNFA: 'false'}
    - {cin_detail_number: 2, CINreferralDate: 2025-06-01, ReferralNFA: 'true'}
    - {cin_detail_number: 3, CINreferralDate: 2025-08-01, ReferralNFA: 'false'}
    - {cin_detail_number: 4, CINreferralDate: 2026-03-31, ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B, CINreferralDate: 2025-05-10, ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B, cin_detail_number: 2, ReferralNFA: 'false'}
  flags: {}
*/
