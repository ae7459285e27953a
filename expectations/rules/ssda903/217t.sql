-- title: Independent living is recorded after its code ended
-- message: Placement code P2 is not valid from 28 October 2023.
-- severity: error
-- flags: Episodes(PLACE, DECOM)
-- needs: Episodes
-- years: 2024
-- dimension: validity
-- to do: Give the type of placement that has held since 28 October 2023.
-- choice: The rule's words are not at hand; the message says what is known of them. An end that
--   cannot be read counts as none.
-- differs: The public validator passes an episode that ended on 28 October 2023; the words say
--   that the code is not valid from that day.
-- source: SSDA903 rule 217t, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where PLACE = 'P2' and (DEC >= date '2023-10-28' or DEC is null)

/* examples
- name: goes on to that day, or still
  Episodes: [{PLACE: P2, DEC: 2023-10-28}, {PLACE: P2}, {PLACE: P2, DEC: '30/30/2023'}]
  flags: {Episodes: [1, 2, 3]}
- name: ended the day before, or is of another type
  Episodes: [{PLACE: P2, DEC: 2023-10-27}, {PLACE: P3}]
  flags: {}
*/
