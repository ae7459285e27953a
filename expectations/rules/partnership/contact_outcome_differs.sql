-- title: The outcome of a contact differs between the front door and the case system
-- message: The front door's outcome is a referral, and the same contact in the Standard
--   Safeguarding Dataset led to none, or the reverse
-- severity: error
-- flags: mash__contacts(outcome_code), ssd__contacts(contact_id)
-- needs: mash__contacts, ssd__contacts
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD04, FD05, FD06
-- to do: Check what was decided and correct the copy that differs.
-- choice: A contact that was put to a referral open already, or that led to a child protection
--   enquiry, counts as a referral in the case system.
-- source: a rule of this partnership

with compared as (
    select
        contacts.row_id as mash_row,
        ssd.row_id as ssd_row,
        contacts.outcome_code = 'REF' as is_referral_in_mash,
        coalesce(
            ssd.is_outcome_new_referral or ssd.is_outcome_existing_referral
            or ssd.is_outcome_cp_enquiry,
            false
        ) as is_referral_in_ssd,
        coalesce(ssd.is_outcome_new_referral, false) as is_new_in_ssd
    from mash__contacts as contacts
    join ssd__contacts as ssd using (agency_id, contact_token)
    where contacts.outcome_code is not null
)

select mash_row as mash__contacts, ssd_row as ssd__contacts
from compared
where
    (is_referral_in_mash and not is_referral_in_ssd)
    or (not is_referral_in_mash and is_new_in_ssd)

/* examples
- name: a referral in one of them only
  mash__contacts: [{contact_token: a, outcome_code: REF}, {contact_token: b, outcome_code: NFA}]
  ssd__contacts: [{contact_token: a, is_outcome_nfa: true}, {contact_token: b, is_outcome_new_referral: true}]
  flags: {mash__contacts: [1, 2], ssd__contacts: [1, 2]}
- name: the same, an open referral, undecided
  mash__contacts: [{contact_token: a, outcome_code: REF}, {contact_token: b, outcome_code: REF}, {contact_token: c}, {contact_token: d, outcome_code: IA}]
  ssd__contacts:
  - {contact_token: a, is_outcome_new_referral: true}
  - {contact_token: b, is_outcome_existing_referral: true}
  - {contact_token: c, is_outcome_new_referral: true}
  - {contact_token: d, is_outcome_existing_referral: true}
  flags: {}
*/
