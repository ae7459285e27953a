-- title: An assessment was authorised on another day in the CIN census than in the case system
-- message: The same assessment has another day of authorisation in the Standard Safeguarding
--   Dataset, or one in one of them only
-- severity: error
-- flags: cin_census__assessments(assessment_authorised_date),
--   ssd__assessments(assessment_authorised_date)
-- needs: cin_census__header, cin_census__assessments, ssd__assessments
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS01, AS02
-- to do: Look up when the assessment was authorised and correct the copy that differs.
-- choice: An assessment is the same if child and first day are, where each has one such. A day
--   after the census's last counts as open.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

in_census as (
    select
        agency_id, person_token, assessment_start_date,
        min(row_id) as row_id, min(assessment_authorised_date) as authorised
    from cin_census__assessments
    group by all
    having count(*) = 1
),

in_ssd as (
    select
        agency_id, person_token, assessment_start_date,
        min(row_id) as row_id, min(assessment_authorised_date) as authorised
    from ssd__assessments
    group by all
    having count(*) = 1
)

select in_census.row_id as cin_census__assessments, in_ssd.row_id as ssd__assessments
from in_census
join in_ssd using (agency_id, person_token, assessment_start_date)
join reference using (agency_id)
where
    if(in_census.authorised <= reference.day, in_census.authorised, null)
    is distinct from if(in_ssd.authorised <= reference.day, in_ssd.authorised, null)

/* examples
- name: a day apart, and open in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__assessments:
  - {child: A, assessment_start_date: 2025-06-02, assessment_authorised_date: 2025-07-01}
  - {child: B, assessment_start_date: 2025-06-02}
  ssd__assessments:
  - {child: A, assessment_start_date: 2025-06-02, assessment_authorised_date: 2025-07-02}
  - {child: B, assessment_start_date: 2025-06-02, assessment_authorised_date: 2025-07-02}
  flags: {cin_census__assessments: [1, 2], ssd__assessments: [1, 2]}
- name: the same day, authorised after the census
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__assessments:
  - {child: A, assessment_start_date: 2025-06-02, assessment_authorised_date: 2025-07-01}
  - {child: B, assessment_start_date: 2026-03-02}
  ssd__assessments:
  - {child: A, assessment_start_date: 2025-06-02, assessment_authorised_date: 2025-07-01}
  - {child: B, assessment_start_date: 2026-03-02, assessment_authorised_date: 2026-04-02}
  flags: {}
*/
