-- title: A completed assessment has no factor of the list
-- message: Parental or child factors at assessment information is missing from a completed assessment
-- severity: query
-- flags: Assessments(AssessmentAuthorisationDate, AssessmentFactors)
-- needs: Assessments, AssessmentFactorsList
-- years: 2023-
-- dimension: completeness
-- to do: Give the factors found at the assessment, 21 if there were none.
-- choice: Assessments completed on the first day of the year or later, also after the year. 18A and
--   19A are factors (8945Q and 8950Q ask them), 8A is none. Codes are in capitals.
-- differs: It fails an assessment with a factor that is not of the list beside one that is, and takes
--   factors of assessments with the same number in other episodes; where its field holds a list,
--   it stops with an error. Here one valid factor of the assessment is enough.
-- source: CIN census rule 8897Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with with_factors as (
    select AssessmentID
    from AssessmentFactorsList
    where AssessmentFactor in (
        '1A', '1B', '1C',
        '2A', '2B', '2C',
        '3A', '3B', '3C',
        '4A', '4B', '4C',
        '5A', '5B', '5C',
        '6A', '6B', '6C',
        '7A',
        '8B', '8C', '8D', '8E', '8F',
        '9A', '10A', '11A', '12A', '13A', '14A', '15A', '16A', '17A',
        '18A', '18B', '18C',
        '19A', '19B', '19C',
        '20', '21', '22A', '23A', '24A'
    )
)

select Assessments.row_id as Assessments
from Assessments
anti join with_factors using (AssessmentID)
where Assessments.AssessmentAuthorisationDate >= collection_start()

/* examples
- name: no factor; only one that is not of the list; an empty one; completed on the first day of the year
  year: 2026
  Assessments:
    - {AssessmentAuthorisationDate: 2025-04-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 3, AssessmentAuthorisationDate: 2025-06-01}
  AssessmentFactorsList:
    - {assessment_number: 2, AssessmentFactor: 8A}
    - {assessment_number: 3, LAchildID: A}
    - {cin_detail_number: 2, AssessmentFactor: 1A}
  flags: {Assessments: [1, 2, 3]}
- name: one factor of the list beside another that is not; the last of the list
  year: 2026
  Assessments:
    - {AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 3, AssessmentAuthorisationDate: 2025-06-01}
  AssessmentFactorsList:
    - {AssessmentFactor: 1A}
    - {factor_number: 2, AssessmentFactor: 1Z}
    - {assessment_number: 2, AssessmentFactor: 24A}
    - {assessment_number: 3, AssessmentFactor: 18A}
  flags: {}
- name: completed the day before the year, or not completed
  year: 2026
  Assessments: [{AssessmentAuthorisationDate: 2025-03-31}, {assessment_number: 2, AssessmentActualStartDate: 2025-06-01}]
  flags: {}
- name: the return came without factors
  year: 2026
  without: [AssessmentFactorsList]
  Assessments: [{AssessmentAuthorisationDate: 2025-06-01}]
  state: not run
  flags: {}
*/
