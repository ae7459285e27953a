-- title: A child of school age has no UPN and no reason for it that can be accepted
-- message: Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing or is UN1 for a child who is of school age.
-- severity: query
-- flags: ChildIdentifiers(UPN, UPNunknown)
-- needs: ChildIdentifiers, CINdetails
-- years: 2023-
-- dimension: completeness
-- to do: Give the child's UPN, or the reason why it is not known (UN2 to UN7).
-- choice: Of school age is who was 5 on the 31 August before the return year's end, so born by 31
--   August six years before; the wordings give four or five years. Only children with a referral
--   that led to further action are asked. UN2 to UN7 are reasons, any other code is not. The
--   rule was changed for 2025; the earlier condition is not known, and the present one holds for
--   all years.
-- source: CIN census rule 8770Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with of_school_age as (
    select row_id, LAchildID
    from ChildIdentifiers
    where
        PersonBirthDate <= make_date(collection_year() - 6, 8, 31)
        and UPN is null
        and coalesce(upper(UPNunknown), '') not in ('UN2', 'UN3', 'UN4', 'UN5', 'UN6', 'UN7')
)

select of_school_age.row_id as ChildIdentifiers
from of_school_age
semi join CINdetails
    on
        of_school_age.LAchildID = CINdetails.LAchildID
        and lower(CINdetails.ReferralNFA) in ('false', '0')

/* examples
- name: five by the August before; no reason, UN1, a code beyond the list
  year: 2026
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}]
  ChildIdentifiers:
    - {PersonBirthDate: 2020-08-31}
    - {child_number: 2, LAchildID: B, PersonBirthDate: 2015-05-01, UPNunknown: UN1}
    - {child_number: 3, LAchildID: C, PersonBirthDate: 2015-05-01, UPNunknown: UN8}
  CINdetails:
    - {ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B, ReferralNFA: '0'}
    - {child_number: 3, LAchildID: C, ReferralNFA: '1'}
    - {child_number: 3, cin_detail_number: 2, LAchildID: C, ReferralNFA: '0'}
  flags: {ChildIdentifiers: [1, 2, 3]}
- name: born a day later, has a UPN, has a reason in small letters, without a date of birth
  year: 2026
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}, {child_number: 4, LAchildID: D}]
  ChildIdentifiers:
    - {PersonBirthDate: 2020-09-01}
    - {child_number: 2, LAchildID: B, PersonBirthDate: 2015-05-01, UPN: A123456789012}
    - {child_number: 3, LAchildID: C, PersonBirthDate: 2015-05-01, UPNunknown: un7}
    - {child_number: 4, LAchildID: D}
  CINdetails:
    - {ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B, ReferralNFA: 'false'}
    - {child_number: 3, LAchildID: C, ReferralNFA: 'false'}
    - {child_number: 4, LAchildID: D, ReferralNFA: 'false'}
  flags: {}
- name: only referrals without further action, or no referral
  year: 2026
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers: [{PersonBirthDate: 2015-05-01}, {child_number: 2, LAchildID: B, PersonBirthDate: 2015-05-01}]
  CINdetails: [{ReferralNFA: 'true'}]
  flags: {}
*/
