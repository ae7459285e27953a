-- title: A case closed by adoption in the CIN census is not an adoption in SSDA903
-- message: The CIN census closed the case because the child was adopted, and SSDA903 says that
--   the child left care otherwise or is still looked after
-- severity: error
-- flags: cin_census__cin_details(close_reason_code)
-- needs: cin_census__cin_details, ssda903__episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL02, FD20
-- to do: Check whether an adoption order was made and correct the copy that differs.
-- choice: Only children of whom SSDA903 holds an episode; any episode that ceased by adoption
--   (E11, E12) will do.
-- source: a rule of this partnership

with in_care as (
    select
        agency_id, person_token,
        coalesce(bool_or(episode_ceased_reason_code in ('E11', 'E12')), false) as is_adopted
    from ssda903__episodes
    where person_token is not null
    group by all
)

select details.row_id as cin_census__cin_details
from cin_census__cin_details as details
join in_care using (agency_id, person_token)
where details.close_reason_code = 'RC1' and not in_care.is_adopted

/* examples
- name: returned home, and still looked after
  cin_census__cin_details: [{child: A, close_reason_code: RC1}, {child: B, close_reason_code: RC1}]
  ssda903__episodes: [{child: A, episode_ceased_reason_code: E4A}, {child: B}]
  flags: {cin_census__cin_details: [1, 2]}
- name: adopted, another reason, not in SSDA903
  cin_census__cin_details: [{child: A, close_reason_code: RC1}, {child: B, close_reason_code: RC7}, {child: C, close_reason_code: RC1}]
  ssda903__episodes: [{child: A, episode_ceased_reason_code: X1}, {child: A, episode_ceased_reason_code: E12}, {child: B, episode_ceased_reason_code: E4A}]
  flags: {}
*/
