-- title: The only assessment of an episode found no factors, and the case was not closed for that
-- message: Please check and either amend data or provide a reason: When there is only one assessment on the episode and the factors code “21 No factors identified” has been used for the completed assessment, the reason for closure ‘RC8’ or 'RC9' should be used.
-- severity: query
-- flags: Assessments(AssessmentFactors), CINdetails(ReasonForClosure)
-- needs: Assessments, AssessmentFactorsList, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Close the case with RC8 or RC9, correct the factors of the assessment, or say why another reason holds.
-- choice: An episode that is still open has no such reason and fails; 21 need not be the only factor.
-- differs: It asks assessments that are not completed too, and takes any code that contains 21 for it;
--   the words say the completed assessment and the code 21.
-- source: CIN census rule 8873Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with only_assessments as (
    select row_id, LAchildID, CINdetailsID, AssessmentID, AssessmentAuthorisationDate
    from Assessments
    qualify count(*) over (partition by LAchildID, CINdetailsID) = 1
)

select only_assessments.row_id as Assessments, CINdetails.row_id as CINdetails
from only_assessments
join CINdetails using (LAchildID, CINdetailsID)
semi join AssessmentFactorsList
    on
        only_assessments.AssessmentID = AssessmentFactorsList.AssessmentID
        and AssessmentFactorsList.AssessmentFactor = '21'
where
    only_assessments.AssessmentAuthorisationDate is not null
    and coalesce(CINdetails.ReasonForClosure, '') not in ('RC8', 'RC9')

/* examples
- name: another reason; still open, with 21 beside another factor
  CINdetails: [{ReasonForClosure: RC7}, {cin_detail_number: 2}]
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {cin_detail_number: 2, AssessmentAuthorisationDate: 2025-05-01}
  AssessmentFactorsList:
    - {AssessmentFactor: '21'}
    - {cin_detail_number: 2, AssessmentFactor: 1A}
    - {cin_detail_number: 2, factor_number: 2, AssessmentFactor: '21'}
  flags: {Assessments: [1, 2], CINdetails: [1, 2]}
- name: closed with RC8 and RC9; another factor
  CINdetails:
    - {ReasonForClosure: RC8}
    - {cin_detail_number: 2, ReasonForClosure: RC9}
    - {cin_detail_number: 3, ReasonForClosure: RC7}
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {cin_detail_number: 2, AssessmentAuthorisationDate: 2025-05-01}
    - {cin_detail_number: 3, AssessmentAuthorisationDate: 2025-05-01}
  AssessmentFactorsList:
    - {AssessmentFactor: '21'}
    - {cin_detail_number: 2, AssessmentFactor: '21'}
    - {cin_detail_number: 3, AssessmentFactor: '20'}
  flags: {}
- name: not the only assessment; not completed
  CINdetails: [{ReasonForClosure: RC7}, {cin_detail_number: 2}]
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-07-01}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-01}
  AssessmentFactorsList: [{AssessmentFactor: '21'}, {cin_detail_number: 2, AssessmentFactor: '21'}]
  flags: {}
*/
