-- title: An unaccompanied asylum-seeking child in care is not listed as one in SSDA903
-- message: The Standard Safeguarding Dataset has the child as unaccompanied and seeking asylum in
--   the year, and SSDA903 does not list the child so
-- severity: error
-- flags: ssd__immigration_statuses(immigration_status, status_start_date, status_end_date)
-- needs: ssda903__header, ssda903__episodes, ssda903__uasc, ssd__immigration_statuses
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL01
-- to do: Add the child to the return's list of unaccompanied children, or correct the status in
--   the case system.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. Only
--   children who stand in the return.
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

in_return as (
    select distinct agency_id, person_token from ssda903__header where person_token is not null
)

select statuses.row_id as ssd__immigration_statuses
from ssd__immigration_statuses as statuses
join in_return using (agency_id, person_token)
join year_end using (agency_id)
left join ssda903__uasc as uasc using (agency_id, person_token)
where
    statuses.immigration_status = 'Unaccompanied Asylum Seeking Child'
    and statuses.status_start_date <= year_end.day
    and (
        statuses.status_end_date is null
        or statuses.status_end_date > birthday(year_end.day, -1)
    )
    and uasc.row_id is null

/* examples
- name: in the return and not in its list
  ssda903__header: [{child: A}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__uasc: [{child: B}]
  ssd__immigration_statuses: [{child: A, immigration_status: Unaccompanied Asylum Seeking Child, status_start_date: 2025-06-01}]
  flags: {ssd__immigration_statuses: [1]}
- name: listed, ended before the year, not in the return
  ssda903__header: [{child: A}, {child: B}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__uasc: [{child: A}]
  ssd__immigration_statuses:
  - {child: A, immigration_status: Unaccompanied Asylum Seeking Child, status_start_date: 2025-06-01}
  - {child: B, immigration_status: Unaccompanied Asylum Seeking Child, status_start_date: 2023-06-01, status_end_date: 2025-03-31}
  - {child: C, immigration_status: Unaccompanied Asylum Seeking Child, status_start_date: 2025-06-01}
  flags: {}
*/
