-- title: A looked-after child's ethnicity differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset holds another ethnic origin of the child
-- severity: query
-- flags: ssda903__header(ethnicity_code), ssd__persons(ethnicity_code)
-- needs: ssda903__header, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Ask the child or family how they describe the ethnicity and correct the copy that differs.
-- choice: Refused (REFU) and not yet obtained (NOBT) are no ethnic origin and are not compared.
-- source: a rule of this partnership

select header.row_id as ssda903__header, persons.row_id as ssd__persons
from ssda903__header as header
join ssd__persons as persons using (agency_id, person_token)
where
    header.ethnicity_code <> persons.ethnicity_code
    and header.ethnicity_code not in ('REFU', 'NOBT')
    and persons.ethnicity_code not in ('REFU', 'NOBT')

/* examples
- name: two ethnic origins
  ssda903__header: [{child: A, ethnicity_code: APKN}]
  ssd__persons: [{child: A, ethnicity_code: ABAN}]
  flags: {ssda903__header: [1], ssd__persons: [1]}
- name: the same, or refused
  ssda903__header: [{child: A, ethnicity_code: APKN}, {child: B, ethnicity_code: APKN}]
  ssd__persons: [{child: A, ethnicity_code: APKN}, {child: B, ethnicity_code: REFU}]
  flags: {}
*/
