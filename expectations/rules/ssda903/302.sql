-- title: The first episode starts before the child was born
-- message: First episode starts before child was born.
-- severity: error
-- flags: Episodes(DECOM), Header(DOB)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth or the start of the episode.
-- choice: Only the first episode of the child in this return, by its start.
-- source: SSDA903 rule 302, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select episodes_in_order.row_id as Episodes, Header.row_id as Header
from episodes_in_order
join Header on episodes_in_order.CHILD = Header.CHILD
where episodes_in_order.position = 1 and episodes_in_order.DECOM < Header.DOB

/* examples
- name: starts the day before the birth
  Header: [{DOB: 2026-05-02}]
  Episodes: [{DECOM: 2026-06-01}, {DECOM: 2026-05-01}, {}]
  flags: {Episodes: [2], Header: [1]}
- name: starts at birth, is not the first, or has no dates
  Header: [{DOB: 2026-05-02}, {CHILD: B}, {CHILD: C, DOB: 2026-05-02}]
  Episodes: [{DECOM: 2026-05-02}, {CHILD: B, DECOM: 2026-05-02}, {CHILD: C}]
  flags: {}
*/
