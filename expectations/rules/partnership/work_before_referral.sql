-- title: An assessment or section 47 enquiry before its referral
-- message: The assessment or the section 47 enquiry began on a day before the referral that it
--   belongs to
-- severity: error
-- flags: ssd__assessments(assessment_start_date), ssd__s47_enquiries(s47_start_date)
-- needs: ssd__referrals, ssd__assessments, ssd__s47_enquiries
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS01, CP01, FD15
-- to do: Check both days, and that the work names the right referral.
-- source: a rule of this partnership

with work as (
    select agency_id, referral_token, assessment_start_date as began, row_id as assessment
    from ssd__assessments
    union all by name
    select agency_id, referral_token, s47_start_date as began, row_id as enquiry
    from ssd__s47_enquiries
)

select work.assessment as ssd__assessments, work.enquiry as ssd__s47_enquiries
from work
join ssd__referrals as referrals using (agency_id, referral_token)
where work.began < referrals.referral_date

/* examples
- name: the day before
  ssd__referrals: [{child: A, referral_token: a, referral_date: 2026-03-06}]
  ssd__assessments: [{child: A, referral_token: a, assessment_start_date: 2026-03-05}]
  ssd__s47_enquiries: [{child: A, referral_token: a, s47_start_date: 2026-03-05}]
  flags: {ssd__assessments: [1], ssd__s47_enquiries: [1]}
- name: the same day
  ssd__referrals: [{child: A, referral_token: a, referral_date: 2026-03-06}]
  ssd__assessments: [{child: A, referral_token: a, assessment_start_date: 2026-03-06}]
  ssd__s47_enquiries: [{child: A, referral_token: a, s47_start_date: 2026-03-07}]
  flags: {}
*/
