-- title: A child in care in Annex A was left out of SSDA903
-- message: Annex A says that the child was looked after on the last day of the SSDA903 year, and
--   SSDA903 has no open episode of the child on it
-- severity: error
-- flags: annex_a__children_in_care(cla_start_date, cla_end_date)
-- needs: annex_a__contacts, annex_a__children_in_care, ssda903__episodes
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL01
-- to do: Add the child to SSDA903, or correct the days of care in Annex A.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. The
--   newest contact in Annex A stands for the day on which its lists were drawn; lists of an earlier
--   day are left alone.
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

drawn as (
    select agency_id, max(contact_date) as day
    from annex_a__contacts
    where contact_date <= as_of()
    group by agency_id
),

open_in_return as (
    select distinct agency_id, person_token
    from ssda903__episodes
    join year_end using (agency_id)
    where person_token is not null and (episode_end_date is null or episode_end_date >= year_end.day)
)

select lists.row_id as annex_a__children_in_care
from annex_a__children_in_care as lists
join year_end using (agency_id)
join drawn using (agency_id)
left join open_in_return on
    open_in_return.agency_id = lists.agency_id
    and open_in_return.person_token = lists.child_token
where
    drawn.day >= year_end.day
    and lists.cla_start_date <= year_end.day
    and (lists.cla_end_date is null or lists.cla_end_date > year_end.day)
    and lists.child_token is not null
    and open_in_return.person_token is null

/* examples
- name: still looked after, and until the day after
  as_of: 2026-05-01
  annex_a__contacts: [{child: B, contact_date: 2026-04-20}]
  annex_a__children_in_care: [{child: A, cla_start_date: 2026-03-31}, {child: C, cla_start_date: 2025-06-02, cla_end_date: 2026-04-01}]
  ssda903__episodes: [{child: B, episode_start_date: 2025-06-02}]
  flags: {annex_a__children_in_care: [1, 2]}
- name: in the return, entered later, left on the day
  as_of: 2026-05-01
  annex_a__contacts: [{child: B, contact_date: 2026-04-20}]
  annex_a__children_in_care:
  - {child: B, cla_start_date: 2025-06-02}
  - {child: C, cla_start_date: 2026-04-01}
  - {child: D, cla_start_date: 2025-06-02, cla_end_date: 2026-03-31}
  ssda903__episodes: [{child: B, episode_start_date: 2025-06-02}]
  flags: {}
- name: the lists were drawn before the year ended
  as_of: 2026-05-01
  annex_a__contacts: [{child: B, contact_date: 2026-03-30}]
  annex_a__children_in_care: [{child: A, cla_start_date: 2025-06-02}]
  ssda903__episodes: [{child: B, episode_start_date: 2025-06-02}]
  flags: {}
*/
