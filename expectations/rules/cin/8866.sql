-- title: The source of the referral is missing or not a code of the list
-- message: Source of Referral is missing or an invalid code
-- severity: error
-- flags: CINdetails(CINreferralDate, ReferralSource)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Give the source of the referral as a code of the list.
-- choice: Referrals from 1 April 2013 are asked. Codes are in capitals.
-- source: CIN census rule 8866, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where
    CINdetails.CINreferralDate >= date '2013-04-01'
    and coalesce(CINdetails.ReferralSource, '') not in (
        '1A', '1B', '1C', '1D',
        '2A', '2B',
        '3A', '3B', '3C', '3D', '3E', '3F',
        '4',
        '5A', '5B', '5C', '5D',
        '6', '7', '8', '9', '10'
    )

/* examples
- name: missing, not a code, in small letters; referred on the first day that is asked
  CINdetails:
    - {CINreferralDate: 2013-04-01}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-01, ReferralSource: '11'}
    - {cin_detail_number: 3, CINreferralDate: 2025-05-01, ReferralSource: 1a}
  flags: {CINdetails: [1, 2, 3]}
- name: codes of the list; referred the day before the first that is asked, or without a date
  CINdetails:
    - {CINreferralDate: 2025-05-01, ReferralSource: 1A}
    - {cin_detail_number: 2, CINreferralDate: 2025-05-01, ReferralSource: '10'}
    - {cin_detail_number: 3, CINreferralDate: 2013-03-31}
    - {cin_detail_number: 4, ReferralSource: '11'}
  flags: {}
- name: 5D is of the list from the first year of the rule
  year: 2023
  CINdetails: [{CINreferralDate: 2022-05-01, ReferralSource: 5D}]
  flags: {}
*/
