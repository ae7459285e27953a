-- title: A child is home-educated and missing education at once
-- message: The child is in elective home education and missing education on the night's day
-- severity: error
-- flags: education__home_educations(home_education_end_date),
--   education__missing_educations(missing_end_date)
-- needs: education__home_educations, education__missing_educations
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED05, ED07
-- to do: End the one that does not hold; home education that is not suitable is still home
--   education until the council acts.
-- source: a rule of this partnership

select homes.row_id as education__home_educations, missing.row_id as education__missing_educations
from education__home_educations as homes
join education__missing_educations as missing using (agency_id, pupil_token)
where
    homes.home_education_end_date is null
    and missing.missing_end_date is null
    and homes.home_education_start_date <= as_of()
    and missing.missing_start_date <= as_of()

/* examples
- name: both
  education__home_educations: [{child: A, home_education_start_date: 2026-01-10}]
  education__missing_educations: [{child: A, missing_start_date: 2026-01-20}]
  flags: {education__home_educations: [1], education__missing_educations: [1]}
- name: one after the other
  education__home_educations: [{child: A, home_education_start_date: 2026-01-20}]
  education__missing_educations: [{child: A, missing_start_date: 2026-01-10, missing_end_date: 2026-01-20}]
  flags: {}
*/
