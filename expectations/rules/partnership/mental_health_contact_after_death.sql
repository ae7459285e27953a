-- title: A mental health contact with a child who had died
-- message: The contact took place after the month in which the child died, as health or a council
--   has it
-- severity: error
-- flags: ics__mental_health_contacts(contact_date)
-- needs: ics__mental_health_contacts, ics__persons, ssd__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL10
-- to do: Check the day of the contact and whose record it stands in.
-- choice: Only contacts at which the child itself was seen (attendance 5 or 6 and the child
--   present), since parents may be helped after a death. The month of death itself is left aside, as
--   only the month travels.
-- source: a rule of this partnership

with died as (
    select child_id, max(death_month) as month
    from (
        select child_id, death_month from ics__persons
        union all
        select child_id, death_month from ssd__persons
    )
    where death_month is not null and child_id is not null
    group by child_id
)

select contacts.row_id as ics__mental_health_contacts
from ics__mental_health_contacts as contacts
join died using (child_id)
where
    contacts.contact_date >= died.month + interval 1 month
    and contacts.attendance_code in ('5', '6')
    and contacts.is_child_present is distinct from false

/* examples
- name: the first day of the next month
  ics__mental_health_contacts: [{child: A, contact_date: 2026-02-01, attendance_code: '5'}]
  ics__persons: [{child: A}]
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  flags: {ics__mental_health_contacts: [1]}
- name: in the month, with the parents alone, not attended, alive
  ics__mental_health_contacts:
  - {child: A, contact_date: 2026-01-31, attendance_code: '5'}
  - {child: A, contact_date: 2026-02-03, attendance_code: '5', is_child_present: false}
  - {child: A, contact_date: 2026-02-03, attendance_code: '4'}
  - {child: B, contact_date: 2026-02-03, attendance_code: '5'}
  ics__persons: [{child: A, death_month: 2026-01-01}, {child: B}]
  ssd__persons: [{child: A}, {child: B}]
  flags: {}
*/
