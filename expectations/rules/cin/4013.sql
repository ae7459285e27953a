-- title: A CIN plan ends outside the year
-- message: CIN Plan end date must fall within the census year
-- severity: error
-- flags: CINplanDates(CINPlanEndDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: validity
-- to do: Correct the end of the plan, or leave out a plan that ended in another year.
-- source: CIN census rule 4013, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINplanDates
from CINplanDates
where CINPlanEndDate not between collection_start() and collection_end()

/* examples
- name: the day before the year, and the day after
  CINplanDates: [{CINPlanEndDate: 2025-03-31}, {CINPlanEndDate: 2026-04-01}]
  flags: {CINplanDates: [1, 2]}
- name: its first and last day, or no end
  CINplanDates: [{CINPlanEndDate: 2025-04-01}, {CINPlanEndDate: 2026-03-31}, {}]
  flags: {}
*/
