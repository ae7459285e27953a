-- title: A death in care of a child who was not looked after
-- message: The notified incident is the death of a looked-after child, and no council looked
--   after the child on the day
-- severity: error
-- flags: registers__serious_incidents(incident_nature_code, incident_date)
-- needs: registers__serious_incidents, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: LR01, CL01
-- due working days: 2
-- to do: Correct the nature or the day of the incident, or the episode of care.
-- source: a rule of this partnership

with in_care as (
    select incidents.row_id
    from registers__serious_incidents as incidents
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= incidents.incident_date
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= incidents.incident_date
        )
)

select row_id as registers__serious_incidents
from registers__serious_incidents
where
    incident_nature_code = 'DEATH_IN_CARE'
    and child_id is not null
    and incident_date is not null
    and row_id not in (from in_care)

/* examples
- name: care had ceased
  registers__serious_incidents: [{child: A, incident_nature_code: DEATH_IN_CARE, incident_date: 2026-03-02}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-01}]
  flags: {registers__serious_incidents: [1]}
- name: ceased by the death, another nature
  registers__serious_incidents: [{child: A, incident_nature_code: DEATH_IN_CARE, incident_date: 2026-03-02}, {child: B, incident_nature_code: DEATH, incident_date: 2026-03-02}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-02}]
  flags: {}
*/
