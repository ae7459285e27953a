-- title: A reason for closure is given for a case that is not closed
-- message: A CIN case cannot have a Reason for Closure without a CIN Closure Date
-- severity: error
-- flags: CINdetails(ReasonForClosure, CINclosureDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the closure date, or take out the reason if the case is open.
-- choice: A closure date that cannot be read is not a closure date.
-- source: CIN census rule 8810, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where CINdetails.ReasonForClosure is not null and CINdetails.CINclosureDate is null

/* examples
- name: a reason and no date, or a date that is no day
  CINdetails: [{ReasonForClosure: RC7}, {cin_detail_number: 2, ReasonForClosure: RC7, CINclosureDate: '31/31/2025'}]
  flags: {CINdetails: [1, 2]}
- name: both, neither, and a date alone
  CINdetails:
    - {CINclosureDate: 2025-06-01, ReasonForClosure: RC7}
    - {cin_detail_number: 2}
    - {cin_detail_number: 3, CINclosureDate: 2025-06-01}
  flags: {}
*/
