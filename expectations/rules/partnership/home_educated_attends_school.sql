-- title: A home-educated child attended school
-- message: The child was in elective home education all through the month, and a school of the
--   council reports sessions attended
-- severity: error
-- flags: education__home_educations(home_education_start_date, home_education_end_date)
-- needs: education__home_educations, education__attendance_months
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED05, ED06
-- to do: Check when home education began or ended and correct the record.
-- choice: The whole month, from its first day to its last.
-- source: a rule of this partnership

select distinct homes.row_id as education__home_educations
from education__home_educations as homes
join education__attendance_months as months using (agency_id, pupil_token)
where
    months.sessions_attended_count > 0
    and homes.home_education_start_date <= months.attendance_month
    and (
        homes.home_education_end_date is null
        or homes.home_education_end_date >= last_day(months.attendance_month)
    )

/* examples
- name: one session
  education__home_educations: [{child: A, home_education_start_date: 2026-02-01}]
  education__attendance_months: [{child: A, attendance_month: 2026-02-01, sessions_attended_count: 1}]
  flags: {education__home_educations: [1]}
- name: none, begun or ended within the month
  education__home_educations:
  - {child: A, home_education_start_date: 2026-02-01}
  - {child: B, home_education_start_date: 2026-02-02}
  - {child: C, home_education_start_date: 2025-02-02, home_education_end_date: 2026-02-27}
  education__attendance_months:
  - {child: A, attendance_month: 2026-02-01, sessions_attended_count: 0}
  - {child: B, attendance_month: 2026-02-01, sessions_attended_count: 2}
  - {child: C, attendance_month: 2026-02-01, sessions_attended_count: 2}
  flags: {}
*/
