-- title: Health data for a child who was not looked after all year
-- message: Child has not been looked after continuously for at least 12 months at 31 March but one
--   or more data items relating to children looked after for 12 months have been completed.
-- severity: error
-- flags: OC2(CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT,
--   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Leave the health fields empty, or correct the episodes.
-- choice: Looked after for the whole year is told from the episodes.
-- source: SSDA903 rule 190, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
anti join continuously_looked_after using (CHILD)
where
    coalesce(
        OC2.CONVICTED, OC2.HEALTH_CHECK, OC2.IMMUNISATIONS, OC2.TEETH_CHECK,
        OC2.HEALTH_ASSESSMENT, OC2.SUBSTANCE_MISUSE,
        OC2.INTERVENTION_RECEIVED, OC2.INTERVENTION_OFFERED
    ) is not null

/* examples
- name: came within the year, or has no episode
  year: 2026
  OC2: [{CONVICTED: 0}, {CHILD: B, INTERVENTION_OFFERED: 1}]
  Episodes: [{DECOM: 2025-04-02, RNE: S, LS: C2}]
  flags: {OC2: [1, 2]}
- name: looked after all year, or only a score
  year: 2026
  OC2: [{CONVICTED: 0}, {CHILD: B, SDQ_SCORE: 12}]
  Episodes: [{DECOM: 2025-04-01, RNE: S, LS: C2}]
  flags: {}
*/
