-- title: A CIN plan has no start, or one after the year
-- message: CIN Plan start date is missing or out of data collection period
-- severity: error
-- flags: CINplanDates(CINPlanStartDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: validity
-- to do: Give the day on which the plan began; leave out plans that began after the year.
-- choice: A start before the year passes, as a plan may go on from earlier years.
-- source: CIN census rule 4010, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINplanDates
from CINplanDates
where CINPlanStartDate is null or CINPlanStartDate > collection_end()

/* examples
- name: missing, unreadable, or the day after the year
  CINplanDates:
    - {CINPlanEndDate: 2025-06-01}
    - {CINPlanStartDate: 31/31/2025}
    - {CINPlanStartDate: 2026-04-01}
  flags: {CINplanDates: [1, 2, 3]}
- name: on the last day, or in an earlier year
  CINplanDates: [{CINPlanStartDate: 2026-03-31}, {CINPlanStartDate: 2019-03-31}]
  flags: {}
*/
