-- title: A referral without further action was followed by work
-- message: The referral led to no further action, and an assessment, a section 47 enquiry or a
--   child protection plan belongs to it
-- severity: error
-- flags: ssd__referrals(is_referral_nfa)
-- needs: ssd__referrals, ssd__assessments, ssd__s47_enquiries, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD19, FD20
-- to do: Correct the outcome of the referral, or put the work to the right referral.
-- source: a rule of this partnership

with work as (
    select agency_id, referral_token from ssd__assessments
    union
    select agency_id, referral_token from ssd__s47_enquiries
    union
    select agency_id, referral_token from ssd__cp_plans
)

select referrals.row_id as ssd__referrals
from ssd__referrals as referrals
join work using (agency_id, referral_token)
where referrals.is_referral_nfa

/* examples
- name: an assessment, an enquiry, a plan
  ssd__referrals: [{child: A, referral_token: a, is_referral_nfa: true}, {child: B, referral_token: b, is_referral_nfa: true}, {child: C, referral_token: c, is_referral_nfa: true}]
  ssd__assessments: [{child: A, referral_token: a}, {child: A, referral_token: a}]
  ssd__s47_enquiries: [{child: B, referral_token: b}]
  ssd__cp_plans: [{child: C, referral_token: c}]
  flags: {ssd__referrals: [1, 2, 3]}
- name: no work, further action
  ssd__referrals: [{child: A, referral_token: a, is_referral_nfa: true}, {child: B, referral_token: b, is_referral_nfa: false}]
  ssd__assessments: [{child: B, referral_token: b}]
  ssd__s47_enquiries: [{child: A, referral_token: x}]
  sent: [ssd__cp_plans]
  flags: {}
*/
