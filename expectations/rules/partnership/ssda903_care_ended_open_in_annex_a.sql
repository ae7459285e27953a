-- title: Care ended in SSDA903 and goes on in Annex A
-- message: SSDA903 says that the child left care, and Annex A has the same period of care as
--   still open
-- severity: error
-- flags: ssda903__episodes(episode_end_date), annex_a__children_in_care(cla_end_date)
-- needs: annex_a__contacts, annex_a__children_in_care, ssda903__episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Look up when the child left care and correct the copy that differs.
-- choice: Only where the child left care before the newest contact in Annex A, which stands for
--   the day on which the lists were drawn, and began the listed period of care before it left.
-- source: a rule of this partnership

with drawn as (
    select agency_id, max(contact_date) as day
    from annex_a__contacts
    where contact_date <= as_of()
    group by agency_id
)

select episodes.row_id as ssda903__episodes, lists.row_id as annex_a__children_in_care
from ssda903__episodes as episodes
join drawn using (agency_id)
join annex_a__children_in_care as lists on
    lists.agency_id = episodes.agency_id
    and lists.child_token = episodes.person_token
where
    episodes.episode_end_date < drawn.day
    and episodes.episode_ceased_reason_code <> 'X1'
    and lists.cla_start_date < episodes.episode_end_date
    and lists.cla_end_date is null

/* examples
- name: returned home
  annex_a__contacts: [{child: B, contact_date: 2026-03-20}]
  annex_a__children_in_care: [{child: A, cla_start_date: 2025-06-02}]
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02, episode_end_date: 2026-01-10, episode_ceased_reason_code: E4A}]
  flags: {ssda903__episodes: [1], annex_a__children_in_care: [1]}
- name: another episode followed, looked after again, left after the lists were drawn
  annex_a__contacts: [{child: B, contact_date: 2026-01-10}]
  annex_a__children_in_care: [{child: A, cla_start_date: 2025-06-02}, {child: B, cla_start_date: 2025-12-01}, {child: C, cla_start_date: 2025-06-02}]
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_end_date: 2025-09-10, episode_ceased_reason_code: X1}
  - {child: B, episode_start_date: 2025-06-02, episode_end_date: 2025-11-10, episode_ceased_reason_code: E4A}
  - {child: C, episode_start_date: 2025-06-02, episode_end_date: 2026-01-10, episode_ceased_reason_code: E4A}
  flags: {}
*/
