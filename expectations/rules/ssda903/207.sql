-- title: A child who was a mother last year is not one this year
-- message: Mother status for the current year disagrees with the mother status already recorded
--   for this child.
-- severity: error
-- flags: Header(MOTHER)
-- needs: Header, Header_last, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the mother status of this year or of last year's return.
-- choice: Only a mother of last year who is not one this year, or of whom nothing is said; only
--   children with an episode this year.
-- differs: 1 and true are the same to us; the public validator compares texts.
-- source: SSDA903 rule 207, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last on Header.CHILD = Header_last.CHILD
where
    Header_last.MOTHER in ('1', 'TRUE')
    and coalesce(Header.MOTHER not in ('1', 'TRUE'), true)
    and Header.CHILD in (select Episodes.CHILD from Episodes)

/* examples
- name: was a mother, and now is not, or nothing is said
  Header: [{MOTHER: 0}, {CHILD: B}]
  Header_last: [{MOTHER: 1}, {CHILD: B, MOTHER: 1}]
  Episodes: [{}, {CHILD: B}]
  flags: {Header: [1, 2]}
- name: is still one, has become one, or has no episode this year
  Header: [{MOTHER: 1}, {CHILD: B, MOTHER: 1}, {CHILD: C, MOTHER: 0}]
  Header_last: [{MOTHER: 1}, {CHILD: B, MOTHER: 0}, {CHILD: C, MOTHER: 1}]
  Episodes: [{}, {CHILD: B}]
  flags: {}
*/
