-- title: UN7 is given for a child with a referral that led to further action
-- message: UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral going on to further action
-- severity: error
-- flags: ChildIdentifiers(UPNunknown), CINdetails(ReferralNFA)
-- needs: ChildIdentifiers, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the UPN or another reason why it is not known, or correct the flag of the referral.
-- choice: A referral that is not marked as without further action, the flag missing or unreadable,
--   counts as one that led to action.
-- differs: A child with UN7 and no CIN details at all fails there; the words ask for at least one, so
--   that here it passes (rule 8590 finds it).
-- source: CIN census rule 8772, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers, CINdetails.row_id as CINdetails
from ChildIdentifiers
join CINdetails using (LAchildID)
where
    ChildIdentifiers.UPNunknown = 'UN7'
    and coalesce(lower(CINdetails.ReferralNFA), '') not in ('true', '1')

/* examples
- name: one of two referrals led to action; the flag of another is missing
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers: [{UPNunknown: UN7}, {child_number: 2, LAchildID: B, UPNunknown: UN7}]
  CINdetails:
    - {ReferralNFA: 'true'}
    - {cin_detail_number: 2, ReferralNFA: 'false'}
    - {child_number: 2, LAchildID: B}
  flags: {ChildIdentifiers: [1, 2], CINdetails: [2, 3]}
- name: all without further action, another reason, and no referral at all
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}]
  ChildIdentifiers:
    - {UPNunknown: UN7}
    - {child_number: 2, LAchildID: B, UPNunknown: UN3}
    - {child_number: 3, LAchildID: C, UPNunknown: UN7}
  CINdetails:
    - {ReferralNFA: 'True'}
    - {cin_detail_number: 2, ReferralNFA: '1'}
    - {child_number: 2, LAchildID: B, ReferralNFA: 'false'}
  flags: {}
*/
