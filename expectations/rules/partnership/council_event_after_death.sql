-- title: A visit to a child who had died
-- message: The visit, on which the child was seen, is of a day after the month in which the child
--   died, as a council or health has it
-- severity: error
-- flags: ssd__cin_visits(visit_date), ssd__cp_visits(visit_date), ssd__cla_visits(visit_date)
-- needs: ssd__cin_visits, ssd__cp_visits, ssd__cla_visits, ssd__persons, ics__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS07, CP15, CL04
-- due working days: 2
-- to do: Check whose visit it was and whether the child has died, and correct the record.
-- choice: The month of death itself is left aside, as only the month travels; a visit to the
--   family without the child may follow a death.
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
),

visits as (
    select child_id, visit_date, is_child_seen, row_id as in_need from ssd__cin_visits
    union all by name
    select child_id, visit_date, is_child_seen, row_id as on_plan from ssd__cp_visits
    union all by name
    select child_id, visit_date, is_child_seen, row_id as in_care from ssd__cla_visits
)

select
    visits.in_need as ssd__cin_visits,
    visits.on_plan as ssd__cp_visits,
    visits.in_care as ssd__cla_visits
from visits
join died using (child_id)
where visits.visit_date >= died.month + interval 1 month and visits.is_child_seen

/* examples
- name: one of each
  ssd__persons: [{child: A}]
  ics__persons: [{child: A, death_month: 2026-01-01}]
  ssd__cin_visits: [{child: A, visit_date: 2026-02-01, is_child_seen: true}]
  ssd__cp_visits: [{child: B, visit_date: 2026-02-01, is_child_seen: true}, {child: A, visit_date: 2026-02-01, is_child_seen: true}]
  ssd__cla_visits: [{child: A, visit_date: 2026-02-01, is_child_seen: true}]
  flags: {ssd__cin_visits: [1], ssd__cp_visits: [2], ssd__cla_visits: [1]}
- name: in the month, to the family
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  ssd__cin_visits: [{child: A, visit_date: 2026-01-31, is_child_seen: true}]
  ssd__cp_visits: [{child: A, visit_date: 2026-02-01, is_child_seen: false}]
  ssd__cla_visits: [{child: A, visit_date: 2025-02-01, is_child_seen: true}]
  flags: {}
*/
