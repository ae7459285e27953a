-- title: A child under 16 moved to adult social care
-- message: Reason episode ceased is that child transferred to care of adult social care services, but child is aged under 16.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason or the date on which the episode ceased, or the date of birth.
-- choice: Where DEC or the date of birth is missing, nothing shows that the child was 16, and the
--   episode is flagged (rule 387 leaves out one without DEC).
-- source: SSDA903 rule 389, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join Header using (CHILD)
where
    Episodes.REC = 'E7'
    and (birthday(Header.DOB, 16) <= Episodes.DEC) is not true

/* examples
- name: transferred the day before the 16th birthday
  Header: [{DOB: 2010-06-01}]
  Episodes: [{REC: E7, DEC: 2026-05-31}]
  flags: {Episodes: [1]}
- name: no end, no date of birth and no header
  Header: [{DOB: 2010-06-01}, {CHILD: B}]
  Episodes: [{REC: E7}, {CHILD: B, REC: E7, DEC: 2026-06-01}, {CHILD: C, REC: E7, DEC: 2026-06-01}]
  flags: {Episodes: [1, 2, 3]}
- name: transferred on the 16th birthday, or ceased otherwise
  Header: [{DOB: 2010-06-01}]
  Episodes: [{REC: E7, DEC: 2026-06-01}, {REC: E8, DEC: 2026-05-31}]
  flags: {}
*/
