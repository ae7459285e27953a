-- title: Matched with adopters after the placement for adoption
-- message: Date of matching child and adopter(s) should be the same as, or prior to, the date of
--   placement of adoption.
-- severity: error
-- flags: AD1(DATE_MATCH), Episodes(DECOM, REC)
-- needs: AD1, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the match or the start of the placement.
-- choice: The placement for adoption is the episode that ended in adoption (E11, E12), whatever
--   its type.
-- source: SSDA903 rule 331, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1, Episodes.row_id as Episodes
from AD1
join Episodes on AD1.CHILD = Episodes.CHILD
where Episodes.REC in ('E11', 'E12') and AD1.DATE_MATCH > Episodes.DECOM

/* examples
- name: matched the day after
  Episodes: [{DECOM: 2026-05-01, REC: E11}, {CHILD: B, DECOM: 2026-05-01, REC: E12}]
  AD1: [{DATE_MATCH: 2026-05-02}, {CHILD: B, DATE_MATCH: 2026-05-02}]
  flags: {AD1: [1, 2], Episodes: [1, 2]}
- name: on the day, without a date, after an earlier episode, or of another child
  Episodes:
    - {DECOM: 2026-05-01, REC: E11}
    - {CHILD: B, DECOM: 2026-05-01, REC: E11}
    - {CHILD: C, DECOM: 2026-05-01, REC: X1}
    - {CHILD: D, DECOM: 2026-05-01, REC: E11}
  AD1: [{DATE_MATCH: 2026-05-01}, {CHILD: B}, {CHILD: C, DATE_MATCH: 2026-05-02}]
  flags: {}
*/
