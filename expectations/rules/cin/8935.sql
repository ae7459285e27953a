-- title: A child has more than one open child protection plan
-- message: This child is showing more than one open Child Protection plan, i.e. with no End Date
-- severity: error
-- flags: ChildProtectionPlans(CPPendDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: consistency
-- to do: Give the end of every plan but the one that is still open.
-- choice: Plans are counted over all episodes of the child.
-- differs: It counts plans of a child that have the same number, so that it misses two open plans of
--   one episode and those of different numbers in different episodes, and flags ended plans of
--   that number too. Here all open plans of the child are counted and only they are flagged.
-- source: CIN census rule 8935, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where
    ChildProtectionPlans.LAchildID is not null
    and ChildProtectionPlans.CPPendDate is null
qualify count(*) over (partition by ChildProtectionPlans.LAchildID) > 1

/* examples
- name: two open in one episode, beside an ended one
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {cp_plan_number: 2, CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
    - {cp_plan_number: 3, CPPstartDate: 2025-07-01}
  flags: {ChildProtectionPlans: [1, 3]}
- name: one open in each of two episodes
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}, {cin_detail_number: 2, CPPstartDate: 2025-07-01}]
  flags: {ChildProtectionPlans: [1, 2]}
- name: one open for each child
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
    - {cp_plan_number: 2, CPPstartDate: 2025-07-01}
    - {child_number: 2, LAchildID: B, CPPstartDate: 2025-07-01}
  flags: {}
*/
