-- title: The primary need is not a code of the list
-- message: Primary Need Code invalid (see Primary Need table in CIN census code set)
-- severity: error
-- flags: CINdetails(PrimaryNeedCode)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Give the primary need as one of the codes N0 to N9.
-- choice: Codes are in capitals.
-- source: CIN census rule 8650, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where
    CINdetails.PrimaryNeedCode
    not in ('N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9')

/* examples
- name: a code beyond the list, and one in small letters
  CINdetails: [{PrimaryNeedCode: N10}, {cin_detail_number: 2, PrimaryNeedCode: n1}]
  flags: {CINdetails: [1, 2]}
- name: first and last code, and none
  CINdetails: [{PrimaryNeedCode: N0}, {cin_detail_number: 2, PrimaryNeedCode: N9}, {cin_detail_number: 3}]
  flags: {}
*/
