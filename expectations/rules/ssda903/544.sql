-- title: Conviction is told, but health is not
-- message: Any child who has conviction information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.
-- severity: error
-- flags: OC2(CONVICTED, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE)
-- needs: OC2
-- years: 2023-
-- dimension: completeness
-- to do: Complete immunisations, teeth check, health assessment and substance misuse.
-- differs: The validator asks it only where CONVICTED is 1; 0 is a completed entry as well.
-- source: SSDA903 rule 544, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
where
    OC2.CONVICTED is not null
    and (
        OC2.IMMUNISATIONS is null
        or OC2.TEETH_CHECK is null
        or OC2.HEALTH_ASSESSMENT is null
        or OC2.SUBSTANCE_MISUSE is null
    )

/* examples
- name: any one of the four is missing, whether it is 1 or 0
  OC2:
  - {CONVICTED: '0', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '1'}
  - {CONVICTED: '1', IMMUNISATIONS: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '1'}
  - {CONVICTED: '0', IMMUNISATIONS: '1', TEETH_CHECK: '1', SUBSTANCE_MISUSE: '1'}
  - {CONVICTED: '1', IMMUNISATIONS: '1', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1'}
  flags: {OC2: [1, 2, 3, 4]}
- name: all four are there, or it is not completed
  OC2: [{CONVICTED: '1', IMMUNISATIONS: '0', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '0', SUBSTANCE_MISUSE: '0'}, {CONVICTED: '0', IMMUNISATIONS: '0', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '0', SUBSTANCE_MISUSE: '0'}, {IMMUNISATIONS: '1'}]
  flags: {}
*/
