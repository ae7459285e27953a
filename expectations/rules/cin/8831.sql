-- title: There is activity in a referral with no further action
-- message: Activity is recorded against a case marked as a referral with no further action
-- severity: error
-- flags: CINdetails(ReferralNFA, DateOfInitialCPC), Assessments(AssessmentActualStartDate,
--   AssessmentAuthorisationDate), Section47(S47ActualStartDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the flag of no further action, or take the activity out of the episode.
-- choice: Activity is the conference date of the episode, and an assessment or a section 47 enquiry
--   with a date; the conference date of an enquiry is not asked. Where the episode has a
--   conference date, all its enquiries are flagged.
-- differs: It flags the same rows under other fields: the identifier of the child with assessments and
--   enquiries, and the conference date of the episode even where there is none; here the flag of
--   no further action too. It knows true and false in lower case only; here they count in any
--   case.
-- source: CIN census rule 8831, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with no_action as (
    select row_id, LAchildID, CINdetailsID, DateOfInitialCPC
    from CINdetails
    where lower(ReferralNFA) in ('true', '1')
)

select no_action.row_id as CINdetails, null as Assessments, null as Section47
from no_action
where no_action.DateOfInitialCPC is not null
union all
select no_action.row_id, Assessments.row_id, null
from no_action
join Assessments using (LAchildID, CINdetailsID)
where
    Assessments.AssessmentActualStartDate is not null
    or Assessments.AssessmentAuthorisationDate is not null
union all
select no_action.row_id, null, Section47.row_id
from no_action
join Section47 using (LAchildID, CINdetailsID)
where
    Section47.S47ActualStartDate is not null
    or no_action.DateOfInitialCPC is not null

/* examples
- name: a conference, an assessment and an enquiry, each in an episode
  CINdetails:
    - {ReferralNFA: 'true', DateOfInitialCPC: 2025-05-01}
    - {cin_detail_number: 2, ReferralNFA: '1'}
    - {cin_detail_number: 3, ReferralNFA: 'True'}
    - {cin_detail_number: 4, ReferralNFA: 'true'}
  Assessments:
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-01}
    - {cin_detail_number: 4, AssessmentAuthorisationDate: 2025-05-01}
  Section47: [{S47ActualStartDate: 2025-05-01, cin_detail_number: 3}]
  flags: {CINdetails: [1, 2, 3, 4], Assessments: [1, 2], Section47: [1]}
- name: an enquiry without a start in an episode with a conference
  CINdetails: [{ReferralNFA: 'true', DateOfInitialCPC: 2025-05-01}]
  Section47: [{ICPCnotRequired: 'false'}]
  flags: {CINdetails: [1], Section47: [1]}
- name: activity in an episode with further action or without the flag; records without a date
  CINdetails:
    - {ReferralNFA: 'true'}
    - {cin_detail_number: 2, ReferralNFA: 'false', DateOfInitialCPC: 2025-05-01}
    - {cin_detail_number: 3}
  Assessments:
    - {}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-01}
    - {cin_detail_number: 3, AssessmentActualStartDate: 2025-05-01}
  Section47: [{DateOfInitialCPC: 2025-05-01}, {cin_detail_number: 2, S47ActualStartDate: 2025-05-01}]
  flags: {}
*/
