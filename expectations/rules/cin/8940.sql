-- title: Two child protection plans of a child overlap
-- message: Child Protection Plan data contains overlapping dates
-- severity: error
-- flags: later = ChildProtectionPlans(CPPstartDate), earlier = ChildProtectionPlans(CPPstartDate,
--   CPPendDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that one plan ends before the next starts.
-- choice: A plan goes on to its last day, with it, or to the last day of the year if it is open; plans
--   of all episodes of the child are compared.
-- differs: It does not compare plans that have the same number, so that overlaps of such plans of
--   different episodes are missed there.
-- source: CIN census rule 8940, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select later.row_id as later, earlier.row_id as earlier
from ChildProtectionPlans as later
join ChildProtectionPlans as earlier
    on
        later.LAchildID = earlier.LAchildID
        and later.row_id <> earlier.row_id
        and later.CPPstartDate >= earlier.CPPstartDate
        and later.CPPstartDate <= coalesce(earlier.CPPendDate, collection_end())

/* examples
- name: starts on the day on which the other ends, in another episode; starts on the last day of the year while one is open
  year: 2026
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
    - {cin_detail_number: 2, CPPstartDate: 2025-06-01, CPPendDate: 2025-07-01}
    - {child_number: 2, LAchildID: B, CPPstartDate: 2025-05-01}
    - {child_number: 2, LAchildID: B, cp_plan_number: 2, CPPstartDate: 2026-03-31}
  flags: {later: [2, 4], earlier: [1, 3]}
- name: two of one day
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
    - {cp_plan_number: 2, CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
  flags: {later: [1, 2], earlier: [1, 2]}
- name: starts the day after, of another child, or has no start
  year: 2026
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
    - {cp_plan_number: 2, CPPstartDate: 2025-06-02}
    - {cp_plan_number: 3}
    - {cp_plan_number: 4, CPPstartDate: 2026-04-01}
    - {child_number: 2, LAchildID: B, CPPstartDate: 2025-05-10}
  flags: {}
*/
