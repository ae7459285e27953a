-- title: Stayed with the carers at 18, but was younger
-- message: Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under 18.
-- severity: error
-- flags: Episodes(DEC, REC)
-- needs: Header, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason or the date on which the episode ceased, or the date of birth.
-- source: SSDA903 rule 460, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Header using (CHILD)
where Episodes.REC = 'E17' and Episodes.DEC < birthday(Header.DOB, 18)

/* examples
- name: the day before the 18th birthday
  Header: [{DOB: 2008-06-01}]
  Episodes: [{REC: E17, DEC: 2026-05-31}]
  flags: {Episodes: [1]}
- name: on the birthday, another reason, or a date is missing
  Header: [{DOB: 2008-06-01}, {CHILD: B}]
  Episodes: [{REC: E17, DEC: 2026-06-01}, {REC: E4A, DEC: 2026-05-31}, {REC: E17}, {CHILD: B, REC: E17, DEC: 2026-05-31}]
  flags: {}
*/
