-- title: A questionnaire's score differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset holds scores of the child's strengths and
--   difficulties questionnaire in the return's year, and not this one
-- severity: error
-- flags: ssda903__oc2(sdq_score)
-- needs: ssda903__oc2, ssda903__episodes, ssd__sdq_scores
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL10
-- to do: Take the score from the questionnaire and correct the copy that differs.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. A
--   child without any score in the year in the daily extract is not compared.
-- source: a rule of this partnership

with year_end as (
    select
        agency_id,
        quantile_disc(episode_start_date, 0.99) as newest,
        make_date(year(newest) + if(month(newest) > 3, 1, 0), 3, 31) as day
    from ssda903__episodes
    group by agency_id
    having day <= as_of()
),

in_ssd as (
    select agency_id, person_token, list(sdq_score) as scores
    from ssd__sdq_scores
    join year_end using (agency_id)
    where
        sdq_score is not null
        and completed_date <= year_end.day
        and completed_date > birthday(year_end.day, -1)
    group by all
)

select oc2.row_id as ssda903__oc2
from ssda903__oc2 as oc2
join in_ssd using (agency_id, person_token)
where not list_contains(in_ssd.scores, oc2.sdq_score)

/* examples
- name: another score
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__oc2: [{child: A, sdq_score: 14}]
  ssd__sdq_scores: [{child: A, completed_date: 2026-01-05, sdq_score: 15}]
  flags: {ssda903__oc2: [1]}
- name: one of two, none in the year
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__oc2: [{child: A, sdq_score: 14}, {child: B, sdq_score: 14}]
  ssd__sdq_scores:
  - {child: A, completed_date: 2025-04-01, sdq_score: 14}
  - {child: A, completed_date: 2026-01-05, sdq_score: 15}
  - {child: B, completed_date: 2025-03-31, sdq_score: 15}
  flags: {}
*/
