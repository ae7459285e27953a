-- title: Health data are missing of a child who was looked after all year
-- message: Child has been looked after continuously for at least 12 months at 31 March but one or
--   more data items relating to children looked after for 12 months have been left blank.
-- severity: error
-- flags: OC2(IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE), Episodes(CHILD)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Fill immunisations, teeth check, health assessment and substance misuse of the child in
--   OC2.
-- choice: Of a child without a row in OC2 the first episode is flagged. Looked after for the whole
--   year is told from the episodes.
-- source: SSDA903 rule 191, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where
    OC2.IMMUNISATIONS is null
    or OC2.TEETH_CHECK is null
    or OC2.HEALTH_ASSESSMENT is null
    or OC2.SUBSTANCE_MISUSE is null

union all by name

select first_episode.row_id as Episodes
from episodes_in_order as first_episode
join continuously_looked_after using (CHILD)
anti join OC2 using (CHILD)
where first_episode.position = 1

/* examples
- name: one of the four is missing, or the row is
  year: 2026
  OC2: [{IMMUNISATIONS: 1, TEETH_CHECK: 1, HEALTH_ASSESSMENT: 1}]
  Episodes: [{DECOM: 2020-01-01, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: P, LS: C2}, {CHILD: B, DECOM: 2020-01-01, DEC: 2025-06-01, REC: X1, LS: C2}]
  flags: {OC2: [1], Episodes: [3]}
- name: all four, or not looked after all year
  year: 2026
  OC2: [{IMMUNISATIONS: 1, TEETH_CHECK: 0, HEALTH_ASSESSMENT: 1, SUBSTANCE_MISUSE: 0}, {CHILD: B}]
  Episodes: [{DECOM: 2020-01-01, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S}, {CHILD: C, DECOM: 2025-06-01, RNE: S}]
  flags: {}
- name: no OC2 came
  Episodes: [{DECOM: 2020-01-01, LS: C2}]
  without: [OC2]
  state: not run
  flags: {}
*/
