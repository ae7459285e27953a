-- title: A core group of a plan that had not begun or had ended
-- message: The core group met on a day before the child protection plan began, or after it ended
-- severity: error
-- flags: mash__protection_meetings(meeting_date)
-- needs: mash__protection_meetings, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP17
-- to do: Check the days, and that the meeting names the right plan.
-- source: a rule of this partnership

select meetings.row_id as mash__protection_meetings
from mash__protection_meetings as meetings
join ssd__cp_plans as plans using (agency_id, cp_plan_token)
where
    meetings.meeting_kind_code = 'CORE'
    and (
        meetings.meeting_date < plans.cp_plan_start_date
        or meetings.meeting_date > plans.cp_plan_end_date
    )

/* examples
- name: the day before, the day after the end
  mash__protection_meetings:
  - {child: A, meeting_kind_code: CORE, cp_plan_token: a, meeting_date: 2025-06-01}
  - {child: A, meeting_kind_code: CORE, cp_plan_token: a, meeting_date: 2025-12-02}
  ssd__cp_plans: [{child: A, cp_plan_token: a, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2025-12-01}]
  flags: {mash__protection_meetings: [1, 2]}
- name: on the last day, a conference, not yet held
  mash__protection_meetings:
  - {child: A, meeting_kind_code: CORE, cp_plan_token: a, meeting_date: 2025-12-01}
  - {child: A, meeting_kind_code: ICPC, cp_plan_token: a, meeting_date: 2025-06-01}
  - {child: A, meeting_kind_code: CORE, cp_plan_token: a}
  ssd__cp_plans: [{child: A, cp_plan_token: a, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2025-12-01}]
  flags: {}
*/
