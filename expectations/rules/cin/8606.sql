-- title: A referral is more than 40 weeks before the birth
-- message: Child referral date is more than 40 weeks before DOB or expected DOB
-- severity: error
-- flags: CINdetails(CINreferralDate), ChildIdentifiers(PersonBirthDate, ExpectedPersonBirthDate)
-- needs: CINdetails, ChildIdentifiers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the referral, or the date of birth or the expected one.
-- choice: 280 days before the birth or the expected birth pass. With both dates either is enough.
--   Records without LA Child ID are not compared.
-- source: CIN census rule 8606, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails, ChildIdentifiers.row_id as ChildIdentifiers
from CINdetails
join ChildIdentifiers using (LAchildID)
where
    CINdetails.CINreferralDate < ChildIdentifiers.PersonBirthDate - 280
    or CINdetails.CINreferralDate < ChildIdentifiers.ExpectedPersonBirthDate - 280

/* examples
- name: 281 days before the birth, or before the expected one
  ChildIdentifiers:
    - {PersonBirthDate: 2026-01-06}
    - {ExpectedPersonBirthDate: 2026-01-06, LAchildID: B}
    - {PersonBirthDate: 2025-12-01, ExpectedPersonBirthDate: 2026-01-06, LAchildID: C}
  ChildCharacteristics: [{}, {LAchildID: B}, {LAchildID: C}]
  CINdetails:
    - {CINreferralDate: 2025-03-31}
    - {CINreferralDate: 2025-03-31, LAchildID: B}
    - {CINreferralDate: 2025-03-31, LAchildID: C}
  flags: {CINdetails: [1, 2, 3], ChildIdentifiers: [1, 2, 3]}
- name: 280 days, or no date
  ChildIdentifiers:
    - {PersonBirthDate: 2026-01-06}
    - {ExpectedPersonBirthDate: 2026-01-06, LAchildID: B}
    - {LAchildID: C}
  ChildCharacteristics: [{}, {LAchildID: B}, {LAchildID: C}]
  CINdetails:
    - {CINreferralDate: 2025-04-01}
    - {CINreferralDate: 2025-04-01, LAchildID: B}
    - {CINreferralDate: 2025-03-31, LAchildID: C}
    - {}
  flags: {}
*/
