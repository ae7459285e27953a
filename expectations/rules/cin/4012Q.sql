-- title: A CIN plan starts and ends on one day
-- message: Please check and either amend or provide a reason: CIN Plan shown as starting and
--   ending on the same day
-- severity: query
-- flags: CINplanDates(CINPlanStartDate, CINPlanEndDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the start or the end of the plan, or say why it lasted one day.
-- source: CIN census rule 4012Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINplanDates
from CINplanDates
where CINPlanStartDate = CINPlanEndDate

/* examples
- name: the same day
  CINplanDates: [{CINPlanStartDate: 2025-06-01, CINPlanEndDate: 2025-06-01}]
  flags: {CINplanDates: [1]}
- name: the next day, or both missing
  CINplanDates: [{CINPlanStartDate: 2025-06-01, CINPlanEndDate: 2025-06-02}, {}]
  flags: {}
*/
