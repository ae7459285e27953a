-- title: A child's ethnicity differs between the CIN census and SSDA903
-- message: The two returns of the council hold different ethnic origins of the child
-- severity: query
-- flags: cin_census__children(ethnicity_code), ssda903__header(ethnicity_code)
-- needs: cin_census__children, ssda903__header
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, CL01
-- to do: Ask the child or family how they describe the ethnicity and correct the return that
--   differs.
-- choice: Refused (REFU) and not yet obtained (NOBT) are no ethnic origin and are not compared.
-- source: a rule of this partnership

select children.row_id as cin_census__children, header.row_id as ssda903__header
from cin_census__children as children
join ssda903__header as header using (agency_id, person_token)
where
    children.ethnicity_code <> header.ethnicity_code
    and children.ethnicity_code not in ('REFU', 'NOBT')
    and header.ethnicity_code not in ('REFU', 'NOBT')

/* examples
- name: two ethnic origins
  cin_census__children: [{child: A, ethnicity_code: BAFR}]
  ssda903__header: [{child: A, ethnicity_code: BCRB}]
  flags: {cin_census__children: [1], ssda903__header: [1]}
- name: the same, or not yet obtained
  cin_census__children: [{child: A, ethnicity_code: BAFR}, {child: B, ethnicity_code: NOBT}]
  ssda903__header: [{child: A, ethnicity_code: BAFR}, {child: B, ethnicity_code: BCRB}]
  flags: {}
*/
