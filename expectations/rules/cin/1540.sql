-- title: A UPN has other than digits in its middle
-- message: UPN invalid (characters 5-12 not all numeric)
-- severity: error
-- flags: ChildIdentifiers(UPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Take the UPN from the school's record again; its fifth to twelfth characters are digits.
-- choice: What there is of the characters 5 to 12 must be digits; if there is none the UPN is
--   flagged.
-- source: CIN census rule 1540, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where not regexp_full_match(substr(UPN, 5, 8), '[0-9]+')

/* examples
- name: a letter at the fifth or the twelfth place, a blank, or nothing there
  ChildIdentifiers:
    - {UPN: B801A00005001}
    - {UPN: B8012000050A1}
    - {UPN: B8012000 5001}
    - {UPN: B801}
  flags: {ChildIdentifiers: [1, 2, 3, 4]}
- name: digits; letters elsewhere; shorter; or missing
  ChildIdentifiers:
    - {UPN: B801200005001}
    - {UPN: BX0120000500A}
    - {UPN: B801200}
    - {UPN: null}
  flags: {}
*/
