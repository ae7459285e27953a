-- title: A special guardianship order for somebody of 18
-- message: Reason episode ceased is Special Guardianship Order, but child has reached age 18.
-- severity: error
-- flags: Episodes(DEC, REC), Header(DOB)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason or the date on which the episode ceased, or the date of birth.
-- differs: The validator passes an order on the 18th birthday itself; on that day the child has
--   reached 18 (as in rule 386).
-- source: SSDA903 rule 407, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, Header.row_id as Header
from Episodes
join Header using (CHILD)
where
    Episodes.REC in ('E45', 'E46', 'E47', 'E48')
    and Episodes.DEC >= birthday(Header.DOB, 18)

/* examples
- name: on the 18th birthday, and after it
  Header: [{DOB: 2008-06-01}]
  Episodes: [{REC: E45, DEC: 2026-06-01}, {REC: E48, DEC: 2026-06-02}]
  flags: {Episodes: [1, 2], Header: [1]}
- name: the day before, another reason, or a date is missing
  Header: [{DOB: 2008-06-01}, {CHILD: B}]
  Episodes: [{REC: E46, DEC: 2026-05-31}, {REC: E43, DEC: 2026-06-02}, {REC: E47}, {CHILD: B, REC: E47, DEC: 2026-06-01}]
  flags: {}
*/
