-- title: A contact's outcome is a referral and none followed
-- message: The outcome of the contact is a referral, and the child has none in the Standard
--   Safeguarding Dataset from the day of the contact until the working day after the outcome
-- severity: error
-- flags: mash__contacts(outcome_code, referral_id)
-- needs: mash__contacts, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD04, FD15
-- due working days: 2
-- to do: Open the referral, or correct the outcome.
-- choice: A contact that names its referral is left to the rule on referrals that do not exist.
--   An outcome of the last working day may still be on its way.
-- source: a rule of this partnership

with became as (
    select
        row_id, agency_id, person_token,
        cast(timezone('Europe/London', timezone('UTC', received_at)) as date) as received_on,
        cast(timezone('Europe/London', timezone('UTC', outcome_at)) as date) as decided_on
    from mash__contacts
    where outcome_code = 'REF' and referral_token is null
),

followed as (
    select became.row_id
    from became
    join ssd__referrals as referrals using (agency_id, person_token)
    where
        referrals.referral_date >= became.received_on
        and working_days_between(became.decided_on, referrals.referral_date) <= 1
)

select row_id as mash__contacts
from became
where working_days_between(became.decided_on, as_of()) > 1 and row_id not in (from followed)

/* examples
- name: no referral, and one the day before the contact
  mash__contacts:
  - {child: A, contact_token: a, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 12:00:00, outcome_code: REF}
  - {child: B, contact_token: b, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 12:00:00, outcome_code: REF}
  ssd__referrals: [{child: B, referral_date: 2026-03-05}]
  flags: {mash__contacts: [1, 2]}
- name: the next working day, named, another outcome, decided yesterday
  mash__contacts:
  - {child: A, contact_token: a, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 12:00:00, outcome_code: REF}
  - {child: B, contact_token: b, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 12:00:00, outcome_code: REF, referral_token: x}
  - {child: C, contact_token: c, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 12:00:00, outcome_code: EH}
  - {child: D, contact_token: d, received_at: 2026-03-30 10:00:00, outcome_at: 2026-03-30 12:00:00, outcome_code: REF}
  ssd__referrals: [{child: A, referral_date: 2026-03-09}]
  flags: {}
*/
