-- title: No initial health assessment 20 working days after entering care
-- message: A council has looked after the child for more than 20 working days, and health has no
--   initial assessment of the child since, nor a reason why
-- severity: query
-- flags: ics__persons(person_id)
-- needs: ssd__cla_episodes, ics__cla_health_assessments, ics__persons
-- years: -
-- dimension: completeness
-- owner: ics
-- affects: CL05, CL06
-- to do: Enter the assessment if it was held, otherwise arrange it or say why it was not done.
-- choice: Children who entered care within the year before the night and still are looked after.
--   An assessment up to 60 days before care counts, its day being a fault of its own.
-- source: a rule of this partnership

with entered as (
    select child_id, max(entered_care_date) as day
    from ssd__cla_episodes
    where
        child_id is not null
        and episode_ceased_date is null
        and entered_care_date > birthday(as_of(), -1)
    group by child_id
),

overdue as (
    select child_id, entered.day from entered where working_days_between(entered.day, as_of()) > 20
),

accounted_for as (
    select distinct assessments.child_id
    from ics__cla_health_assessments as assessments
    join overdue using (child_id)
    where
        assessments.assessment_type_code = 'INITIAL'
        and (
            assessments.completed_date >= overdue.day - 60
            or (
                assessments.not_done_reason_code is not null
                and assessments.requested_date >= overdue.day - 60
            )
        )
)

select persons.row_id as ics__persons
from ics__persons as persons
join overdue using (child_id)
left join accounted_for using (child_id)
where accounted_for.child_id is null

/* examples
- name: 21 working days, and asked for without a reason
  ssd__cla_episodes: [{child: A, entered_care_date: 2026-03-02, episode_start_date: 2026-03-02}, {child: B, entered_care_date: 2026-01-02, episode_start_date: 2026-01-02}]
  ics__cla_health_assessments: [{child: B, assessment_type_code: INITIAL, requested_date: 2026-01-05}]
  ics__persons: [{child: A}, {child: B}]
  flags: {ics__persons: [1, 2]}
- name: 20 working days, done, a reason, entered long ago
  ssd__cla_episodes:
  - {child: A, entered_care_date: 2026-03-03}
  - {child: B, entered_care_date: 2026-01-02}
  - {child: C, entered_care_date: 2026-01-02}
  - {child: D, entered_care_date: 2025-03-31}
  ics__cla_health_assessments:
  - {child: B, assessment_type_code: INITIAL, completed_date: 2026-02-20}
  - {child: C, assessment_type_code: INITIAL, requested_date: 2026-01-05, not_done_reason_code: DECLINED}
  ics__persons: [{child: A}, {child: B}, {child: C}, {child: D}]
  flags: {}
*/
