-- title: An initial health assessment before the child entered care
-- message: The initial health assessment was completed before the child entered care
-- severity: error
-- flags: ics__cla_health_assessments(completed_date)
-- needs: ics__cla_health_assessments, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: CL05
-- to do: Check the day of the assessment with the clinic, and the day of entering care with the
--   council.
-- choice: Care that began within 60 days after the assessment, of a child who was not looked
--   after on its day.
-- source: a rule of this partnership

with looked_after_that_day as (
    select assessments.row_id
    from ics__cla_health_assessments as assessments
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= assessments.completed_date
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= assessments.completed_date
        )
)

select distinct assessments.row_id as ics__cla_health_assessments
from ics__cla_health_assessments as assessments
join ssd__cla_episodes as episodes using (child_id)
where
    assessments.assessment_type_code = 'INITIAL'
    and episodes.episode_start_date > assessments.completed_date
    and episodes.episode_start_date <= assessments.completed_date + 60
    and assessments.row_id not in (from looked_after_that_day)

/* examples
- name: the day before
  ics__cla_health_assessments: [{child: A, assessment_type_code: INITIAL, completed_date: 2026-02-10}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-02-11}]
  flags: {ics__cla_health_assessments: [1]}
- name: that day, a change of placement, long before
  ics__cla_health_assessments:
  - {child: A, assessment_type_code: INITIAL, completed_date: 2026-02-10}
  - {child: B, assessment_type_code: INITIAL, completed_date: 2026-02-10}
  - {child: C, assessment_type_code: INITIAL, completed_date: 2025-02-10}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2026-02-10}
  - {child: B, episode_start_date: 2026-01-10, episode_ceased_date: 2026-02-12}
  - {child: B, episode_start_date: 2026-02-12}
  - {child: C, episode_start_date: 2026-02-10}
  flags: {}
*/
