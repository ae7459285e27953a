-- title: A UPN ends in a character that a UPN does not have
-- message: UPN invalid (character 13 not a recognised value)
-- severity: error
-- flags: ChildIdentifiers(UPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Take the UPN from the school's record again; it ends in a digit or a letter, never I, O
--   or S.
-- choice: A UPN of 13 characters is tested. Letters in lower case are not accepted.
-- source: CIN census rule 1550, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where length(UPN) = 13 and not regexp_full_match(right(UPN, 1), '[0-9A-HJ-NP-RT-Z]')

/* examples
- name: I, O, S, a small letter, a sign
  ChildIdentifiers:
    - {UPN: B80120000500I}
    - {UPN: B80120000500O}
    - {UPN: B80120000500S}
    - {UPN: B80120000500a}
    - {UPN: B80120000500-}
  flags: {ChildIdentifiers: [1, 2, 3, 4, 5]}
- name: a digit or another letter; too short; or missing
  ChildIdentifiers:
    - {UPN: B801200005000}
    - {UPN: B80120000500A}
    - {UPN: B80120000500Z}
    - {UPN: B8012000050S}
    - {UPN: null}
  flags: {}
*/
