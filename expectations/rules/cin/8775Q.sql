-- title: The child is over 25 years old
-- message: Please check and either amend data or provide a reason: Child is over 25 years old
-- severity: query
-- flags: ChildIdentifiers(PersonBirthDate), CINdetails(CINclosureDate)
-- needs: ChildIdentifiers, CINdetails
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the date of birth, close the case, or say why it is open beyond the age of 25.
-- choice: Over 25 from the day after the 25th birthday: a child who turns 25 on the last day of the
--   year, or whose case is closed on that birthday, passes.
-- source: CIN census rule 8775Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers, CINdetails.row_id as CINdetails
from ChildIdentifiers
join CINdetails using (LAchildID)
where
    birthday(ChildIdentifiers.PersonBirthDate, 25) < collection_end()
    and (
        CINdetails.CINclosureDate is null
        or CINdetails.CINclosureDate > birthday(ChildIdentifiers.PersonBirthDate, 25)
    )

/* examples
- name: 25 the day before the year ends and open; closed the day after the birthday
  year: 2026
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers: [{PersonBirthDate: 2001-03-30}, {child_number: 2, LAchildID: B, PersonBirthDate: 2000-05-01}]
  CINdetails: [{CINreferralDate: 2025-05-01}, {child_number: 2, LAchildID: B, CINclosureDate: 2025-05-02}]
  flags: {ChildIdentifiers: [1, 2], CINdetails: [1, 2]}
- name: 25 on the last day; closed on the birthday; without a date of birth
  year: 2026
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}]
  ChildIdentifiers:
    - {PersonBirthDate: 2001-03-31}
    - {child_number: 2, LAchildID: B, PersonBirthDate: 2000-05-01}
    - {child_number: 3, LAchildID: C}
  CINdetails:
    - {CINreferralDate: 2025-05-01}
    - {child_number: 2, LAchildID: B, CINclosureDate: 2025-05-01}
    - {child_number: 3, LAchildID: C}
  flags: {}
*/
