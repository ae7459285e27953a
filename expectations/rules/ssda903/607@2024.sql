-- title: A girl left care and nothing says whether she is a mother
-- message: Child ceased to be looked after in the year, but mother field has not been completed.
-- severity: error
-- flags: Episodes(DEC, REC, LS), Header(MOTHER, SEX)
-- needs: Episodes, Header
-- years: 2023-2024
-- dimension: completeness
-- to do: Say whether she is a mother (1) or not (0).
-- choice: As the present rule, with the code for girls of the time (2). Any episode within the year
--   that ends care counts, except respite (V3, V4).
-- source: SSDA903 rule 607, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, Header.row_id as Header
from Episodes
join Header using (CHILD)
where
    Episodes.DEC between collection_start() and collection_end()
    and Episodes.REC <> 'X1'
    and coalesce(Episodes.LS, '') not in ('V3', 'V4')
    and Header.SEX = '2'
    and Header.MOTHER is null

/* examples
- name: left on the first day of the year
  Header: [{SEX: 2}]
  Episodes: [{DEC: 2023-04-01, REC: E4A}]
  flags: {Header: [1], Episodes: [1]}
- name: a boy, or said
  Header: [{SEX: 1}, {CHILD: B, SEX: 2, MOTHER: '1'}]
  Episodes: [{DEC: 2023-04-01, REC: E4A}, {CHILD: B, DEC: 2023-04-01, REC: E4A}]
  flags: {}
*/
