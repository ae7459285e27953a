-- title: A girl left care and nothing says whether she is a mother
-- message: Child ceased to be looked after in the year, but mother field has not been completed.
-- severity: error
-- flags: Episodes(DEC, REC, LS), Header(MOTHER, SEX)
-- needs: Episodes, Header
-- years: 2025-
-- dimension: completeness
-- to do: Say whether she is a mother (1) or not (0).
-- choice: Any episode within the year that ends care counts, except respite (V3, V4).
-- source: SSDA903 rule 607, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, Header.row_id as Header
from Episodes
join Header using (CHILD)
where
    Episodes.DEC between collection_start() and collection_end()
    and Episodes.REC <> 'X1'
    and coalesce(Episodes.LS, '') not in ('V3', 'V4')
    and Header.SEX = 'F'
    and Header.MOTHER is null

/* examples
- name: left on the first or last day of the year
  Header: [{SEX: F}, {CHILD: B, SEX: F}]
  Episodes: [{DEC: 2026-04-01, REC: E4A, LS: C2}, {CHILD: B, DEC: 2027-03-31, REC: E8}]
  flags: {Header: [1, 2], Episodes: [1, 2]}
- name: said, a boy, moved, respite, or left before the year
  Header: [{SEX: F, MOTHER: '0'}, {CHILD: B, SEX: M}, {CHILD: C, SEX: F}, {CHILD: D, SEX: F}, {CHILD: E, SEX: F}]
  Episodes:
    - {DEC: 2026-04-01, REC: E4A}
    - {CHILD: B, DEC: 2026-04-01, REC: E4A}
    - {CHILD: C, DEC: 2026-04-01, REC: X1}
    - {CHILD: D, DEC: 2026-04-01, REC: E4A, LS: V3}
    - {CHILD: E, DEC: 2026-03-31, REC: E4A}
  flags: {}
*/
