-- title: An attendance at an emergency department by a child who had died
-- message: The attendance was after the month in which the child died, as health or a council has
--   it
-- severity: error
-- flags: ics__emergency_attendances(arrived_at)
-- needs: ics__emergency_attendances, ics__persons, ssd__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL01
-- to do: Check the day of the attendance and whose record it stands in.
-- choice: The month of death itself is left aside, as only the month travels.
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

select attendances.row_id as ics__emergency_attendances
from ics__emergency_attendances as attendances
join died using (child_id)
where cast(timezone('Europe/London', timezone('UTC', attendances.arrived_at)) as date) >= died.month + interval 1 month

/* examples
- name: the first day of the next month
  ics__emergency_attendances: [{child: A, arrived_at: 2026-02-01 10:00:00}]
  ics__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ssd__persons]
  flags: {ics__emergency_attendances: [1]}
- name: in the month, alive
  ics__emergency_attendances: [{child: A, arrived_at: 2026-01-31 23:30:00}, {child: B, arrived_at: 2026-02-01 10:00:00}]
  ics__persons: [{child: A, death_month: 2026-01-01}, {child: B}]
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  flags: {}
*/
