-- title: A child under 14 moved into independent living
-- message: Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.
-- severity: error
-- flags: Episodes(REC)
-- needs: Header, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason or the date on which the episode ceased, or the date of birth.
-- choice: A child without a date of birth is not shown to be 14, and is flagged. An episode without
--   an end is not tested.
-- source: SSDA903 rule 387, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join Header using (CHILD)
where
    Episodes.REC in ('E5', 'E6')
    and Episodes.DEC is not null
    and (birthday(Header.DOB, 14) <= Episodes.DEC) is not true

/* examples
- name: moves the day before the 14th birthday
  Header: [{DOB: 2012-06-01}]
  Episodes: [{REC: E5, DEC: 2026-05-31}]
  flags: {Episodes: [1]}
- name: no date of birth shows that the child was 14
  Header: [{CHILD: B}]
  Episodes: [{REC: E6, DEC: 2026-05-31}, {CHILD: B, REC: E6, DEC: 2026-05-31}]
  flags: {Episodes: [1, 2]}
- name: moves on the 14th birthday, ceases otherwise, or has no end
  Header: [{DOB: 2012-06-01}]
  Episodes: [{REC: E6, DEC: 2026-06-01}, {REC: E4A, DEC: 2026-05-31}, {REC: E5}]
  flags: {}
*/
