-- title: A case is closed without a reason
-- message: A CIN case cannot have a CIN closure date without a Reason for Closure
-- severity: error
-- flags: CINdetails(CINclosureDate, ReasonForClosure)
-- needs: CINdetails
-- years: 2023-
-- dimension: completeness
-- to do: Give the reason for the closure, or take out the closure date if the case is open.
-- choice: A closure date that cannot be read is not a closure date.
-- source: CIN census rule 8805, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where CINdetails.CINclosureDate is not null and CINdetails.ReasonForClosure is null

/* examples
- name: a closure date and no reason
  CINdetails: [{CINclosureDate: 2025-06-01}]
  flags: {CINdetails: [1]}
- name: both, neither, and a reason alone
  CINdetails:
    - {CINclosureDate: 2025-06-01, ReasonForClosure: RC7}
    - {cin_detail_number: 2}
    - {cin_detail_number: 3, ReasonForClosure: RC7}
  flags: {}
- name: a closure date that is no day
  CINdetails: [{CINclosureDate: '31/31/2025'}]
  flags: {}
*/
