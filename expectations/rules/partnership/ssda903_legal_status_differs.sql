-- title: The legal status of an episode differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset has the child under another legal status on the
--   first day of the episode
-- severity: error
-- flags: ssda903__episodes(legal_status_code)
-- needs: ssda903__episodes, ssd__legal_statuses
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Take the status from the order or agreement and correct the copy that differs.
-- choice: A status holds from its first to its last day, both included; where two meet on a day,
--   either will do. A day without any status is not compared.
-- source: a rule of this partnership

with in_force as (
    select
        episodes.row_id,
        bool_or(statuses.legal_status_code = episodes.legal_status_code) as is_among_them
    from ssda903__episodes as episodes
    join ssd__legal_statuses as statuses using (agency_id, person_token)
    where
        statuses.legal_status_start_date <= episodes.episode_start_date
        and (
            statuses.legal_status_end_date is null
            or statuses.legal_status_end_date >= episodes.episode_start_date
        )
    group by episodes.row_id
)

select row_id as ssda903__episodes
from in_force
where not is_among_them

/* examples
- name: interim care order in one, section 20 in the other
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02, legal_status_code: C1}]
  ssd__legal_statuses: [{child: A, legal_status_code: V2, legal_status_start_date: 2025-06-02}]
  flags: {ssda903__episodes: [1]}
- name: the same, the later of two that meet, none that day
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, legal_status_code: C1}
  - {child: B, episode_start_date: 2025-06-02, legal_status_code: C2}
  - {child: C, episode_start_date: 2025-06-02, legal_status_code: C2}
  ssd__legal_statuses:
  - {child: A, legal_status_code: C1, legal_status_start_date: 2025-05-02}
  - {child: B, legal_status_code: C1, legal_status_start_date: 2025-01-02, legal_status_end_date: 2025-06-02}
  - {child: B, legal_status_code: C2, legal_status_start_date: 2025-06-02}
  - {child: C, legal_status_code: V2, legal_status_start_date: 2025-06-03}
  flags: {}
*/
