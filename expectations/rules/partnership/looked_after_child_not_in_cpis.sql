-- title: A looked-after child is not flagged in CP-IS
-- message: A council has looked after the child for more than one working day, and CP-IS holds no
--   open entry of a looked-after child
-- severity: error
-- flags: ics__persons(person_id)
-- needs: ssd__cla_episodes, ssd__legal_statuses, ics__cpis_plans, ics__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL06, HL07
-- due working days: 2
-- to do: Ask the council to send the child to CP-IS, and check the NHS number.
-- choice: Short breaks (legal status V3, V4) are no entry of CP-IS.
-- source: a rule of this partnership

with short_breaks as (
    select distinct child_id
    from ssd__legal_statuses
    where
        legal_status_code in ('V3', 'V4')
        and legal_status_end_date is null
        and child_id is not null
),

looked_after as (
    select child_id
    from ssd__cla_episodes
    where episode_ceased_date is null and child_id is not null
    group by child_id
    having bool_or(
        working_days_between(coalesce(entered_care_date, episode_start_date), as_of()) > 1
    )
),

in_cpis as (
    select distinct child_id
    from ics__cpis_plans
    where
        plan_type_code = 'LACI'
        and child_id is not null
        and (plan_end_date is null or plan_end_date > as_of())
)

select persons.row_id as ics__persons
from ics__persons as persons
join looked_after using (child_id)
left join in_cpis using (child_id)
left join short_breaks using (child_id)
where in_cpis.child_id is null and short_breaks.child_id is null

/* examples
- name: no entry, and a protection plan's alone
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-03-27}, {child: B, episode_start_date: 2025-06-02}]
  sent: [ssd__legal_statuses]
  ics__cpis_plans: [{child: B, plan_type_code: CPPI, plan_start_date: 2025-06-02}]
  ics__persons: [{child: A}, {child: B}]
  flags: {ics__persons: [1, 2]}
- name: in CP-IS, since yesterday, short breaks, ceased
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2026-03-30}
  - {child: C, episode_start_date: 2025-06-02}
  - {child: D, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-20}
  ssd__legal_statuses: [{child: C, legal_status_code: V4, legal_status_start_date: 2025-06-02}]
  ics__cpis_plans: [{child: A, plan_type_code: LACI, plan_start_date: 2025-06-02}]
  ics__persons: [{child: A}, {child: B}, {child: C}, {child: D}]
  flags: {}
*/
