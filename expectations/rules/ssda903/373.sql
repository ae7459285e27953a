-- title: A child under 4 placed in a school
-- message: Child placed in a school should be at least 4 years old.
-- severity: error
-- flags: Episodes(DECOM, PLACE)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement, the start of the episode or the date of birth.
-- choice: The age is that at the start of the episode.
-- differs: The public validator leaves out episodes without an end, though the child lives in the
--   placement; we do not.
-- source: SSDA903 rule 373, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Header on Episodes.CHILD = Header.CHILD
where Episodes.PLACE = 'S1' and Episodes.DECOM < birthday(Header.DOB, 4)

/* examples
- name: starts the day before the birthday, and has ended or goes on
  Header: [{DOB: 2022-05-02}]
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: S1}
    - {DECOM: 2026-05-01, PLACE: S1}
  flags: {Episodes: [1, 2]}
- name: starts on the birthday, in another placement, or without a date
  Header: [{DOB: 2022-05-02}, {CHILD: B}]
  Episodes:
    - {DECOM: 2026-05-02, DEC: 2026-06-01, PLACE: S1}
    - {DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: U1}
    - {DEC: 2026-06-01, PLACE: S1}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: S1}
  flags: {}
*/
