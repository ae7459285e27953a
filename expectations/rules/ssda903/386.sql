-- title: An adopted person was already 18
-- message: Reason episode ceased is adopted but child has reached age 18.
-- severity: error
-- flags: Episodes(REC)
-- needs: Header, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason or the date on which the episode ceased, or the date of birth.
-- source: SSDA903 rule 386, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Header using (CHILD)
where Episodes.REC in ('E11', 'E12') and Episodes.DEC >= birthday(Header.DOB, 18)

/* examples
- name: adopted on the 18th birthday
  Header: [{DOB: 2008-06-01}]
  Episodes: [{REC: E11, DEC: 2026-06-01}, {REC: E12, DEC: 2026-06-02}]
  flags: {Episodes: [1, 2]}
- name: adopted the day before, ceased for another reason, or a date is missing
  Header: [{DOB: 2008-06-01}, {CHILD: B}]
  Episodes: [{REC: E12, DEC: 2026-05-31}, {REC: E15, DEC: 2026-06-01}, {REC: E11}, {CHILD: B, REC: E11, DEC: 2026-06-01}]
  flags: {}
*/
