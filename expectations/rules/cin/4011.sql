-- title: A CIN plan ends before it starts
-- message: CIN Plan End Date earlier than Start Date
-- severity: error
-- flags: CINplanDates(CINPlanEndDate, CINPlanStartDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start or the end of the plan.
-- source: CIN census rule 4011, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINplanDates
from CINplanDates
where CINPlanEndDate < CINPlanStartDate

/* examples
- name: ends the day before
  CINplanDates: [{CINPlanStartDate: 2025-06-02, CINPlanEndDate: 2025-06-01}]
  flags: {CINplanDates: [1]}
- name: ends on the same day, or a date is missing
  CINplanDates:
    - {CINPlanStartDate: 2025-06-02, CINPlanEndDate: 2025-06-02}
    - {CINPlanStartDate: 2025-06-02}
    - {CINPlanEndDate: 2025-06-01}
  flags: {}
*/
