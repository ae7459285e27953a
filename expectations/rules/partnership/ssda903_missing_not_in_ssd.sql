-- title: A missing episode of SSDA903 is not in the case system
-- message: The Standard Safeguarding Dataset holds no missing episode of the child that began on
--   this day
-- severity: error
-- flags: ssda903__missing(missing_start_date)
-- needs: ssda903__missing, ssd__missing_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX01, EX02, EX04, CL14
-- to do: Look up when the child went missing and correct the copy that differs.
-- source: a rule of this partnership

select missing.row_id as ssda903__missing
from ssda903__missing as missing
left join ssd__missing_episodes as ssd using (agency_id, person_token, missing_start_date)
where
    ssd.row_id is null
    and missing.person_token is not null
    and missing.missing_start_date is not null

/* examples
- name: the day before
  ssda903__missing: [{child: A, missing_start_date: 2025-06-01}]
  ssd__missing_episodes: [{child: A, missing_start_date: 2025-06-02}]
  flags: {ssda903__missing: [1]}
- name: the same day
  ssda903__missing: [{child: A, missing_start_date: 2025-06-02}]
  ssd__missing_episodes: [{child: A, missing_start_date: 2025-06-02}]
  flags: {}
*/
