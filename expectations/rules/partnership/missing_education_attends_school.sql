-- title: A child missing education attended school
-- message: The child was missing education all through the month, and a school of the council
--   reports sessions attended
-- severity: error
-- flags: education__missing_educations(missing_start_date, missing_end_date)
-- needs: education__missing_educations, education__attendance_months
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED07
-- due working days: 2
-- to do: Check where the child is; end the period of missing education, or correct the attendance.
-- choice: The whole month, from its first day to its last.
-- source: a rule of this partnership

select distinct missing.row_id as education__missing_educations
from education__missing_educations as missing
join education__attendance_months as months using (agency_id, pupil_token)
where
    months.sessions_attended_count > 0
    and missing.missing_start_date <= months.attendance_month
    and (
        missing.missing_end_date is null
        or missing.missing_end_date >= last_day(months.attendance_month)
    )

/* examples
- name: full attendance
  education__missing_educations: [{child: A, missing_start_date: 2026-01-10, missing_end_date: 2026-02-28}]
  education__attendance_months: [{child: A, attendance_month: 2026-02-01, sessions_attended_count: 38}]
  flags: {education__missing_educations: [1]}
- name: back on the last day but one, none attended
  education__missing_educations: [{child: A, missing_start_date: 2026-01-10, missing_end_date: 2026-02-27}, {child: B, missing_start_date: 2026-01-10}]
  education__attendance_months: [{child: A, attendance_month: 2026-02-01, sessions_attended_count: 1}, {child: B, attendance_month: 2026-02-01, sessions_attended_count: 0}]
  flags: {}
*/
