-- title: Community health sees a child and does not know of the protection plan
-- message: A council had the child on a child protection plan all through the newest month of
--   community services, which has contacts with the child in it and no plan
-- severity: query
-- flags: ics__community_contacts(person_id)
-- needs: ssd__cp_plans, ics__child_protection_plans, ics__community_contacts
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL14
-- to do: Tell the community team of the plan and record it.
-- choice: The newest month in which any community plan was sent. All contacts of the child in
--   that month are flagged.
-- source: a rule of this partnership

with newest as (
    select agency_id, max(reporting_month_start_date) as month
    from ics__child_protection_plans
    group by agency_id
),

told as (
    select distinct plans.agency_id, plans.child_id
    from ics__child_protection_plans as plans
    join newest on
        newest.agency_id = plans.agency_id
        and newest.month = plans.reporting_month_start_date
    where plans.child_id is not null
),

on_plan as (
    select distinct newest.agency_id, plans.child_id
    from ssd__cp_plans as plans
    cross join newest
    where
        plans.child_id is not null
        and plans.cp_plan_start_date < newest.month
        and (
            plans.cp_plan_end_date is null
            or plans.cp_plan_end_date >= newest.month + interval 1 month
        )
)

select contacts.row_id as ics__community_contacts
from ics__community_contacts as contacts
join newest on
    newest.agency_id = contacts.agency_id
    and newest.month = contacts.reporting_month_start_date
join on_plan on
    on_plan.agency_id = contacts.agency_id
    and on_plan.child_id = contacts.child_id
left join told on
    told.agency_id = contacts.agency_id
    and told.child_id = contacts.child_id
where told.child_id is null

/* examples
- name: seen in the month and not told
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-02-27}]
  ics__child_protection_plans: [{child: B, reporting_month_start_date: 2026-03-01}]
  ics__community_contacts: [{child: A, reporting_month_start_date: 2026-03-01, contact_date: 2026-03-04}]
  flags: {ics__community_contacts: [1]}
- name: told, begun in the month, another month's contact
  ssd__cp_plans: [{child: B, cp_plan_start_date: 2026-02-27}, {child: C, cp_plan_start_date: 2026-03-01}, {child: D, cp_plan_start_date: 2025-06-02}]
  ics__child_protection_plans: [{child: B, reporting_month_start_date: 2026-03-01}]
  ics__community_contacts:
  - {child: B, reporting_month_start_date: 2026-03-01, contact_date: 2026-03-04}
  - {child: C, reporting_month_start_date: 2026-03-01, contact_date: 2026-03-04}
  - {child: D, reporting_month_start_date: 2026-02-01, contact_date: 2026-02-04}
  flags: {}
*/
