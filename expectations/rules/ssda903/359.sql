-- title: Still in care after the 18th birthday, and not in a community home under section 20(5)
-- message: Child being looked after following 18th birthday must be accommodated under section
--   20(5) of the Children Act 1989 in a community home.
-- severity: error
-- flags: Episodes(DEC, LS, PLACE)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: validity
-- to do: Give the end of the episode, correct its legal status and placement to V2 and K2, or
--   correct the date of birth.
-- choice: Every episode without an end, of a child who was 18 before 31 March. An end that cannot
--   be read is an end.
-- source: SSDA903 rule 359, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Header on Episodes.CHILD = Header.CHILD
where
    Episodes.DEC_as_sent is null
    and birthday(Header.DOB, 18) < collection_end()
    and (Episodes.LS = 'V2' and Episodes.PLACE = 'K2') is not true

/* examples
- name: turned 18 the day before the year ended; one of the two codes is another, or missing
  year: 2026
  Header: [{DOB: 2008-03-30}, {CHILD: B, DOB: 2008-03-30}, {CHILD: C, DOB: 2008-03-30}]
  Episodes: [{LS: V2, PLACE: U1}, {CHILD: B, LS: C2, PLACE: K2}, {CHILD: C, LS: V2}]
  flags: {Episodes: [1, 2, 3]}
- name: 18 on the last day, in a community home, ended, or no date of birth
  year: 2026
  Header: [{DOB: 2008-03-31}, {CHILD: B, DOB: 2008-01-01}, {CHILD: C, DOB: 2008-01-01}, {CHILD: D}]
  Episodes:
    - {LS: C2, PLACE: U1}
    - {CHILD: B, LS: V2, PLACE: K2}
    - {CHILD: C, LS: C2, PLACE: U1, DEC: 2026-01-01}
    - {CHILD: C, LS: C2, PLACE: U1, DEC: 31/31/2026}
    - {CHILD: D, LS: C2, PLACE: U1}
  flags: {}
*/
