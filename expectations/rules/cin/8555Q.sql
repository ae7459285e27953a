-- title: A child is referred after its death
-- message: Child cannot be referred after its recorded date of death
-- severity: query
-- flags: CINdetails(CINreferralDate), ChildIdentifiers(PersonDeathDate)
-- needs: CINdetails, ChildIdentifiers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the referral or the date of death.
-- choice: Records without LA Child ID are not compared.
-- source: CIN census rule 8555Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails, ChildIdentifiers.row_id as ChildIdentifiers
from CINdetails
join ChildIdentifiers using (LAchildID)
where ChildIdentifiers.PersonDeathDate < CINdetails.CINreferralDate

/* examples
- name: the day after
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}]
  CINdetails: [{CINreferralDate: 2025-05-01}, {CINreferralDate: 2025-06-02, cin_detail_number: 2}]
  flags: {ChildIdentifiers: [1], CINdetails: [2]}
- name: on the day, or no date; alive
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}, {LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINdetails:
    - {CINreferralDate: 2025-06-01}
    - {cin_detail_number: 2}
    - {CINreferralDate: 2025-06-02, LAchildID: B}
  flags: {}
*/
