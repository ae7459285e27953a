-- title: The reason for closure is not a code of the list
-- message: CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)
-- severity: error
-- flags: CINdetails(ReasonForClosure)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Give the reason for closure as one of the codes RC1 to RC9.
-- choice: Codes are in capitals.
-- source: CIN census rule 8640, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where
    CINdetails.ReasonForClosure
    not in ('RC1', 'RC2', 'RC3', 'RC4', 'RC5', 'RC6', 'RC7', 'RC8', 'RC9')

/* examples
- name: codes beyond the list, and one in small letters
  CINdetails:
    - {ReasonForClosure: RC10}
    - {cin_detail_number: 2, ReasonForClosure: RC0}
    - {cin_detail_number: 3, ReasonForClosure: rc7}
  flags: {CINdetails: [1, 2, 3]}
- name: first and last code, and none
  CINdetails: [{ReasonForClosure: RC1}, {cin_detail_number: 2, ReasonForClosure: RC9}, {cin_detail_number: 3}]
  flags: {}
- name: RC9 is of the list from the first year of the rule
  year: 2023
  CINdetails: [{ReasonForClosure: RC9}]
  flags: {}
*/
