-- title: A child's disability is missing or not a code
-- message: Child’s disability is missing or invalid (see Disability table)
-- severity: error
-- flags: ChildIdentifiers(PersonBirthDate), Disabilities(Disability), CINdetails(ReferralNFA)
-- needs: ChildIdentifiers, CINdetails, Disabilities
-- years: 2023-
-- dimension: completeness
-- to do: Give the codes of the child's disabilities, or NONE if it has none.
-- choice: Children who are born and have a referral that led to further action. With one right and
--   one wrong code the wrong one is flagged. A child without a record of disability is flagged on
--   its date of birth and its referrals. Records without LA Child ID are not compared.
-- differs: The validator reads false in small letters only; we in any case.
-- source: CIN census rule 8540, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with children as (
    select
        LAchildID,
        ChildIdentifiers.row_id as ChildIdentifiers,
        CINdetails.row_id as CINdetails
    from ChildIdentifiers
    join CINdetails using (LAchildID)
    where
        ChildIdentifiers.PersonBirthDate is not null
        and lower(CINdetails.ReferralNFA) in ('false', '0')
)

select children.ChildIdentifiers, children.CINdetails, Disabilities.row_id as Disabilities
from children
left join Disabilities using (LAchildID)
where
    Disabilities.Disability is null
    or Disabilities.Disability not in (
        'NONE', 'MOB', 'HAND', 'PC', 'INC', 'COMM', 'LD', 'HEAR', 'VIS', 'BEH', 'CON', 'AUT', 'DDA'
    )

/* examples
- name: no record
  ChildIdentifiers: [{PersonBirthDate: 2015-05-01}]
  CINdetails: [{ReferralNFA: '0'}, {ReferralNFA: 'FALSE'}, {ReferralNFA: '1'}]
  flags: {ChildIdentifiers: [1], CINdetails: [1, 2]}
- name: a wrong code and an empty one beside a right one
  ChildIdentifiers: [{PersonBirthDate: 2015-05-01}]
  CINdetails: [{ReferralNFA: 'false'}]
  Disabilities: [{Disability: LD}, {Disability: XYZ}, {Disability: null}, {Disability: ld}]
  flags: {ChildIdentifiers: [1], CINdetails: [1], Disabilities: [2, 3, 4]}
- name: right codes
  ChildIdentifiers: [{PersonBirthDate: 2015-05-01}, {PersonBirthDate: 2016-05-01, LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINdetails: [{ReferralNFA: '0'}, {ReferralNFA: '0', LAchildID: B}]
  Disabilities:
    - {Disability: NONE}
    - {Disability: AUT, LAchildID: B}
    - {Disability: DDA, LAchildID: B}
  flags: {}
- name: unborn, or no further action, or not known whether
  ChildIdentifiers: [{}, {PersonBirthDate: 2016-05-01, LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINdetails:
    - {ReferralNFA: '0'}
    - {ReferralNFA: '1', LAchildID: B}
    - {ReferralNFA: null, LAchildID: B}
  flags: {}
- name: disabilities did not come
  ChildIdentifiers: [{PersonBirthDate: 2015-05-01}]
  CINdetails: [{ReferralNFA: '0'}]
  without: [Disabilities]
  state: not run
  flags: {}
*/
