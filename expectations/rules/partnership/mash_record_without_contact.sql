-- title: A record of the front door without its contact
-- message: The agency check, stage or rating names a contact that is not among the front door's
-- severity: error
-- flags: mash__agency_checks(contact_id), mash__stages(contact_id), mash__ratings(contact_id)
-- needs: mash__contacts, mash__agency_checks, mash__stages, mash__ratings
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD03, FD13, FD14
-- to do: Find out why the extract of contacts leaves the contact out, or correct the number.
-- source: a rule of this partnership

with records as (
    select agency_id, contact_token, row_id as asked from mash__agency_checks
    union all by name
    select agency_id, contact_token, row_id as stage from mash__stages
    union all by name
    select agency_id, contact_token, row_id as rating from mash__ratings
)

select
    records.asked as mash__agency_checks,
    records.stage as mash__stages,
    records.rating as mash__ratings
from records
left join mash__contacts as contacts using (agency_id, contact_token)
where contacts.row_id is null

/* examples
- name: one of each
  mash__contacts: [{contact_token: a}]
  mash__agency_checks: [{contact_token: b}]
  mash__stages: [{contact_token: a}, {contact_token: b}]
  mash__ratings: [{contact_token: c}]
  flags: {mash__agency_checks: [1], mash__stages: [2], mash__ratings: [1]}
- name: all with their contact
  mash__contacts: [{contact_token: a}]
  mash__agency_checks: [{contact_token: a}]
  mash__stages: [{contact_token: a}]
  mash__ratings: [{contact_token: a}]
  flags: {}
*/
