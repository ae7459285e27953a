-- title: A referral with further action has no primary need
-- message: Primary Need code is missing for a referral which led to further action.
-- severity: error
-- flags: CINdetails(ReferralNFA, PrimaryNeedCode)
-- needs: CINdetails
-- years: 2023-
-- dimension: completeness
-- to do: Give the code of the child's primary need.
-- differs: The validator reads false in small letters only; we in any case.
-- source: CIN census rule 8610, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINdetails
from CINdetails
where lower(ReferralNFA) in ('false', '0') and PrimaryNeedCode is null

/* examples
- name: no code
  CINdetails: [{ReferralNFA: '0'}, {ReferralNFA: 'false'}, {ReferralNFA: 'FALSE'}]
  flags: {CINdetails: [1, 2, 3]}
- name: a code, or no further action, or not known
  CINdetails:
    - {ReferralNFA: '0', PrimaryNeedCode: N1}
    - {ReferralNFA: '1'}
    - {ReferralNFA: null}
  flags: {}
*/
