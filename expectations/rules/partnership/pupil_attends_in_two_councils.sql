-- title: A child attended in full at the schools of two councils in one month
-- message: Two councils of the partnership report attendance of the same child in the same month,
--   together more sessions than the larger of them had
-- severity: query
-- flags: education__attendance_months(sessions_attended_count)
-- needs: education__attendance_months
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED01, ED02
-- to do: Check with the other council which school the child left, and when.
-- choice: A child may change schools within a month; the sum of the sessions attended must then
--   not exceed the sessions that were possible at either.
-- source: a rule of this partnership

with months as (
    select
        child_id, attendance_month,
        count(distinct agency_id) as councils,
        sum(sessions_attended_count) as attended,
        max(sessions_possible_count) as possible
    from education__attendance_months
    where child_id is not null and sessions_attended_count > 0
    group by all
)

select rows.row_id as education__attendance_months
from education__attendance_months as rows
join months using (child_id, attendance_month)
where
    months.councils > 1
    and months.attended > months.possible
    and rows.sessions_attended_count > 0

/* examples
- name: 40 sessions of 42 at each
  education__attendance_months:
  - {child: A, attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 40}
  - {child: A, agency_id: sheffield, attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 40}
  flags: {education__attendance_months: [1, 2]}
- name: moved within the month, two schools of one council
  education__attendance_months:
  - {child: A, attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 20}
  - {child: A, agency_id: sheffield, attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 22}
  - {child: B, school_urn: '1', attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 40}
  - {child: B, school_urn: '2', attendance_month: 2026-03-01, sessions_possible_count: 42, sessions_attended_count: 40}
  flags: {}
*/
