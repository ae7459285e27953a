-- title: Placed for adoption with foster carers with whom the child was not placed before
-- message: Child does not have a foster placement immediately prior to being placed for adoption.
-- severity: error
-- flags: Episodes(PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the type of this placement or of the one before it.
-- choice: Placed with current foster carers are A3 and A5; the placement before is that of the
--   episode before in this return.
-- differs: The public validator looks at A3 and A4. A4 is a placement with others, before which no
--   foster placement can be asked, and A5 is left out.
-- source: SSDA903 rule 336, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    PLACE in ('A3', 'A5')
    and position > 1
    and coalesce(
        previous_PLACE not in ('A3', 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6'), true
    )

/* examples
- name: came from a home, or nobody knows from where
  Episodes:
    - {DECOM: 2026-05-01, PLACE: K2}
    - {DECOM: 2026-06-01, PLACE: A5}
    - {CHILD: B, DECOM: 2026-05-01}
    - {CHILD: B, DECOM: 2026-06-01, PLACE: A3}
  flags: {Episodes: [2, 4]}
- name: came from foster carers or from a placement for adoption, or is the first
  Episodes:
    - {DECOM: 2026-05-01, PLACE: U6}
    - {DECOM: 2026-06-01, PLACE: A3}
    - {DECOM: 2026-07-01, PLACE: A5}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: A5}
  flags: {}
- name: placed with others than the foster carers
  Episodes: [{DECOM: 2026-05-01, PLACE: P1}, {DECOM: 2026-06-01, PLACE: A4}]
  flags: {}
*/
