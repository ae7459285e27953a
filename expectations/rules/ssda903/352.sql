-- title: Came into care at 18 or over
-- message: Child who started to be looked after was aged 18 or over.
-- severity: error
-- flags: Episodes(DECOM, RNE)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of birth, the start of the episode or its reason.
-- source: SSDA903 rule 352, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Header on Episodes.CHILD = Header.CHILD
where Episodes.RNE = 'S' and birthday(Header.DOB, 18) <= Episodes.DECOM

/* examples
- name: on the 18th birthday
  Header: [{DOB: 2008-05-01}]
  Episodes: [{DECOM: 2026-05-01, RNE: S}]
  flags: {Episodes: [1]}
- name: the day before, with another reason, or without a date of birth
  Header: [{DOB: 2008-05-01}, {CHILD: B, DOB: 2008-05-01}, {CHILD: C}]
  Episodes:
    - {DECOM: 2026-04-30, RNE: S}
    - {CHILD: B, DECOM: 2026-05-01, RNE: P}
    - {CHILD: C, DECOM: 2026-05-01, RNE: S}
  flags: {}
*/
