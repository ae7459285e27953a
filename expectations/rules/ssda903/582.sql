-- title: Adopted on the day of the match
-- message: Child is showing as ceasing to be looked after due to adoption, but the date of adoption
--   is the same as the date reported for being matched with adopters. In most circumstances we
--   expect the date the child is matched with adopters to be before the date of adoption.
-- severity: query
-- flags: Episodes(DEC)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the day of the match or of the adoption, or explain why they are the same.
-- choice: A query, for the words allow of exceptions.
-- differs: The validator compares texts, so another spelling of the same day passes it.
-- source: SSDA903 rule 582, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join AD1 using (CHILD)
where Episodes.REC in ('E11', 'E12') and Episodes.DEC = AD1.DATE_MATCH

/* examples
- name: the same day
  Episodes: [{DEC: 2026-05-01, REC: E11}, {CHILD: B, DEC: 2026-05-01, REC: E12}]
  AD1: [{DATE_MATCH: 2026-05-01}, {CHILD: B, DATE_MATCH: 2026-05-01}]
  flags: {Episodes: [1, 2]}
- name: matched the day before, not adopted, or undated
  Episodes: [{DEC: 2026-05-01, REC: E11}, {CHILD: B, DEC: 2026-05-01, REC: X1}, {CHILD: C, REC: E11}]
  AD1: [{DATE_MATCH: 2026-04-30}, {CHILD: B, DATE_MATCH: 2026-05-01}, {CHILD: C}]
  flags: {}
*/
