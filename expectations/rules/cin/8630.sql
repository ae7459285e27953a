-- title: A case is closed before it is referred
-- message: CIN Closure Date is before CIN Referral Date for the same CIN episode
-- severity: error
-- flags: CINdetails(CINreferralDate, CINclosureDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the referral or the date of the closure.
-- source: CIN census rule 8630, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where CINdetails.CINclosureDate < CINdetails.CINreferralDate

/* examples
- name: closed the day before
  CINdetails: [{CINreferralDate: 2025-05-02, CINclosureDate: 2025-05-01}]
  flags: {CINdetails: [1]}
- name: closed on the day, still open, without a referral date, and before the referral of another episode
  CINdetails:
    - {CINreferralDate: 2025-05-02, CINclosureDate: 2025-05-02}
    - {cin_detail_number: 2, CINreferralDate: 2025-06-02}
    - {cin_detail_number: 3, CINclosureDate: 2025-05-01}
  flags: {}
*/
