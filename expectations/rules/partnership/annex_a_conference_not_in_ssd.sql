-- title: An initial conference of Annex A is not in the Standard Safeguarding Dataset
-- message: The child has no initial child protection conference of this day in the Standard
--   Safeguarding Dataset
-- severity: error
-- flags: annex_a__s47_and_icpc(conference_date)
-- needs: annex_a__s47_and_icpc, ssd__initial_cp_conferences
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP04, CP05
-- to do: Look up when the conference was held and correct the copy that differs.
-- source: a rule of this partnership

select lists.row_id as annex_a__s47_and_icpc
from annex_a__s47_and_icpc as lists
left join ssd__initial_cp_conferences as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.icpc_date = lists.conference_date
where ssd.row_id is null and lists.child_token is not null and lists.conference_date is not null

/* examples
- name: the day after
  annex_a__s47_and_icpc: [{child: A, conference_date: 2026-01-20}]
  ssd__initial_cp_conferences: [{child: A, icpc_date: 2026-01-21}]
  flags: {annex_a__s47_and_icpc: [1]}
- name: the same day, or none
  annex_a__s47_and_icpc: [{child: A, conference_date: 2026-01-20}, {child: B}]
  ssd__initial_cp_conferences: [{child: A, icpc_date: 2026-01-20}]
  flags: {}
*/
