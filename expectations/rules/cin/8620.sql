-- title: A case was closed outside the census year
-- message: CIN Closure Date present and does not fall within the Census year
-- severity: error
-- flags: CINdetails(CINclosureDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Correct the closure date, or take the case out if it was not open in the year.
-- source: CIN census rule 8620, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
where CINdetails.CINclosureDate not between collection_start() and collection_end()

/* examples
- name: the day before the year and the day after it
  year: 2026
  CINdetails: [{CINclosureDate: 2025-03-31}, {cin_detail_number: 2, CINclosureDate: 2026-04-01}]
  flags: {CINdetails: [1, 2]}
- name: the first and the last day of the year, and none
  year: 2026
  CINdetails: [{CINclosureDate: 2025-04-01}, {cin_detail_number: 2, CINclosureDate: 2026-03-31}, {cin_detail_number: 3}]
  flags: {}
*/
