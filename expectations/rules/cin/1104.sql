-- title: A section 47 enquiry's first conference is before the referral
-- message: The date of the initial child protection conference cannot be before the referral date
-- severity: error
-- flags: Section47(DateOfInitialCPC), CINdetails(CINreferralDate)
-- needs: Section47, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the conference or the date of the referral.
-- choice: The conference of the enquiry is tested; one held on the episode itself is not.
-- source: CIN census rule 1104, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47, CINdetails.row_id as CINdetails
from Section47
join CINdetails using (CINdetailsID)
where Section47.DateOfInitialCPC < CINdetails.CINreferralDate

/* examples
- name: conference the day before
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Section47: [{DateOfInitialCPC: 2025-05-01}]
  flags: {Section47: [1], CINdetails: [1]}
- name: conference on the day of the referral, or none
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Section47: [{DateOfInitialCPC: 2025-05-02}, {s47_number: 2}]
  flags: {}
- name: before the referral of another episode, or a conference on the episode itself
  CINdetails:
    - {CINreferralDate: 2025-05-02, DateOfInitialCPC: 2025-05-01}
    - {CINreferralDate: 2025-08-01, cin_detail_number: 2}
  Section47: [{DateOfInitialCPC: 2025-06-02}]
  flags: {}
*/
