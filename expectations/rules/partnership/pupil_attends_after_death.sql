-- title: A child who had died attended school
-- message: The attendance is of a month after the one in which the child died, as a council or
--   health has it
-- severity: error
-- flags: education__attendance_months(attendance_month, sessions_attended_count)
-- needs: education__attendance_months, ssd__persons, ics__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED01
-- due working days: 2
-- to do: Check which child it was and whether the child has died, and correct the record.
-- source: a rule of this partnership

with died as (
    select child_id, max(death_month) as month
    from (
        select child_id, death_month from ics__persons
        union all
        select child_id, death_month from ssd__persons
    )
    where death_month is not null and child_id is not null
    group by child_id
)

select months.row_id as education__attendance_months
from education__attendance_months as months
join died using (child_id)
where months.sessions_attended_count > 0 and months.attendance_month > died.month

/* examples
- name: the month after
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  education__attendance_months: [{child: A, attendance_month: 2026-02-01, sessions_attended_count: 3}]
  flags: {education__attendance_months: [1]}
- name: that month, none attended
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  education__attendance_months:
  - {child: A, attendance_month: 2026-01-01, sessions_attended_count: 3}
  - {child: A, attendance_month: 2026-02-01, sessions_attended_count: 0}
  flags: {}
*/
