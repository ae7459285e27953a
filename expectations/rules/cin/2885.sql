-- title: A child protection plan does not start on the day of its conference
-- message: Child protection plan shown as starting a different day to the initial child protection
--   conference.
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate), Section47(DateOfInitialCPC),
--   CINdetails(DateOfInitialCPC)
-- needs: ChildProtectionPlans, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the plan or the date of the initial conference; a plan starts on its
--   day.
-- choice: Plans that start in the year are tested. Their conference is that of any section 47
--   enquiry of the episode that needed one; if there is no such enquiry, that of the episode. The
--   conferences are flagged if no plan of the episode starts on the day of one.
-- differs: The validator knows an enquiry without need of a conference by 1 only; we by true as
--   well, in any case, and then ask the episode's own conference.
-- source: CIN census rule 2885, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with starting_plans as (
    select row_id, CINdetailsID, CPPstartDate
    from ChildProtectionPlans
    where CPPstartDate between collection_start() and collection_end()
),

enquiries as (
    select row_id as Section47, CINdetailsID, DateOfInitialCPC
    from Section47
    where coalesce(lower(ICPCnotRequired), '0') not in ('1', 'true')
),

conferences as (
    select Section47, CINdetailsID, DateOfInitialCPC from enquiries
    union all by name
    select CINdetails.row_id as CINdetails, CINdetailsID, CINdetails.DateOfInitialCPC
    from CINdetails
    anti join enquiries using (CINdetailsID)
),

compared as (
    select
        starting_plans.row_id as ChildProtectionPlans,
        conferences.Section47,
        conferences.CINdetails,
        CINdetailsID,
        coalesce(starting_plans.CPPstartDate = conferences.DateOfInitialCPC, false) as is_its_day
    from starting_plans
    join conferences using (CINdetailsID)
),

judged as (
    select
        ChildProtectionPlans,
        Section47,
        CINdetails,
        bool_or(is_its_day) over (partition by ChildProtectionPlans) as plan_has_its_day,
        bool_or(is_its_day) over (partition by CINdetailsID) as episode_has_a_day
    from compared
)

select
    ChildProtectionPlans,
    case when not episode_has_a_day then Section47 end as Section47,
    case when not episode_has_a_day then CINdetails end as CINdetails
from judged
where not plan_has_its_day

/* examples
- name: the day after the conference of the enquiry
  CINdetails: [{DateOfInitialCPC: 2025-05-02}]
  Section47: [{DateOfInitialCPC: 2025-05-01, ICPCnotRequired: '0'}]
  ChildProtectionPlans: [{CPPstartDate: 2025-05-02}]
  flags: {ChildProtectionPlans: [1], Section47: [1]}
- name: no enquiry, and another day or none on the episode
  CINdetails: [{DateOfInitialCPC: 2025-05-01}, {cin_detail_number: 2}]
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-02}
    - {CPPstartDate: 2025-05-02, cin_detail_number: 2}
  flags: {ChildProtectionPlans: [1, 2], CINdetails: [1, 2]}
- name: one plan of the episode starts with its conference, the other does not
  CINdetails: [{}]
  Section47: [{DateOfInitialCPC: 2025-05-01}, {s47_number: 2}]
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}, {CPPstartDate: 2025-07-01, cp_plan_number: 2}]
  flags: {ChildProtectionPlans: [2]}
- name: the conference is in another episode
  CINdetails: [{}, {cin_detail_number: 2}]
  Section47: [{}, {DateOfInitialCPC: 2025-05-01, cin_detail_number: 2}]
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}]
  flags: {ChildProtectionPlans: [1], Section47: [1]}
- name: on the day of the enquiry's conference, or on the episode's where none was needed
  CINdetails:
    - {}
    - {DateOfInitialCPC: 2025-06-01, cin_detail_number: 2}
    - {DateOfInitialCPC: 2025-08-01, cin_detail_number: 3}
  Section47:
    - {DateOfInitialCPC: 2025-05-01, ICPCnotRequired: 'false'}
    - {ICPCnotRequired: 'TRUE', cin_detail_number: 2}
    - {ICPCnotRequired: '1', cin_detail_number: 3}
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {CPPstartDate: 2025-06-01, cin_detail_number: 2}
    - {CPPstartDate: 2025-08-01, cin_detail_number: 3}
  flags: {}
- name: starts before the year, or has no start
  CINdetails: [{DateOfInitialCPC: 2025-05-01}]
  ChildProtectionPlans: [{CPPstartDate: 2025-03-31}, {cp_plan_number: 2}]
  flags: {}
*/
