-- title: A child under 10 with a legal status of youth justice
-- message: Child with this legal status should not be under 10.
-- severity: error
-- flags: Episodes(DECOM, LS), Header(DOB)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status or the date of birth.
-- choice: The age is that at the start of the episode.
-- differs: The public validator also flags an episode that starts on the 10th birthday, when the
--   child is 10.
-- source: SSDA903 rule 358, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, Header.row_id as Header
from Episodes
join Header on Episodes.CHILD = Header.CHILD
where Episodes.LS in ('J1', 'J2', 'J3') and birthday(Header.DOB, 10) > Episodes.DECOM

/* examples
- name: starts the day before the 10th birthday
  Header: [{DOB: 2016-05-02}, {CHILD: B, DOB: 2016-05-02}]
  Episodes: [{DECOM: 2026-05-01, LS: J1}, {CHILD: B, DECOM: 2026-05-01, LS: J3}]
  flags: {Episodes: [1, 2], Header: [1, 2]}
- name: on the birthday, another legal status, or no date of birth
  Header: [{DOB: 2016-05-01}, {CHILD: B, DOB: 2020-05-01}, {CHILD: C}]
  Episodes:
    - {DECOM: 2026-05-01, LS: J2}
    - {CHILD: B, DECOM: 2026-05-01, LS: C2}
    - {CHILD: C, DECOM: 2026-05-01, LS: J2}
  flags: {}
*/
