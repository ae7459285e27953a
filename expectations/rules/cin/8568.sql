-- title: The mark for a referral without further action is missing or invalid
-- message: RNFA flag is missing or invalid
-- severity: error
-- flags: CINdetails(ReferralNFA)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Set the mark to true (1) or false (0).
-- choice: 1, 0, true and false, in small letters or capitals.
-- source: CIN census rule 8568, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINdetails
from CINdetails
where ReferralNFA is null or lower(ReferralNFA) not in ('1', '0', 'true', 'false')

/* examples
- name: missing, or another word or number
  CINdetails: [{}, {ReferralNFA: 'no'}, {ReferralNFA: '2'}]
  flags: {CINdetails: [1, 2, 3]}
- name: true and false
  CINdetails:
    - {ReferralNFA: '1'}
    - {ReferralNFA: '0'}
    - {ReferralNFA: 'true'}
    - {ReferralNFA: 'False'}
  flags: {}
*/
