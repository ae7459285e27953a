-- title: Health promotion is told, but the rest of health is not
-- message: Any child who has health promotion information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.
-- severity: error
-- flags: OC2(HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE)
-- needs: OC2
-- years: 2023-
-- dimension: completeness
-- to do: Complete immunisations, teeth check, health assessment and substance misuse.
-- differs: The validator asks it only where HEALTH_CHECK is 1; 0 is a completed entry as well.
-- source: SSDA903 rule 547, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
where
    OC2.HEALTH_CHECK is not null
    and (
        OC2.IMMUNISATIONS is null
        or OC2.TEETH_CHECK is null
        or OC2.HEALTH_ASSESSMENT is null
        or OC2.SUBSTANCE_MISUSE is null
    )

/* examples
- name: any one of the four is missing, whether it is 1 or 0
  OC2:
  - {HEALTH_CHECK: '0', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '1'}
  - {HEALTH_CHECK: '1', IMMUNISATIONS: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '1'}
  - {HEALTH_CHECK: '0', IMMUNISATIONS: '1', TEETH_CHECK: '1', SUBSTANCE_MISUSE: '1'}
  - {HEALTH_CHECK: '1', IMMUNISATIONS: '1', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1'}
  flags: {OC2: [1, 2, 3, 4]}
- name: all four are there, or it is not completed
  OC2: [{HEALTH_CHECK: '1', IMMUNISATIONS: '0', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '0', SUBSTANCE_MISUSE: '0'}, {HEALTH_CHECK: '0', IMMUNISATIONS: '0', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '0', SUBSTANCE_MISUSE: '0'}, {IMMUNISATIONS: '1'}]
  flags: {}
*/
