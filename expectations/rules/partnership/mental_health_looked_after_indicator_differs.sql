-- title: Mental health services do not know that a child is looked after
-- message: The newest month of mental health services says that the child is not looked after,
--   and a council looked after the child all through it
-- severity: error
-- flags: ics__mental_health_indicators(looked_after_code)
-- needs: ics__mental_health_indicators, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL07, CL07
-- to do: Ask the council whether the child is looked after and correct the indicator.
-- choice: All through the month means that one episode of care, or several that follow one
--   another, covers its first and its last day.
-- source: a rule of this partnership

with newest as (
    select agency_id, max(reporting_month_start_date) as month
    from ics__mental_health_indicators
    group by agency_id
),

said as (
    select
        indicators.row_id, indicators.child_id,
        newest.month as first_day, last_day(newest.month) as last_day
    from ics__mental_health_indicators as indicators
    join newest on
        newest.agency_id = indicators.agency_id
        and newest.month = indicators.reporting_month_start_date
    where indicators.child_id is not null and indicators.looked_after_code = 'N'
)

select said.row_id as ics__mental_health_indicators
from said
join ssd__cla_episodes as episodes using (child_id)
group by said.row_id
having
    bool_or(
        episodes.episode_start_date <= said.first_day
        and (episodes.episode_ceased_date is null or episodes.episode_ceased_date > said.first_day)
    )
    and bool_or(
        episodes.episode_start_date <= said.last_day
        and (episodes.episode_ceased_date is null or episodes.episode_ceased_date > said.last_day)
    )

/* examples
- name: one episode, and two that follow one another
  ics__mental_health_indicators:
  - {child: A, reporting_month_start_date: 2026-03-01, looked_after_code: N}
  - {child: B, reporting_month_start_date: 2026-03-01, looked_after_code: N}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2026-03-01}
  - {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-10}
  - {child: B, episode_start_date: 2026-03-10}
  flags: {ics__mental_health_indicators: [1, 2]}
- name: entered in the month, known, ceased on the last day
  ics__mental_health_indicators:
  - {child: A, reporting_month_start_date: 2026-03-01, looked_after_code: N}
  - {child: B, reporting_month_start_date: 2026-03-01, looked_after_code: Y}
  - {child: C, reporting_month_start_date: 2026-03-01, looked_after_code: N}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2026-03-02}
  - {child: B, episode_start_date: 2025-06-02}
  - {child: C, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-31}
  flags: {}
*/
