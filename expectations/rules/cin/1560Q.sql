-- title: A former UPN is wrongly formed
-- message: Please check and either amend or provide a reason: Former UPN wrongly formatted
-- severity: query
-- flags: ChildIdentifiers(FormerUPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Take the former UPN from the school's record again, or leave it out if it is not known.
-- choice: The first letter may be any, in either case; the check letter is not tested. A letter at
--   the end is one that rule 1550 accepts.
-- differs: The validator flags a former temporary UPN (a letter at the end), which its own account
--   of the rule accepts. We do not flag it.
-- source: CIN census rule 1560Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where not regexp_full_match(FormerUPN, '[A-Za-z][0-9]{11}[0-9A-HJ-NP-RT-Z]')

/* examples
- name: too short, too long, no letter, a letter in the middle, a last letter that is not used
  ChildIdentifiers:
    - {FormerUPN: B80120000500}
    - {FormerUPN: B8012000050012}
    - {FormerUPN: '1801200005001'}
    - {FormerUPN: B8012A0005001}
    - {FormerUPN: B80120000500S}
  flags: {ChildIdentifiers: [1, 2, 3, 4, 5]}
- name: well formed, also with a wrong check letter; temporary; or missing
  ChildIdentifiers:
    - {FormerUPN: B801200005001}
    - {FormerUPN: c801200005001}
    - {FormerUPN: B80120000500A}
    - {FormerUPN: null}
  flags: {}
*/
