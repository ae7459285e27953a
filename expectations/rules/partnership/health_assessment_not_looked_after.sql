-- title: A looked-after health assessment of a child whom no council looked after
-- message: The assessment was completed on a day on which no council of the partnership looked
--   after the child
-- severity: error
-- flags: ics__cla_health_assessments(completed_date)
-- needs: ics__cla_health_assessments, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: CL05, CL07
-- to do: Check the child and the day with the council that asked for the assessment.
-- choice: Only assessments for the partnership's councils. A child whom no council ever looked
--   after is flagged too; the day on which care ceased counts as looked after. A day before the child
--   entered care is a fault of its own where care began within 60 days after it.
-- source: a rule of this partnership

with in_care as (
    select assessments.row_id
    from ics__cla_health_assessments as assessments
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= assessments.completed_date + 60
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= assessments.completed_date
        )
)

select row_id as ics__cla_health_assessments
from ics__cla_health_assessments
where
    child_id is not null
    and la_code is not null
    and completed_date is not null
    and row_id not in (from in_care)

/* examples
- name: never, and after care
  ics__cla_health_assessments:
  - {child: A, la_code: '370', completed_date: 2026-02-10}
  - {child: B, la_code: '370', completed_date: 2026-02-10}
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-02-09}]
  flags: {ics__cla_health_assessments: [1, 2]}
- name: looked after, on the last day, not done, another area's
  ics__cla_health_assessments:
  - {child: A, la_code: '370', completed_date: 2026-02-10}
  - {child: B, la_code: '370', completed_date: 2026-02-10}
  - {child: C, la_code: '370'}
  - {child: D, completed_date: 2026-02-10}
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-02-10}]
  flags: {}
*/
