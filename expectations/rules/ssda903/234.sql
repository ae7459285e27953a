-- title: A child under 10 moved because of custody
-- message: A child aged under 10 can not change placement due to being admitted to custody
-- severity: error
-- flags: Episodes(REASON_PLACE_CHANGE), Header(DOB)
-- needs: Episodes, Header
-- years: 2026-
-- dimension: validity
-- to do: Correct the reason for the change of placement or the date of birth.
-- choice: The change is on the day on which the next episode begins or, where there is none, on
--   which this one ends.
-- differs: The public validator takes the age when the episode with the reason began, and so also
--   flags a child who turned 10 before the move.
-- source: SSDA903 rule 234, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select episodes_in_order.row_id as Episodes, Header.row_id as Header
from episodes_in_order
join Header on episodes_in_order.CHILD = Header.CHILD
where
    episodes_in_order.REASON_PLACE_CHANGE = 'CUSTOD'
    and birthday(Header.DOB, 10)
    > coalesce(episodes_in_order.next_DECOM, episodes_in_order.DEC)

/* examples
- name: is 9 when the next placement begins, or when this one ends
  Header: [{DOB: 2016-06-02}, {CHILD: B, DOB: 2016-06-02}]
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, REASON_PLACE_CHANGE: CUSTOD}
    - {DECOM: 2026-06-01}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01, REASON_PLACE_CHANGE: CUSTOD}
  flags: {Episodes: [1, 3], Header: [1, 2]}
- name: turned 10 in the placement or on the day, another reason, or no date of birth
  Header: [{DOB: 2016-06-01}, {CHILD: B, DOB: 2020-01-01}, {CHILD: C}]
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, REASON_PLACE_CHANGE: CUSTOD}
    - {DECOM: 2026-06-01}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01, REASON_PLACE_CHANGE: CARPL}
    - {CHILD: C, DECOM: 2026-05-01, DEC: 2026-06-01, REASON_PLACE_CHANGE: CUSTOD}
  flags: {}
*/
