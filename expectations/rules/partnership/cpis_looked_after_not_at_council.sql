-- title: CP-IS flags a child as looked after whom no council looks after
-- message: CP-IS holds an open entry of a looked-after child, and no council of the partnership
--   has an open episode of care of the child
-- severity: error
-- flags: ics__cpis_plans(plan_start_date, plan_end_date)
-- needs: ics__cpis_plans, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL06, HL07
-- to do: Ask the council that submitted the entry to end it in CP-IS, and check the NHS number.
-- choice: Only entries of the partnership's councils. Care that ended on the night's day or the
--   working day before may still be on its way.
-- source: a rule of this partnership

with at_council as (
    select distinct child_id
    from ssd__cla_episodes
    where
        child_id is not null
        and (
            episode_ceased_date is null
            or working_days_between(episode_ceased_date, as_of()) <= 1
        )
)

select plans.row_id as ics__cpis_plans
from ics__cpis_plans as plans
left join at_council using (child_id)
where
    plans.plan_type_code = 'LACI'
    and plans.la_code is not null
    and (plans.plan_end_date is null or plans.plan_end_date > as_of())
    and plans.child_id is not null
    and at_council.child_id is null

/* examples
- name: no episode, and one that ceased two working days ago
  ics__cpis_plans:
  - {child: A, plan_type_code: LACI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: B, plan_type_code: LACI, la_code: '370', plan_start_date: 2025-06-02}
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-27}]
  flags: {ics__cpis_plans: [1, 2]}
- name: looked after, ceased yesterday, ended in CP-IS
  ics__cpis_plans:
  - {child: A, plan_type_code: LACI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: B, plan_type_code: LACI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: C, plan_type_code: LACI, la_code: '370', plan_start_date: 2025-06-02, plan_end_date: 2026-01-01}
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-30}]
  flags: {}
*/
