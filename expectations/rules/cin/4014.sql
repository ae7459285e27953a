-- title: CIN plans of a child overlap
-- message: CIN Plan data contains overlapping dates
-- severity: error
-- flags: later = CINplanDates(CINPlanStartDate), earlier = CINplanDates(CINPlanStartDate,
--   CINPlanEndDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that one plan ends before the next starts.
-- choice: A plan that starts on the day on which another ends overlaps it. One without an end
--   lasts to the end of the year. Records without LA Child ID are not compared.
-- source: CIN census rule 4014, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select later.row_id as later, earlier.row_id as earlier
from CINplanDates as later
join CINplanDates as earlier using (LAchildID)
where
    later.row_id <> earlier.row_id
    and later.CINPlanStartDate >= earlier.CINPlanStartDate
    and later.CINPlanStartDate <= coalesce(earlier.CINPlanEndDate, collection_end())

/* examples
- name: starts on the day on which another ends, in another episode
  CINplanDates:
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}
    - {CINPlanStartDate: 2025-06-01, CINPlanEndDate: 2025-07-01, cin_detail_number: 2}
  flags: {later: [2], earlier: [1]}
- name: starts while another is open
  CINplanDates: [{CINPlanStartDate: 2026-03-31}, {CINPlanStartDate: 2025-05-01}]
  flags: {later: [1], earlier: [2]}
- name: start on one day
  CINplanDates:
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}
    - {CINPlanStartDate: 2025-05-01}
  flags: {later: [1, 2], earlier: [1, 2]}
- name: starts the day after; no start; another child
  CINplanDates:
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}
    - {CINPlanStartDate: 2025-06-02}
    - {CINPlanEndDate: 2025-05-15}
    - {CINPlanStartDate: 2025-05-15, LAchildID: B, child_number: 2}
  flags: {}
- name: starts after the year, beside an open plan
  CINplanDates: [{CINPlanStartDate: 2025-05-01}, {CINPlanStartDate: 2026-04-01}]
  flags: {}
*/
