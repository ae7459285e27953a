-- title: A child has several open CIN plans
-- message: This child is showing more than one open CIN Plan, i.e. with no End Date
-- severity: error
-- flags: CINplanDates(CINPlanEndDate)
-- needs: CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Give the end dates of the plans that have ended; one plan at most goes on.
-- choice: Records without LA Child ID are not compared.
-- differs: The validator looks at each episode alone and flags also the plans of the episode that
--   have an end. We look at the child, as the words say, and flag the plans without an end only.
-- source: CIN census rule 4004, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINplanDates
from CINplanDates
where CINPlanEndDate is null and LAchildID is not null
qualify count(*) over (partition by LAchildID) > 1

/* examples
- name: two open plans and an ended one
  CINplanDates: [{}, {CINPlanEndDate: 2025-06-01}, {cin_plan_number: 3}]
  flags: {CINplanDates: [1, 3]}
- name: open in two episodes
  CINplanDates: [{}, {cin_detail_number: 2}]
  flags: {CINplanDates: [1, 2]}
- name: one open; and one of another child
  CINplanDates: [{}, {CINPlanEndDate: 2025-06-01}, {LAchildID: B, child_number: 2}]
  flags: {}
*/
