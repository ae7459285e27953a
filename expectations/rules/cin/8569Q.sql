-- title: A referral of an earlier year is marked as without further action
-- message: A case with referral date before one working day prior to the collection start date
--   must not be flagged as a no further action case
-- severity: query
-- flags: CINdetails(CINreferralDate, ReferralNFA)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Take the mark off, correct the date, or leave out a referral that ended before the year.
-- choice: Referrals before the last working day before the year.
-- differs: The validator allows no working day before the year, and where 1 April is none it
--   counts from the next one, so it flags referrals of the last working day before the year and of
--   the first days of the year; by the words they pass. It flags referrals whose mark is missing
--   or invalid too, which we leave to rule 8568. It marks the date only.
-- source: CIN census rule 8569Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with working_days_before as (
    select day from calendar where is_working_day and day < collection_start()
)

select row_id as CINdetails
from CINdetails
where
    CINreferralDate < (select max(day) from working_days_before)
    and lower(ReferralNFA) in ('true', '1')

/* examples
- name: the day before the last working day
  CINdetails:
    - {CINreferralDate: 2025-03-30, ReferralNFA: '1'}
    - {CINreferralDate: 2020-01-02, ReferralNFA: 'TRUE'}
  flags: {CINdetails: [1, 2]}
- name: the last working day, and later
  CINdetails:
    - {CINreferralDate: 2025-03-31, ReferralNFA: '1'}
    - {CINreferralDate: 2025-05-01, ReferralNFA: '1'}
  flags: {}
- name: the year begins on Easter Monday, Thursday was the last working day
  year: 2025
  CINdetails:
    - {CINreferralDate: 2024-03-27, ReferralNFA: 'true'}
    - {CINreferralDate: 2024-03-28, ReferralNFA: 'true'}
    - {CINreferralDate: 2024-04-01, ReferralNFA: 'true'}
  flags: {CINdetails: [1]}
- name: further action, or not known, or no date
  CINdetails:
    - {CINreferralDate: 2024-03-28, ReferralNFA: '0'}
    - {CINreferralDate: 2024-03-28}
    - {ReferralNFA: '1'}
  flags: {}
*/
