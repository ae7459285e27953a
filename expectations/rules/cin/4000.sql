-- title: A referral without further action has a CIN plan
-- message: CIN Plan details provided for a referral with no further action
-- severity: error
-- flags: CINplanDates(LAchildID), CINdetails(ReferralNFA)
-- needs: CINplanDates, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Set the mark for no further action to false, or remove the plan.
-- differs: The validator reads true in small letters only; we in any case.
-- source: CIN census rule 4000, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINplanDates.row_id as CINplanDates, CINdetails.row_id as CINdetails
from CINplanDates
join CINdetails using (CINdetailsID)
where lower(CINdetails.ReferralNFA) in ('true', '1')

/* examples
- name: two plans
  CINdetails: [{ReferralNFA: '1'}]
  CINplanDates: [{}, {cin_plan_number: 2}]
  flags: {CINplanDates: [1, 2], CINdetails: [1]}
- name: true, in small letters or capitals
  CINdetails: [{ReferralNFA: 'true'}, {ReferralNFA: 'TRUE', cin_detail_number: 2}]
  CINplanDates: [{}, {cin_detail_number: 2}]
  flags: {CINplanDates: [1, 2], CINdetails: [1, 2]}
- name: further action, not known, or no plan
  CINdetails:
    - {ReferralNFA: '0'}
    - {ReferralNFA: null, cin_detail_number: 2}
    - {ReferralNFA: '1', cin_detail_number: 3}
  CINplanDates: [{}, {cin_detail_number: 2}]
  flags: {}
*/
