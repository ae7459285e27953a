-- title: More child protection plans start than conferences are held
-- message: There are more child protection plans starting than initial conferences taking place
-- severity: error
-- flags: none
-- needs: ChildProtectionPlans, CINdetails, Section47
-- years: 2023-
-- dimension: consistency
-- to do: Enter the missing initial conferences, or correct the start dates of the plans.
-- choice: Plans that start in the year against conferences of the year, those of enquiries and
--   those of episodes together; children are not matched. As many plans as conferences pass.
-- source: CIN census rule 2883, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with starting_plans as (
    select CPPstartDate as day
    from ChildProtectionPlans
    where CPPstartDate between collection_start() and collection_end()
),

dated as (
    select DateOfInitialCPC as day from CINdetails
    union all
    select DateOfInitialCPC as day from Section47
),

conferences as (
    select day from dated where day between collection_start() and collection_end()
)

select 'more plans' as finding
where (select count(*) from starting_plans) > (select count(*) from conferences)

/* examples
- name: two plans, one conference
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}, {CPPstartDate: 2026-03-31, cp_plan_number: 2}]
  CINdetails: [{DateOfInitialCPC: 2025-05-01}]
  flags: true
- name: the conference was the day before the year began
  ChildProtectionPlans: [{CPPstartDate: 2025-04-01}]
  Section47: [{DateOfInitialCPC: 2025-03-31}]
  flags: true
- name: two plans, a conference of the episode and one of an enquiry
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}, {CPPstartDate: 2026-03-31, cp_plan_number: 2}]
  CINdetails: [{DateOfInitialCPC: 2025-04-01}]
  Section47: [{DateOfInitialCPC: 2026-03-31}]
  flags: false
- name: plans of other years, or without a start
  ChildProtectionPlans: [{CPPstartDate: 2025-03-31}, {CPPstartDate: 2026-04-01}, {}]
  flags: false
*/
