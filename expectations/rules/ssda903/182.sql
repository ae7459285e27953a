-- title: Health fields of a child looked after all year are filled in part
-- message: Data entries on immunisations, teeth checks, health assessments and substance misuse
--   problem identified should be completed or all OC2 fields should be left blank.
-- severity: error
-- flags: OC2(CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT,
--   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2
-- years: 2023-
-- dimension: completeness
-- to do: Fill immunisations, teeth check, health assessment and substance misuse, or leave the
--   whole of it empty.
-- choice: The eight health fields are meant by all OC2 fields, not the SDQ score and its reason.
-- differs: It passes a row in which only some of the first four fields are filled and none of the
--   others.
-- source: SSDA903 rule 182, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where
    (
        IMMUNISATIONS is null
        or TEETH_CHECK is null
        or HEALTH_ASSESSMENT is null
        or SUBSTANCE_MISUSE is null
    )
    and coalesce(
        CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK,
        HEALTH_ASSESSMENT, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED
    ) is not null

/* examples
- name: another field is filled, or one of the four
  OC2: [{CONVICTED: 0}, {CHILD: B, IMMUNISATIONS: 1, TEETH_CHECK: 1, HEALTH_ASSESSMENT: 1}]
  flags: {OC2: [1, 2]}
- name: all four, or nothing
  OC2: [{IMMUNISATIONS: 1, TEETH_CHECK: 1, HEALTH_ASSESSMENT: 1, SUBSTANCE_MISUSE: 0}, {CHILD: B, SDQ_SCORE: 12}]
  flags: {}
*/
